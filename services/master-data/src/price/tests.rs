use bangladesh::land::Ratio;
use contracts::master_data::{ItemId, MeasureId, PartyId, PriceId, PriceListId};
use jiff::civil::date;
use kernel::{CompanyId, Currency, Language, Money, Quantity};
use serde_json::{Value, json};

use super::model::Price;
use super::quote::{Asked, Candidate, choose};
use crate::measure::Measure;
use crate::price_list::PriceList;

fn list(more: Value) -> PriceList {
    let mut input =
        json!({ "code": "BUY", "name": "Buying", "kind": "buying", "currency": "BDT", "startsOn": "2026-07-01" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    PriceList::new(PriceListId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

fn price(list: &PriceList, item: ItemId, measure: MeasureId, more: Value) -> kernel::Result<Price> {
    let mut input = json!({
        "listId": list.id, "itemId": item, "measureId": measure, "price": { "amount": "520.00", "currency": "BDT" },
    });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Price::new(PriceId::new(), &serde_json::from_value(input).unwrap(), list)
}

fn bag() -> Measure {
    let input = json!({ "symbol": "bag", "name": "Bag", "quality": "package", "decimals": 2 });
    Measure::new(MeasureId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

#[test]
fn a_price_is_in_the_lists_currency_and_days() {
    let list = list(json!({ "endsOn": "2027-06-30" }));
    let new = |more| price(&list, ItemId::new(), MeasureId::new(), more);
    let made = new(json!({})).unwrap();
    assert_eq!((made.starts_on, made.ends_on), (date(2026, 7, 1), Some(date(2027, 6, 30))));
    let refused = |more| new(more).unwrap_err().code().to_owned();
    assert_eq!(refused(json!({ "price": { "amount": "5.00", "currency": "USD" } })), "master_data.price.currency");
    assert_eq!(refused(json!({ "price": { "amount": "-5.00", "currency": "BDT" } })), "master_data.price.negative");
    assert_eq!(refused(json!({ "fromQuantity": "-1" })), "master_data.price.negative");
    assert_eq!(refused(json!({ "startsOn": "2026-06-30" })), "master_data.price.outside");
    assert_eq!(refused(json!({ "endsOn": "2027-07-01" })), "master_data.price.outside");
    assert_eq!(refused(json!({ "startsOn": "2026-09-01", "endsOn": "2026-08-01" })), "master_data.room.days-turned");
}

#[test]
fn lines_of_one_item_unit_and_quantity_do_not_overlap() {
    let (list, item, measure) = (list(json!({})), ItemId::new(), MeasureId::new());
    let new = |item, measure, more| price(&list, item, measure, more).unwrap();
    let first = new(item, measure, json!({ "startsOn": "2026-08-01", "endsOn": "2026-08-31" }));
    let beside = |other: Price| other.beside(std::slice::from_ref(&first)).map_err(|error| error.code().to_owned());
    for (from, until, may) in [
        ("2026-07-01", Some("2026-07-31"), true),
        ("2026-07-01", Some("2026-08-01"), false),
        ("2026-08-31", None, false),
        ("2026-09-01", None, true),
        ("2026-07-01", None, false),
        ("2026-08-10", Some("2026-08-11"), false),
    ] {
        let other = beside(new(item, measure, json!({ "startsOn": from, "endsOn": until })));
        assert_eq!(other.is_ok(), may, "{from} {until:?}");
    }
    let days = json!({ "startsOn": "2026-08-05" });
    let refused = new(item, measure, days.clone()).beside(std::slice::from_ref(&first)).unwrap_err();
    assert_eq!(refused.code(), "master_data.price.overlaps");
    assert!(refused.sentence(Language::En).contains("520.00") && refused.sentence(Language::En).contains("2026-08-01"));
    assert!(beside(new(item, MeasureId::new(), days.clone())).is_ok(), "another unit");
    assert!(beside(new(ItemId::new(), measure, days)).is_ok(), "another item");
    assert!(beside(new(item, measure, json!({ "startsOn": "2026-08-05", "fromQuantity": "100" }))).is_ok(), "a break");
    assert!(first.clone().beside(std::slice::from_ref(&first)).is_ok(), "itself");
    let closed = first.clone().close(1).unwrap();
    assert!(new(item, measure, json!({ "startsOn": "2026-08-05" })).beside(&[closed]).is_ok());
}

#[test]
fn the_nearest_agreement_counts_and_says_why() {
    let (measure, item) = (bag(), ItemId::new());
    let general = list(json!({ "code": "ALL" }));
    let later = list(json!({ "code": "NEW", "startsOn": "2026-09-01" }));
    let own = list(json!({ "code": "OWN", "companyId": CompanyId::new() }));
    let agreed = list(json!({ "code": "PARTY", "partyId": PartyId::new() }));
    let candidate = |list: &PriceList, amount: &str, from: &str| Candidate {
        price: price(
            list,
            item,
            measure.id,
            json!({ "price": { "amount": amount, "currency": "BDT" }, "fromQuantity": from }),
        )
        .unwrap(),
        list: list.clone(),
        measure: measure.clone(),
        ratio: Ratio::whole(1),
    };
    let all = [
        candidate(&general, "520.00", "0"),
        candidate(&later, "515.00", "0"),
        candidate(&later, "510.00", "100"),
        candidate(&own, "505.00", "0"),
        candidate(&agreed, "500.00", "50"),
    ];
    let ask = |among: &[Candidate], amount: &str| {
        let asked = Asked { quantity: amount.parse().unwrap(), measure: &measure, language: Language::En };
        choose(among.to_vec(), &asked).map(|quote| (quote.unit_price.to_string(), quote.why.join(" ")))
    };
    let said = |among: &[Candidate], amount: &str| ask(among, amount).unwrap().0;
    assert_eq!(said(&all[..1], "1"), "520.00");
    assert_eq!(said(&all[..2], "1"), "515.00");
    assert_eq!(said(&all[..3], "99.99"), "515.00");
    assert_eq!(said(&all[..3], "100"), "510.00");
    assert_eq!(said(&all[..4], "100"), "505.00");
    assert_eq!(said(&all, "49"), "505.00");
    assert_eq!(said(&all, "50"), "500.00");
    let why = ask(&all, "50").unwrap().1;
    assert!(why.contains("PARTY") && why.contains("Agreed with this party") && why.contains("from 50 bag on"), "{why}");
    assert_eq!(ask(&all[2..3], "1").unwrap_err().code(), "master_data.price.none");
}

#[test]
fn a_price_in_another_unit_is_turned_and_says_so() {
    let (measure, item, list) = (bag(), ItemId::new(), list(json!({})));
    let kg = Measure { id: MeasureId::new(), symbol: "kg".into(), ..bag() };
    let told = Candidate {
        price: price(&list, item, measure.id, json!({ "fromQuantity": "2" })).unwrap(),
        list,
        measure,
        ratio: Ratio::new(1, 50).unwrap(),
    };
    let ask = |amount| {
        let asked = Asked { quantity: Quantity::micro(amount), measure: &kg, language: Language::Bn };
        choose(vec![told.clone()], &asked)
    };
    let quote = ask(100_000_000).unwrap();
    assert_eq!(quote.unit_price, Money::new(10_40, Currency::BDT));
    assert!(
        quote.why.last().unwrap().contains("০.০২") || quote.why.last().unwrap().contains("0.02"),
        "{:?}",
        quote.why
    );
    assert_eq!(ask(99_000_000).unwrap_err().code(), "master_data.price.none", "99 kg are not two bags");
}
