//! Times a table of 100 rows and whole decisions, beside the same rows searched by a plain loop. Prints a JSON line each; gates nothing.
//!
//! `cargo run --profile quick -p rules --example bench`

#![allow(
    clippy::inconsistent_digit_grouping,
    clippy::mistyped_literal_suffixes,
    reason = "lakh and crore stand as the country groups them"
)]

use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use jiff::civil::date;
use rules::{Book, Dates, Facts, Library, Pack, shipped};

const ROUNDS: u32 = 20_000;
const ROWS: i64 = 100;

fn main() -> std::io::Result<()> {
    let dates = Dates::same(date(2026, 11, 20));
    let mut lines = Vec::new();
    let book = hundred("unique");
    let facts = |x: i64| Facts::new().number("x", x).word("word", "w7").flag("sure", true);
    let last = facts(ROWS * 10 - 5);
    lines.push(line("table of 100 rows, unique, all looked at", &mut || {
        black_box(book.ask("t", &last, dates).is_ok());
    }));
    let sum = hundred("collect-sum");
    lines.push(line("table of 100 rows, collect sum", &mut || {
        black_box(sum.ask("t", &last, dates).is_ok());
    }));
    let first = hundred("first");
    lines.push(line("table of 100 rows, first, the last row", &mut || {
        black_box(first.ask("t", &last, dates).is_ok());
    }));
    let rows = by_hand();
    lines.push(line("yardstick: the same hundred rows searched by a loop", &mut || {
        black_box(search(black_box(&rows), "w7", ROWS * 10 - 5, true));
    }));
    let law = shipped::library().book(shipped::LAW).expect("the shipped law is read");
    let bill = Facts::new()
        .word("payment_kind", "civil-work")
        .word("residency", "resident")
        .poisha("bill", 10_00_000_00)
        .word("psr", "none")
        .flag("by_bank", true);
    lines.push(line("tds of a bill with its explanation", &mut || {
        black_box(law.decide("tds", &bill, dates).is_ok());
    }));
    let salary = Facts::new()
        .poisha("salary_of_year", 13_00_000_00)
        .poisha("investment", 2_00_000_00)
        .word("taxpayer", "general")
        .number("disabled_children", 0)
        .flag("new_taxpayer", false)
        .number("months_left", 12)
        .poisha("withheld_before", 0);
    lines.push(line("tax of a salary with its explanation", &mut || {
        black_box(law.decide("salary", &salary, dates).is_ok());
    }));
    let began = Instant::now();
    black_box(shipped::library().book(shipped::LAW).is_ok());
    lines.push(format!("{{\"what\":\"the law made ready\",\"us\":{}}}", began.elapsed().as_micros()));
    let mut out = std::io::stdout();
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

type Row = ([&'static str; 3], i64, i64, bool);

/// The rows of [`hundred`] as a programmer would keep them.
fn by_hand() -> Vec<Row> {
    (0..ROWS).map(|row| (["w1", "w3", "w7"], row * 10, row * 10 + 9, true)).collect()
}

fn search(rows: &[Row], word: &str, x: i64, sure: bool) -> usize {
    rows.iter().filter(|row| row.0.contains(&word) && row.1 <= x && x <= row.2 && row.3 == sure).count()
}

/// Median and 99th part of single runs, after a warm-up.
fn line(what: &str, run: &mut dyn FnMut()) -> String {
    (0..ROUNDS / 10).for_each(|_| run());
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            run();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |part: usize| times[times.len() * part / 100].as_nanos() as f64 / 1_000.0;
    format!("{{\"what\":\"{what}\",\"rounds\":{ROUNDS},\"median_us\":{:.2},\"p99_us\":{:.2}}}", at(50), at(99))
}

/// A hundred rows over a word, a number, a flag: none overlaps another.
fn hundred(policy: &str) -> Book {
    let mut text = format!(
        r#"
[pack]
id = "BENCH"
en = "bench"
bn = "bench"
as_of = 2026-11-20
[instruments]
i = {{ en = "i", bn = "i", source = "s", status = "verified", known_from = 2026-01-01, in_force = 2026-01-01 }}
[names]
word = {{ kind = "text", en = "word", bn = "word" }}
x = {{ kind = "number", en = "x", bn = "x" }}
sure = {{ kind = "flag", en = "sure", bn = "sure" }}
y = {{ kind = "number", en = "y", bn = "y" }}
[tables.t]
en = "t"
bn = "t"
policy = "{policy}"
inputs = ["word", "x", "sure"]
outputs = ["y"]
[rows.t]
instrument = "i"
list = [
"#
    );
    for row in 0..ROWS {
        let (low, high) = (row * 10, row * 10 + 9);
        text += &format!(
            "{{ key = \"r{row}\", section = \"1\", word = \"w1, w3, w7\", x = \"[{low}..{high}]\", sure = \"yes\", y = \"x * 7.5% + {row}\", en = \"r\", bn = \"r\" }},\n"
        );
    }
    let mut library = Library::new();
    let pack = Pack::read(&[("bench.toml", &(text + "]\n"))]).expect("the table is read");
    library.add(pack).expect("the shelf is empty");
    library.book("BENCH").expect("no row overlaps")
}
