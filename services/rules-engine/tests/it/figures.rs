//! The published figures, through the graph: what a screen would show.

use serde_json::{Value, json};

use crate::house::{Case, House, bill, result, text, without_psr};

async fn amount(house: &House, case: &Case<'_>, name: &str) -> String {
    result(&house.decide(case).await, name)
}

fn lines(trial: &Value, language: &str) -> Vec<String> {
    trial["lines"].as_array().unwrap().iter().map(|line| text(&line["said"][language])).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn t10_a_contractors_bill_with_and_without_psr_in_both_languages() {
    let house = House::new().await;
    assert_eq!(amount(&house, &bill(), "tds").await, "50000.00");
    let without = house.decide(&without_psr(bill())).await;
    assert_eq!((result(&without, "tds"), result(&without, "missing")), ("75000.00".into(), "psr".into()));
    let english = "\
Law in force on 20 November 2026, as known on 20 November 2026; rule pack BD-2026-07.
Rate of income tax at source: Civil work, construction, engineering, manufacture → 5% (s.89, r.3(18), TDS Rules 2026 (SRO 273-Ain/Aykar-5/2026)).
Multiplier for missing proof: No proof of submission of return → multiplier of the rate: 1.5, missing proof: proof of submission of return (PSR) (s.142(1), Income Tax Act 2023 as amended by the Finance Act 2026 (Act 89/2026)).
Base value: 10,00,000.00 (bill).
10,00,000.00 × 5% = 50,000.00.
Income tax to withhold: 50,000.00 × 1.5 = 75,000.00.";
    assert_eq!(lines(&without, "en").join("\n"), english);
    let bengali = "\
২০ নভেম্বর ২০২৬ তারিখে কার্যকর আইন, ২০ নভেম্বর ২০২৬ পর্যন্ত যা জানা; নিয়মের প্যাক BD-2026-07।
উৎসে আয়করের হার: পূর্তকাজ, নির্মাণ, প্রকৌশল ও উৎপাদন → ৫% (ধারা ৮৯, বিধি ৩(১৮), উৎসে কর বিধিমালা ২০২৬ (এসআরও ২৭৩-আইন/আয়কর-৫/২০২৬))।
প্রমাণ না থাকলে গুণক: রিটার্ন দাখিলের প্রমাণ নেই → হারের গুণক: ১.৫, যে প্রমাণ নেই: রিটার্ন দাখিলের প্রমাণ (পিএসআর) (ধারা ১৪২(১), অর্থ আইন ২০২৬ (২০২৬ সালের ৮৯ নং আইন) দ্বারা সংশোধিত আয়কর আইন ২০২৩)।
ভিত্তিমূল্য: ১০,০০,০০০.০০ (বিল)।
১০,০০,০০০.০০ × ৫% = ৫০,০০০.০০।
উৎসে কর্তনীয় কর: ৫০,০০০.০০ × ১.৫ = ৭৫,০০০.০০।";
    assert_eq!(lines(&without, "bn").join("\n"), bengali);
    // both digit sets are read
    assert_eq!(amount(&house, &bill().with("bill", "১০,০০,০০০"), "tds").await, "50000.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn t11_to_t13_and_t16() {
    let house = House::new().await;
    let guard = bill().with("payment_kind", "security").with("bill", "15,00,000").with("commission", "1,00,000");
    assert_eq!(amount(&house, &guard, "tds").await, "15000.00");
    let net = Case { decision: "tds-gross-up", ..bill().without("bill").with("net", "1,00,000") };
    let trial = house.decide(&net).await;
    assert_eq!((result(&trial, "gross"), result(&trial, "tds")), ("105263.16".into(), "5263.16".into()));
    let uplifted = house.decide(&without_psr(net)).await;
    assert_eq!((result(&uplifted, "gross"), result(&uplifted, "tds")), ("108108.11".into(), "8108.11".into()));
    let cement = bill().with("payment_kind", "cement-iron").with("bill", "50,00,000").with("import_tax", "60,000");
    assert_eq!(amount(&house, &cement, "tds").await, "40000.00");
    let short = Case::new("tds-shortfall", &[("due_tax", "4,00,000"), ("deducted", "2,00,000"), ("months_late", "30")]);
    assert_eq!(amount(&house, &short, "payable").await, "300000.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn t14_and_v7_under_both_settings() {
    let house = House::new().await;
    let part = || bill().with("contract", "1,00,00,000").with("billed_before", "0");
    assert_eq!(amount(&house, &part(), "tds").await, "50000.00", "by each bill, the default");
    let whole = house.decide(&part().with("tds_base", "contract").with("base_before", "0")).await;
    assert_eq!((result(&whole, "base_now"), result(&whole, "tds")), ("10000000.00".into(), "500000.00".into()));
    let candidates = lines(&whole, "en").into_iter().find(|line| line.contains("the highest of")).unwrap();
    assert!(candidates.contains("contract: 1,00,00,000.00") && candidates.contains("Chosen: contract"), "{candidates}");

    let line = |setting: &str| Case::new("sor-line", &[("sor_cost", "103.29"), ("sor_vat", setting)]).on("2024-12-01");
    let factor = house.decide(&line("adjustment-factor")).await;
    assert_eq!((result(&factor, "vat"), result(&factor, "total")), ("8.37".into(), "111.66".into()));
    let act = house.decide(&line("act")).await;
    assert_eq!((result(&act, "vat"), result(&act, "total")), ("7.75".into(), "111.04".into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn t15_t17_and_v8_are_due_dates() {
    let house = House::new().await;
    let document = "query($d: String!, $from: Date!) { ruleDueDate(deadline: $d, from: $from, known: \"2026-11-20\") { date certainty source } }";
    for (deadline, from, due) in [
        ("tds-deposit", "2026-07-10", "2026-08-14"),
        ("tds-deposit", "2027-01-31", "2027-02-14"),
        ("tds-deposit", "2027-06-05", "2027-06-12"),
        ("tds-deposit", "2027-06-22", "2027-06-23"),
        ("tds-deposit", "2027-06-30", "2027-06-30"),
        ("withholding-return", "2026-09-30", "2026-10-25"),
        ("withholding-return", "2026-12-31", "2027-01-25"),
        ("withholding-return", "2027-03-31", "2027-04-25"),
        ("withholding-return", "2027-06-30", "2027-07-25"),
        ("vat-return", "2026-12-31", "2027-01-17"),
        ("vat-return", "2026-09-30", "2026-10-15"),
    ] {
        let asked = json!({ "d": deadline, "from": from });
        let found = house.graph(&house.owner, document, asked).await.unwrap();
        assert_eq!(found["date"], due, "{deadline} {from}");
    }
    let unknown = json!({ "d": "nothing", "from": "2026-07-10" });
    assert_eq!(house.graph(&house.owner, document, unknown).await.unwrap_err(), "rules.deadline-unknown");
}

#[tokio::test(flavor = "multi_thread")]
async fn v1_to_v6_and_rent() {
    let house = House::new().await;
    let supply = |kind: &'static str, price: &'static str, inclusive: &'static str| {
        Case::new("vat", &[("supply", kind), ("price", price), ("price_includes_tax", inclusive)])
    };
    let v1 = house.decide(&supply("goods", "1,00,000", "no")).await;
    assert_eq!((result(&v1, "vat"), result(&v1, "total")), ("15000.00".into(), "115000.00".into()));
    let guard = Case { decision: "vds", ..supply("guard-service", "3,45,000", "yes") }
        .with("withholder", "limited-company")
        .with("supplier_kind", "service-provider")
        .with("mushak_63", "yes");
    let v2 = house.decide(&guard).await;
    assert_eq!((result(&v2, "value"), result(&v2, "vds")), ("300000.00".into(), "45000.00".into()));
    assert_eq!(result(&v2, "paid_to_supplier"), "300000.00");
    assert_eq!(amount(&house, &supply("construction", "1,10,000", "yes"), "vat").await, "10000.00");
    for (sft, expected) in [("1600", "200000.00"), ("1601", "450000.00")] {
        let flat = supply("building-sale", "1,00,00,000", "no").with("floor_sft", sft).with("re_registration", "no");
        assert_eq!(amount(&house, &flat, "vat").await, expected, "{sft}");
    }
    let v5 = house.decide(&supply("goods", "1,000", "no").with("sd_rate", "20%")).await;
    assert_eq!(
        (result(&v5, "sd"), result(&v5, "vat"), result(&v5, "total")),
        ("200.00".into(), "180.00".into(), "1380.00".into())
    );
    for (price, required) in [("25,000.00", "no"), ("25,000.01", "yes")] {
        assert_eq!(amount(&house, &supply("goods", price, "no"), "buyer_bin_required").await, required, "{price}");
    }
    let rent = bill().with("rent_amount", "1,00,000").without("bill").without("payment_kind");
    let rent = house.decide(&Case { decision: "rent", ..rent }).await;
    assert_eq!(
        (result(&rent, "vat"), result(&rent, "tds"), result(&rent, "landlord")),
        ("15000.00".into(), "10000.00".into(), "90000.00".into())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_psr_date_changes_exactly_one_line() {
    let house = House::new().await;
    let (before, after) = (house.decide(&bill()).await, house.decide(&bill().with("psr_from", "2026-10-11")).await);
    assert_eq!(before["results"], after["results"]);
    let (before, after) = (lines(&before, "en"), lines(&after, "en"));
    assert_eq!(before.len(), after.len());
    let changed: Vec<_> = before.iter().zip(&after).filter(|(old, new)| old != new).collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].1.contains("11 October 2026"), "{changed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bill_under_the_packs_side_by_side() {
    let house = House::new().await;
    let document = "query($packs: [String!]!, $f: [RuleFact!]!) {
        compareRules(packs: $packs, decision: \"tds\", facts: $f, on: \"2026-11-20\", known: \"2026-11-20\") {
          trial { pack outcome results { name value } lines { code } refusal { code fact } }
          results { name before { en } after { en } } lines { before { en } after { en } } } }";
    let asked = json!({ "packs": ["BD-2026-07", "BD-2025-07", "BD-2024-07", "PLAN-DEFAULT"], "f": bill().with("psr", "exempt").with("vendor_type", "contractor").facts() });
    let compared = house.graph(&house.owner, document, asked).await.unwrap();
    let tds = |at: usize| result(&compared[at]["trial"], "tds");
    assert_eq!((tds(0), tds(2), tds(3)), ("50000.00".into(), "70000.00".into(), "75000.00".into()));
    assert_eq!(compared[0]["results"], json!([]), "the first differs from itself in nothing");
    let changed = compared[2]["results"].as_array().unwrap();
    assert_eq!(changed.iter().map(|change| text(&change["name"])).collect::<Vec<_>>(), ["rate", "tds"]);
    assert_eq!((&changed[1]["before"]["en"], &changed[1]["after"]["en"]), (&json!("50,000.00"), &json!("70,000.00")));
    assert!(!compared[2]["lines"].as_array().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_fact_is_a_question_and_an_unknown_date_a_refusal() {
    let house = House::new().await;
    let asks = house.decide(&bill().without("psr").without("psr_from").without("psr_until")).await;
    assert_eq!((&asks["outcome"], &asks["question"]["name"]), (&json!("ASKS"), &json!("psr")));
    assert_eq!(asks["refusal"]["fact"], "psr");
    assert!(text(&asks["refusal"]["said"]["bn"]).contains("পিএসআর"));
    assert_eq!(asks["question"]["choices"].as_array().unwrap().len(), 3);
    assert_eq!(asks["results"], json!([]));
    let unknown = house.decide(&bill().on("2019-01-01")).await;
    assert_eq!((&unknown["outcome"], &unknown["refusal"]["code"]), (&json!("REFUSED"), &json!("rules.date-unknown")));
    let word = house.decide(&bill().with("payment_kind", "magic")).await;
    assert_eq!(
        (&word["refusal"]["code"], &word["refusal"]["fact"]),
        (&json!("rules.word-unknown"), &json!("payment_kind"))
    );
    let kind = house.decide(&bill().with("bill", "ten")).await;
    assert_eq!((&kind["refusal"]["code"], &kind["refusal"]["fact"]), (&json!("rules.fact-kind"), &json!("bill")));
}
