use super::{Counts, count, honest, take_not_run};

fn counted(lines: &[&str]) -> Counts {
    let mut counts = Counts::default();
    lines.iter().for_each(|line| count(&mut counts, line));
    counts
}

#[test]
fn results_of_all_programs_are_summed() {
    let counts = counted(&[
        "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.03s",
        "test a::b ... ok",
        "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
    ]);
    assert_eq!((counts.passed, counts.failed, counts.skipped.len()), (15, 2, 0));
}

#[test]
fn what_did_not_run_is_not_counted_as_passed() {
    let mut counts = counted(&["test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out"]);
    take_not_run(&mut counts, "not run: journals — apt-get install hledger\n\n");
    assert_eq!(
        (counts.passed, counts.skipped.as_slice()),
        (4, &["journals — apt-get install hledger".to_string()][..])
    );
}

#[test]
fn an_ignored_test_is_named() {
    let counts = counted(&["test crates/kernel/src/contract.rs - contract (line 61) ... ignored"]);
    assert!(counts.skipped[0].starts_with("crates/kernel/src/contract.rs - contract (line 61)"));
}

#[test]
fn a_suite_that_broke_has_failed() {
    assert_eq!(honest(counted(&[]), true).failed, 1);
    assert_eq!(honest(counted(&[]), false).failed, 0);
}
