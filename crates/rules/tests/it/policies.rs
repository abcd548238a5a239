//! Whole papers: a rent, a running bill.

use rules::Facts;

use crate::{bill, decide, taka, without_psr};

#[test]
fn rent_is_withheld_and_its_vat_paid_by_the_tenant() {
    let facts = bill("rent", 0).without("bill").without("payment_kind").poisha("rent_amount", taka(1_00_000));
    let decided = decide("rent", &facts);
    let figures = ["vat", "tds", "landlord"].map(|name| decided.poisha(name).unwrap());
    assert_eq!(figures, [taka(15_000), taka(10_000), taka(90_000)]);
    let kind = decide("rent", &without_psr(facts.clone()));
    assert_eq!(kind.poisha("landlord").unwrap(), taka(85_000));
    let told = crate::law().decide("rent", &facts.word("payment_kind", "rent"), kind.dates).unwrap_err();
    assert_eq!(told.code(), "rules.fact-settled");
}

#[test]
fn a_running_bill() {
    let this_bill = 40_00_000;
    let supply = Facts::new()
        .word("supply", "construction")
        .poisha("price", taka(this_bill))
        .flag("price_includes_tax", false)
        .word("withholder", "limited-company")
        .word("supplier_kind", "service-provider")
        .flag("mushak_63", true);
    let vds = decide("vds", &supply);
    let [vat, total, withheld] = ["vat", "total", "vds"].map(|name| vds.poisha(name).unwrap());
    assert_eq!([vat, total, withheld], [taka(4_00_000), taka(44_00_000), taka(4_00_000)]);
    let (retention, mobilisation, free_issue) = (taka(4_00_000), taka(6_00_000), taka(1_25_000));
    for (facts, tax, net) in [
        (bill("civil-work", this_bill), 2_00_000, 26_75_000),
        (without_psr(bill("civil-work", this_bill)), 3_00_000, 25_75_000),
    ] {
        let tds = decide("tds", &facts).poisha("tds").unwrap();
        assert_eq!(tds, taka(tax));
        assert_eq!(total - withheld - tds - retention - mobilisation - free_issue, taka(net));
    }
}

#[test]
fn a_construction_firms_input_vat_is_cost() {
    let facts = Facts::new().word("purchase_kind", "input").word("output_rate", "reduced");
    assert!(!decide("input-vat", &facts).flag("creditable").unwrap());
    let standard = facts.word("output_rate", "standard").flag("standard_63", true).flag("mushak_63", true);
    let bought = standard.poisha("value", taka(1_00_000) + 1).number("periods_since", 6).flag("by_bank", true);
    assert!(decide("input-vat", &bought).flag("creditable").unwrap());
    assert!(!decide("input-vat", &bought.clone().flag("by_bank", false)).flag("creditable").unwrap());
    assert!(!decide("input-vat", &bought.number("periods_since", 7)).flag("creditable").unwrap());
}
