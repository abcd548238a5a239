use std::str::FromStr;

use proptest::prelude::*;

use crate::{
    Actor, Clash, Clock, CompanyId, Currency, Cx, Error, Grant, Grants, Kind, Language, Money, PersonId, Place,
    Rounding, Scope, TenantId, WireCx, codes,
};

mod permission {
    crate::permissions! {
        SEE = "probe.thing.read", "See things", "জিনিস দেখা", ["viewer"];
        MAKE = "probe.thing.create", "Make things", "জিনিস তৈরি", [];
        PAY = "probe.salary.read", "See salaries", "বেতন দেখা", [], sensitive;
    }
}

fn cx(names: &[&str], scope: Scope) -> Cx {
    crate::register_permissions(permission::ALL);
    Cx::new(TenantId::new(), Actor::Operator, Grants::of(names.iter().copied(), scope), Clock::default())
}

#[test]
fn wildcards_grant_what_they_say_and_nothing_sensitive() {
    for (names, see, make, pay) in [
        (vec!["probe.thing.read"], true, false, false),
        (vec!["probe.thing.*"], true, true, false),
        (vec!["probe.*"], true, true, false),
        (vec!["*.read"], true, false, false),
        (vec!["probe.*.read"], true, false, false),
        (vec!["probe.*.thing.read", "prob.*.read", "probe.thing.*.read"], false, false, false),
        (vec!["*"], true, true, true),
        (vec!["prob.*", "probe.thing"], false, false, false),
        (vec!["probe.salary.read"], false, false, true),
        (vec![], false, false, false),
    ] {
        let cx = cx(&names, Scope::All);
        assert_eq!(cx.require(&permission::SEE).is_ok(), see, "{names:?}");
        assert_eq!(cx.require(&permission::MAKE).is_ok(), make, "{names:?}");
        assert_eq!(cx.require(&permission::PAY).is_ok(), pay, "{names:?}");
    }
}

#[test]
fn a_context_crosses_the_wire_whole() {
    let company = CompanyId::new();
    let here = cx(&["probe.*"], Scope::Only([company].into())).keyed("k").speaking(Language::Bn);
    let text = serde_json::to_string(&WireCx::from(&here)).unwrap();
    let there = serde_json::from_str::<WireCx>(&text).unwrap().into_cx(Clock::default());
    assert_eq!((there.tenant(), there.actor(), there.key()), (here.tenant(), here.actor(), Some("k")));
    assert_eq!(there.grants(), here.grants());
    assert!(there.inside(&permission::SEE, company, "company").is_ok());
    let elsewhere = there.inside(&permission::SEE, CompanyId::new(), "company");
    assert_eq!(elsewhere.unwrap_err().kind(), Kind::NotFound);
}

fn granted(names: &[&str], place: Option<Place>, up_to: Option<i64>) -> Grant {
    let names = names.iter().map(|name| (*name).to_owned()).collect();
    Grant { names, place, up_to: up_to.map(|minor| Money { minor, currency: Currency::BDT }) }
}

fn with(grants: Vec<Grant>, clashes: Vec<Clash>) -> Cx {
    crate::register_permissions(permission::ALL);
    let grants = Grants::new(grants, clashes, Some(7));
    Cx::new(TenantId::new(), Actor::Person(PersonId::new()), grants, Clock::default())
}

#[test]
fn a_role_in_one_company_does_not_borrow_the_reach_of_another_role() {
    let (mine, other, strange) = (CompanyId::new(), CompanyId::new(), CompanyId::new());
    let roles = vec![
        granted(&["probe.thing.create"], Some(mine.into()), None),
        granted(&["probe.thing.read"], Some(mine.into()), None),
        granted(&["probe.thing.read"], Some(other.into()), None),
    ];
    let cx = with(roles, vec![]);
    assert!(cx.inside(&permission::MAKE, mine, "thing").is_ok());
    assert_eq!(cx.inside(&permission::MAKE, other, "thing").unwrap_err().kind(), Kind::Denied);
    assert_eq!(cx.inside(&permission::MAKE, strange, "thing").unwrap_err().kind(), Kind::NotFound);
    assert_eq!(cx.companies(&permission::SEE).map(|companies| companies.len()), Some(2));
    assert_eq!(cx.companies(&permission::MAKE), Some(vec![mine]));
    assert_eq!(cx.require_everywhere(&permission::SEE).unwrap_err().kind(), Kind::Denied);
}

#[test]
fn a_role_in_a_department_sees_its_company_and_changes_only_the_department() {
    let company = CompanyId::new();
    let department = Place { unit: Some(uuid::Uuid::now_v7()), ..company.into() };
    let cx = with(vec![granted(&["probe.*"], Some(department), None)], vec![]);
    assert!(cx.sees(&permission::SEE, company, "company").is_ok());
    assert!(cx.inside(&permission::MAKE, department, "thing").is_ok());
    assert_eq!(cx.inside(&permission::MAKE, company, "thing").unwrap_err().kind(), Kind::Denied);
    let elsewhere = Place { unit: Some(uuid::Uuid::now_v7()), ..company.into() };
    assert_eq!(cx.inside(&permission::MAKE, elsewhere, "thing").unwrap_err().kind(), Kind::Denied);
}

#[test]
fn a_limit_of_amount_holds_to_the_last_poisha() {
    let cx = with(vec![granted(&["probe.thing.create"], None, Some(5_000_000))], vec![]);
    let amount = |minor| Money { minor, currency: Currency::BDT };
    assert!(cx.require_up_to(&permission::MAKE, amount(5_000_000)).is_ok());
    let above = cx.require_up_to(&permission::MAKE, amount(5_000_001)).unwrap_err();
    assert_eq!((above.code(), above.kind()), ("kernel.amount-above-limit", Kind::Denied));
    assert_eq!(cx.require(&permission::MAKE).unwrap_err().kind(), Kind::Denied, "without an amount it is not granted");
}

#[test]
fn a_clash_of_duties_refuses_one_side_and_names_the_pair() {
    let clash = Clash { pair: "make-see".into(), names: vec!["probe.thing.create".into()] };
    let cx = with(vec![granted(&["*"], None, None)], vec![clash]);
    assert!(cx.require(&permission::SEE).is_ok());
    let refused = cx.require(&permission::MAKE).unwrap_err();
    assert_eq!(refused.code(), "kernel.duties-clash");
    assert!(refused.sentence(Language::En).contains("make-see"));
}

#[test]
fn an_error_speaks_both_languages_and_survives_the_wire() {
    let error = Error::new(&codes::TOO_LONG).field("name").with("limit", 5).with("length", 9);
    assert_eq!(error.sentence(Language::En), "“name” may have at most 5 characters; it has 9.");
    assert!(error.sentence(Language::Bn).contains("সর্বোচ্চ 5 অক্ষর"));
    let there: Error = serde_json::from_str(&serde_json::to_string(&error).unwrap()).unwrap();
    assert_eq!((there.code(), there.kind(), there.field_name()), ("kernel.too-long", Kind::Invalid, Some("name")));
    assert_eq!(there.sentence(Language::En), error.sentence(Language::En));
}

#[test]
fn a_bengali_sentence_is_bengali_to_its_last_word() {
    let sentence = Error::not_found("company").sentence(Language::Bn);
    assert!(sentence.contains("কোম্পানি") && !sentence.contains("company"), "{sentence}");
}

#[test]
fn every_code_has_its_sentences_with_the_same_blanks() {
    let blanks = |text: &str| {
        let mut found: Vec<_> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect();
        found.sort();
        found
    };
    for code in codes::ALL {
        assert_eq!(blanks(code.en), blanks(code.bn), "{}", code.name);
    }
}

#[test]
fn quantities_read_and_write_plain_decimals() {
    for (text, micro, said) in [
        ("12.5", 12_500_000, "12.5"),
        ("-0.000001", -1, "-0.000001"),
        ("50", 50_000_000, "50"),
        ("1.500000000", 1_500_000, "1.5"),
        ("-0", 0, "0"),
    ] {
        let quantity: crate::Quantity = text.parse().unwrap();
        assert_eq!((quantity.micro, quantity.to_string().as_str()), (micro, said), "{text}");
    }
    for text in ["", ".5", "5.", "1,000", "1e3", "0.0000001", "৫", "99999999999999", "--1"] {
        assert_eq!(text.parse::<crate::Quantity>().unwrap_err().code(), "kernel.quantity-invalid", "{text}");
    }
    let most = crate::Quantity::micro(i64::MAX);
    assert_eq!(most.plus(crate::Quantity::micro(1)).unwrap_err().code(), "kernel.quantity-invalid");
}

#[test]
fn money_reads_and_writes_plain_decimals() {
    let usd = Currency::from_str("USD").unwrap();
    for (text, minor) in [("0", 0), ("1234.50", 123_450), ("-0.05", -5), ("7.1", 710)] {
        assert_eq!(Money::parse(text, usd).unwrap().minor, minor);
    }
    for text in ["", "1.", ".5", "1.234", "1,000", "১০", "--1", "1e3", "99999999999999999999"] {
        assert!(Money::parse(text, usd).is_err(), "{text}");
    }
    let yen = Currency::from_str("JPY").unwrap();
    assert_eq!(Money::new(-70, yen).to_string(), "-70");
    assert!(Currency::from_str("bdt").is_err());
}

#[test]
fn rounding_is_as_named() {
    let taka = |minor| Money::new(minor, Currency::BDT);
    for (minor, up, down, half) in [(5, 3, 2, 3), (-5, -3, -2, -3), (1, 1, 0, 1), (4, 2, 2, 2)] {
        assert_eq!(taka(minor).ratio(1, 2, Rounding::Up).unwrap().minor, up);
        assert_eq!(taka(minor).ratio(1, 2, Rounding::Down).unwrap().minor, down);
        assert_eq!(taka(minor).ratio(1, 2, Rounding::HalfUp).unwrap().minor, half);
    }
    assert_eq!(taka(i64::MAX).plus(taka(1)).unwrap_err().code(), "kernel.money-overflow");
}

proptest! {
    #[test]
    fn parts_are_the_whole(minor in any::<i64>(), weights in proptest::collection::vec(0u64..1_000_000, 1..40)) {
        let parts = Money::new(minor, Currency::BDT).allocate(&weights);
        prop_assert_eq!(parts.len(), weights.len());
        prop_assert_eq!(parts.iter().map(|part| i128::from(part.minor)).sum::<i128>(), i128::from(minor));
        prop_assert!(parts.iter().all(|part| part.minor == 0 || part.minor.signum() == minor.signum()));
    }

    #[test]
    fn quantity_survives_its_own_text(micro in -i64::MAX..i64::MAX) {
        let quantity = crate::Quantity::micro(micro);
        prop_assert_eq!(quantity.to_string().parse::<crate::Quantity>().unwrap(), quantity);
    }

    #[test]
    fn money_survives_its_own_text(minor in -i64::MAX..i64::MAX) {
        let money = Money::new(minor, Currency::BDT);
        prop_assert_eq!(Money::parse(&money.to_string(), Currency::BDT).unwrap(), money);
    }
}
