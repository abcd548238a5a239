//! A tenant's own pack on top of the law's, and packs that cannot be used.

use jiff::civil::date;
use kernel::Language;
use rules::{Dates, Digits, Facts, Library, Pack, Refusal, shipped};

use crate::{TODAY, bill, taka};

const OWN: &str = r#"
[pack]
id = "DEMO-1"
extends = "BD-2026-07"
en = "Demo Builders' own rates"
bn = "ডেমো বিল্ডার্সের নিজস্ব হার"
as_of = 2026-11-01
reason = "Opinion of our chartered accountant, 28 October 2026"

[instruments]
opinion = { en = "opinion of 28 October 2026", bn = "২৮ অক্টোবর ২০২৬-এর মতামত", source = "file 12", status = "disputed", known_from = 2026-11-01, in_force = 2026-11-01, until = 2026-12-31 }

[rows.tds-rate]
instrument = "opinion"
list = [
  { key = "own-civil", replaces = "s89-civil", section = "s.89", residency = "resident", payment_kind = "civil-work", rate = "7%", en = "Civil work, as advised", bn = "পূর্তকাজ, পরামর্শ অনুযায়ী" },
  { key = "own-architecture", section = "s.90", residency = "resident", payment_kind = "architecture", rate = "10%", en = "Architecture", bn = "স্থাপত্য সেবা" },
]

[[tests]]
name = "seven per cent"
decide = "tds"
given = { payment_kind = "civil-work", residency = "resident", bill = "10,00,000", psr = "exempt", by_bank = true }
expect = { tds = "70,000" }
"#;

fn own(text: &str) -> Result<Library, Refusal> {
    shipped::with(vec![Pack::read_own(&[("own.toml", text)])?])
}

fn refused(text: &str) -> Refusal {
    own(text).and_then(|library| library.book("DEMO-1")).map(|_| ()).unwrap_err()
}

#[test]
fn an_own_row_counts_on_its_days_with_its_reason() {
    let library = own(OWN).unwrap();
    let book = library.book("DEMO-1").unwrap();
    assert_eq!(book.prove().unwrap(), 1);
    let facts = bill("civil-work", 10_00_000).word("psr", "exempt");
    let asked = |on, known| book.decide("tds", &facts, Dates::new(on, known)).unwrap();
    let decided = asked(TODAY, TODAY);
    assert_eq!(decided.poisha("tds").unwrap(), taka(70_000));
    let text = book.explain(&decided, Language::En, Digits::Latin).join("\n");
    assert!(
        text.contains("Row own-civil of your own pack DEMO-1 is used. Reason: Opinion of our chartered accountant"),
        "{text}"
    );
    // before, after, and as known before, the law's own row counts
    assert_eq!(asked(date(2026, 10, 31), TODAY).poisha("tds").unwrap(), taka(50_000));
    assert_eq!(asked(date(2027, 1, 1), date(2027, 1, 1)).poisha("tds").unwrap(), taka(50_000));
    assert_eq!(asked(TODAY, date(2026, 10, 31)).poisha("tds").unwrap(), taka(50_000));
    // a kind the law's pack does not know
    let more = book.decide("tds", &bill("architecture", 10_00_000), Dates::same(TODAY)).unwrap();
    assert_eq!(more.poisha("tds").unwrap(), taka(1_00_000));
    // the law's own book is as it was, and the difference can be seen
    let law = library.book("BD-2026-07").unwrap();
    let (_, difference) = law.replay(&decided, decided.dates).unwrap();
    assert_eq!(difference.results.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), ["rate", "tds"]);
    assert_ne!(law.digest(), book.digest());
    assert_eq!(law.digest(), crate::law().digest());
}

#[test]
fn departing_from_the_law_needs_a_reason_and_a_law_to_stand_on() {
    let silent = OWN.replace("reason = \"Opinion of our chartered accountant, 28 October 2026\"", "");
    assert_eq!(refused(&silent).code(), "rules.pack-reason");
    assert_eq!(refused(&OWN.replace("extends = \"BD-2026-07\"", "")).code(), "rules.pack-reason");
    assert_eq!(refused(&OWN.replace("BD-2026-07", "BD-2031-07")).code(), "rules.pack-unknown");
}

#[test]
fn rows_that_could_both_apply_are_refused_by_name() {
    let twice = refused(&OWN.replace(", replaces = \"s89-civil\"", ""));
    assert_eq!(twice.code(), "rules.pack-overlap");
    let sentence = twice.sentence(Language::En);
    assert!(
        sentence.contains("own-civil") && sentence.contains("s89-civil") && sentence.contains("1 November 2026"),
        "{sentence}"
    );
}

#[test]
fn what_is_wrong_in_a_pack_is_named_with_its_place() {
    for (old, new, place) in [
        ("rate = \"7%\"", "rate = 0.07", "write \"0.07\" in quotes"),
        ("rate = \"7%\"", "rate = \"bill\"", ""),
        ("rate = \"7%\"", "rate = \"7% +\"", "something is missing at the end"),
        ("rate = \"7%\"", "rate = \"psr\"", "gives a word, not a number"),
        ("rate = \"7%\"", "rate = \"levy * 2\"", "nothing is called “levy”"),
        ("rate = \"7%\", ", "", "rate is missing"),
        ("payment_kind = \"civil-work\"", "payment_kind = \"civil-wrok\"", "“civil-wrok” is none of its choices"),
        ("section = \"s.89\", ", "", "names no section"),
        ("instrument = \"opinion\"", "instrument = \"rumour\"", "there is no instrument “rumour”"),
        ("replaces = \"s89-civil\"", "replaces = \"s89-none\"", "there is no row “s89-none” to replace"),
        ("until = 2026-12-31", "until = 2026-01-31", "it ends before it begins"),
        ("[rows.tds-rate]", "[rows.tds-rates]", "there is no such table"),
        ("decide = \"tds\"", "decides = \"tds\"", "decides"),
    ] {
        let text = OWN.replace(old, new);
        assert_ne!(text, OWN, "{old}");
        if place.is_empty() {
            assert!(own(&text).unwrap().book("DEMO-1").is_ok());
            continue;
        }
        let refusal = refused(&text);
        assert_eq!(refusal.code(), "rules.pack-unreadable", "{new}");
        assert!(refusal.sentence(Language::En).contains(place), "{new}: {refusal}");
    }
}

#[test]
fn a_pack_whose_test_fails_says_which_and_how() {
    let library = own(&OWN.replace("expect = { tds = \"70,000\" }", "expect = { tds = \"50,000\" }")).unwrap();
    let refusal = library.book("DEMO-1").unwrap().prove().unwrap_err();
    assert_eq!(refusal.code(), "rules.pack-test");
    let sentence = refusal.sentence(Language::En);
    assert!(sentence.contains("seven per cent") && sentence.contains("tds is 70,000.00, not 50,000.00"), "{sentence}");
    for wrong in
        ["expect = { tds = \"70,000\" }\nrefuses = \"rules.no-row\"", "expect = {}", "refuses = \"rules.no-row\""]
    {
        let library = own(&OWN.replace("expect = { tds = \"70,000\" }", wrong)).unwrap();
        assert_eq!(library.book("DEMO-1").unwrap().prove().unwrap_err().code(), "rules.pack-test", "{wrong}");
    }
}

#[test]
fn a_tenant_may_decide_things_of_its_own() {
    let approval = r#"
[pack]
id = "DEMO-1"
extends = "BD-2026-07"
en = "approval of orders"
bn = "ক্রয়াদেশ অনুমোদন"
as_of = 2026-11-01
reason = "board resolution 7/2026"

[instruments]
board = { en = "board resolution 7/2026", bn = "পর্ষদ সিদ্ধান্ত ৭/২০২৬", source = "minutes", status = "verified", known_from = 2026-11-01, in_force = 2026-11-01 }

[names]
order_total = { kind = "amount", en = "total of the order", bn = "আদেশের মোট" }
approver = { kind = "text", en = "approver", bn = "অনুমোদনকারী", choices = ["department-head", "finance-manager"] }

[tables.approval]
en = "Approval of an order"
bn = "আদেশের অনুমোদন"
policy = "output-order"
inputs = ["order_total"]
outputs = ["approver"]

[rows.approval]
instrument = "board"
list = [
  { key = "finance", section = "2", order_total = "> 1_00_000", approver = "finance-manager", priority = 2, en = "above 1,00,000", bn = "১,০০,০০০-এর ওপরে" },
  { key = "head", section = "1", order_total = "> 50_000", approver = "department-head", priority = 1, en = "above 50,000", bn = "৫০,০০০-এর ওপরে" },
]
"#;
    let book = own(approval).unwrap().book("DEMO-1").unwrap();
    let asked = |poisha| book.ask("approval", &Facts::new().poisha("order_total", poisha), Dates::same(TODAY));
    assert_eq!(asked(taka(1_00_001)).unwrap().rows, ["head", "finance"]);
    assert_eq!(asked(taka(1_00_000)).unwrap().rows, ["head"]);
    assert_eq!(asked(taka(50_000)).unwrap_err().code(), "rules.no-row");
}

#[test]
fn steps_of_ones_own_are_said_to_be_ones_own() {
    let steps = OWN.split("[rows.tds-rate]").next().unwrap().to_owned()
        + r#"
[decisions.tds]
en = "tax, as advised"
bn = "পরামর্শ অনুযায়ী কর"
outputs = ["tds"]
steps = [
  { refuse = "own.too-small", when = "bill < 1_000", en = "A bill of {bill} is not taxed.", bn = "{bill} টাকার বিলে কর নেই।" },
  { name = "tds", is = "bill * 6%", round = "taka-up" },
]
"#;
    let book = own(&steps).unwrap().book("DEMO-1").unwrap();
    let asked = |poisha| book.decide("tds", &Facts::new().poisha("bill", poisha), Dates::same(TODAY));
    let decided = asked(taka(1_234)).unwrap();
    assert_eq!(decided.poisha("tds").unwrap(), taka(75));
    let text = book.explain(&decided, Language::En, Digits::Latin);
    assert_eq!(
        text[1],
        "Reckoned by the steps of your own pack DEMO-1. Reason: Opinion of our chartered accountant, 28 October 2026"
    );
    assert_eq!(text[2], "Income tax to withhold: 75.00 (rounded up to the taka; before rounding 74.04).");
    let refusal = asked(taka(999)).unwrap_err();
    assert_eq!((refusal.code(), refusal.sentence(Language::Bn).as_str()), ("own.too-small", "৯৯৯.০০ টাকার বিলে কর নেই।"));
    // an amount that would leave unrounded, a sentence in one language, other blanks
    for (old, new, why) in [
        (", round = \"taka-up\"", "", "needs a rounding"),
        (", bn = \"{bill} টাকার বিলে কর নেই।\"", "", "missing in one language"),
        ("{bill} টাকার বিলে", "এই বিলে", "different blanks"),
        ("outputs = [\"tds\"]", "outputs = [\"tds\", \"gross\"]", "no step gives “gross”"),
        ("round = \"taka-up\"", "round = \"bill\"", "no setting that chooses among roundings"),
        ("is = \"bill * 6%\"", "is = \"bill * 6%\", from = \"tds-rate\"", "exactly one of"),
        ("{ refuse", "{ use = \"tds\" }, { refuse", "would use itself"),
    ] {
        let wrong = steps.replace(old, new);
        assert_ne!(wrong, steps, "{old}");
        let refusal = refused(&wrong);
        assert!(refusal.sentence(Language::En).contains(why), "{why}: {refusal}");
    }
}

#[test]
fn sheets_show_conditions_and_actions_with_their_law() {
    let book = own(OWN).unwrap().book("DEMO-1").unwrap();
    let sheet = book.sheets().find(|sheet| sheet.id == "tds-rate").unwrap();
    let row = sheet.rows.iter().find(|row| row.law.key == "own-civil").unwrap();
    let told: Vec<(&str, &str)> =
        row.conditions.iter().chain(&row.actions).map(|cell| (cell.name.as_str(), cell.text.as_str())).collect();
    let expected =
        [("residency", "resident"), ("payment_kind", "civil-work"), ("rate", "7%"), ("commission_rate", "0%")];
    assert_eq!(told, expected);
    assert!(row.reason.is_some());
    assert!(serde_json::to_string(&sheet).unwrap().contains("own-civil"));
}

#[test]
fn a_pack_cannot_be_made_to_keep_us_busy() {
    let rows = |count: usize| {
        let row = |index: usize| {
            let day = date(1000, 1, 1).checked_add(jiff::Span::new().days(i64::try_from(index).unwrap())).unwrap();
            format!(
                "{{ key = \"k{index}\", section = \"1\", in_force = {day}, until = {day}, rate = \"1%\", en = \"e\", bn = \"ব\" }},\n"
            )
        };
        let list: String = (0..count).map(row).collect();
        format!(
            "{}[rows.tds-rate]\ninstrument = \"opinion\"\nlist = [\n{list}]\n",
            OWN.split("[rows.tds-rate]").next().unwrap()
        )
    };
    assert!(own(&rows(2_000)).unwrap().book("DEMO-1").is_ok());
    assert!(refused(&rows(2_001)).sentence(Language::En).contains("more than 2000 rows"));
    assert!(own(&format!("{OWN}\n# {}", "x".repeat(1 << 20))).unwrap_err().sentence(Language::En).contains("1 MiB"));
}

#[test]
fn a_pack_may_bring_a_deadline() {
    let text = format!(
        "{OWN}{}",
        r#"
[[deadlines]]
key = "own-declaration"
en = "declaration to the board"
bn = "পর্ষদে ঘোষণা"
anchor = "tax-period-end"
cases = [{ when = "always", rule = { step = { day-of-month = { months = 1, day = 20 } }, shift = "next" } }]
in_force = "2026-11-01"
known_from = "2026-11-01"
source = "minutes"
status = "found"
"#
    );
    let book = own(&text).unwrap().book("DEMO-1").unwrap();
    let office = bangladesh::working::WorkingCalendar::new(bangladesh::working::Weekend::FRIDAY_SATURDAY);
    let due = book.due("own-declaration", date(2026, 11, 30), TODAY, &office).unwrap();
    assert_eq!(due.date, date(2026, 12, 20));
    assert_eq!(book.due("vat-return", date(2026, 12, 31), TODAY, &office).unwrap().date, date(2027, 1, 17));
    let early = book.due("own-declaration", date(2026, 10, 31), TODAY, &office).unwrap_err();
    assert_eq!(early.code(), "rules.deadline-unknown");
}

#[test]
fn a_book_is_asked_from_any_thread() {
    let answers = std::thread::scope(|scope| {
        let ask = || crate::decide("tds", &bill("civil-work", 10_00_000));
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}
