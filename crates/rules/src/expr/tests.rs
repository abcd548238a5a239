use bangladesh::land::Ratio;
use jiff::civil::date;

use super::{Scope, Slot, Sort, Trouble, parse};
use crate::value::Value;

struct Names;

impl Scope for Names {
    fn find(&self, name: &str) -> Option<(Slot, Sort)> {
        let names = [
            ("x", Sort::Number),
            ("word", Sort::Text),
            ("day", Sort::Date),
            ("gone", Sort::Number),
            ("all", Sort::Numbers),
        ];
        let at = names.iter().position(|(known, _)| *known == name)?;
        Some((at, names[at].1))
    }
}

fn known() -> Vec<Option<Value>> {
    let list = [3, 1, 2].map(|number| Value::Number(Ratio::whole(number)));
    vec![
        Some(Value::Number(Ratio::whole(10))),
        Some(Value::Text("cash".into())),
        Some(Value::Date(date(2026, 11, 20))),
        None,
        Some(Value::List(list.to_vec())),
    ]
}

fn number(text: &str) -> Ratio {
    let expr = parse(text, &Names, Sort::Number).unwrap_or_else(|why| panic!("{text}: {why}"));
    expr.number(&known()).unwrap_or_else(|trouble| panic!("{text}: {trouble:?}"))
}

fn flag(text: &str) -> bool {
    parse(text, &Names, Sort::Flag).unwrap_or_else(|why| panic!("{text}: {why}")).flag(&known()).unwrap()
}

#[test]
fn numbers_are_exact() {
    for (text, numerator, denominator) in [
        ("1 + 2 * 3", 7, 1),
        ("(1 + 2) * 3", 9, 1),
        ("10 - 4 - 3", 3, 1),
        ("-x + 1", -9, 1),
        ("1 / 3 + 1 / 3 + 1 / 3", 1, 1),
        ("7.5%", 3, 40),
        ("x * 7.5%", 3, 4),
        ("4_00_000 / 1_00_000", 4, 1),
        ("if x > 5 then 1 else gone", 1, 1),
        ("if word = 'cash' and x != 3 then 2 else 3", 2, 1),
        ("max(1, x, 3)", 10, 1),
        ("min(all)", 1, 1),
        ("sum(all) * count(all)", 18, 1),
        ("part(x, 4, 7)", 3, 1),
        ("part(x, 4, 70)", 6, 1),
        ("part(x, 40, 70)", 0, 1),
        ("floor(7 / 2)", 3, 1),
        ("floor(-7 / 2)", -4, 1),
        ("abs(-x)", 10, 1),
        ("days(2026-11-01, day)", 19, 1),
        ("months(2026-01-21, day)", 9, 1),
        ("years(2006-11-20, day)", 20, 1),
        ("years(2006-11-21, day)", 19, 1),
    ] {
        assert_eq!(number(text), Ratio::new(numerator, denominator).unwrap(), "{text}");
    }
}

#[test]
fn conditions() {
    for text in [
        "x in [1..10]",
        "not (x in [11..20])",
        "day >= 2026-07-01 and day <= 2027-06-30",
        "day in [2026-07-01..2027-06-30]",
        "word = \"cash\" or gone > 1",
        "given(x) and not given(gone)",
        "x * 2 = 20",
        "yes and not no",
    ] {
        assert!(flag(text), "{text}");
    }
}

#[test]
fn what_is_missing_zero_or_too_large_is_told() {
    let trouble = |text: &str| parse(text, &Names, Sort::Number).unwrap().number(&known()).unwrap_err();
    assert_eq!(trouble("gone + 1"), Trouble::Missing(3));
    assert_eq!(trouble("1 / (x - 10)"), Trouble::ByZero);
    assert_eq!(trouble("1 / 0"), Trouble::ByZero);
    let large = "9_99_99_99_99_99_99_99_999";
    assert_eq!(trouble(&[large; 4].join(" * ")), Trouble::TooLarge);
}

#[test]
fn what_does_not_fit_is_refused_when_it_is_read() {
    for text in [
        "",
        "1 +",
        "(1",
        "1)",
        "x +* 2",
        "word + 1",
        "x = word",
        "day < 3",
        "if x then 1 else 2",
        "if x > 1 then 1",
        "nobody",
        "sqrt(x)",
        "max()",
        "part(x)",
        "given(nobody)",
        "not x",
        "-word",
        "x in [1, 2]",
        "1 2",
        "'open",
        "#",
        "sum(x)",
        "days(x, day)",
        "all",
    ] {
        assert!(parse(text, &Names, Sort::Number).is_err(), "{text}");
    }
    let deep = format!("{}1{}", "(".repeat(500), ")".repeat(500));
    assert!(parse(&deep, &Names, Sort::Number).is_err());
    let deep = format!("{}x", "-".repeat(5_000));
    assert!(parse(&deep, &Names, Sort::Number).is_err());
    assert!(parse(&["x"; 5_000].join("+"), &Names, Sort::Number).is_err());
    assert!(parse(&["x"; 200].join("+"), &Names, Sort::Number).is_ok());
}
