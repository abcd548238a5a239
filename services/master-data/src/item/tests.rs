use contracts::master_data::{ItemId, MeasureId};
use kernel::meta::Word;
use serde_json::{Value, json};

use super::classes::{PAYMENT_KINDS, VAT_CLASSES};
use super::model::Item;

fn new(more: Value) -> kernel::Result<Item> {
    let mut input = json!({
        "code": "cem-opc", "name": "Ordinary Portland cement", "kind": "stock", "measureId": MeasureId::new(), "tracking": "none",
    });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Item::new(ItemId::new(), &serde_json::from_value(input).unwrap())
}

#[test]
fn other_names_are_kept_once_in_their_order() {
    let names = json!({ "aliases": [" OPC ", "সিমেন্ট", "", "opc", "ছাই সিমেন্ট"] });
    let item = new(names).unwrap();
    assert_eq!(item.aliases, ["OPC", "সিমেন্ট", "ছাই সিমেন্ট"]);
    assert!(item.texts().contains(&"সিমেন্ট"));
    let many: Vec<String> = (0..21).map(|n| format!("name {n}")).collect();
    assert_eq!(new(json!({ "aliases": many })).unwrap_err().code(), "master_data.item.aliases");
    assert_eq!(new(json!({ "aliases": ["ক".repeat(81)] })).unwrap_err().code(), "kernel.too-long");
}

#[test]
fn an_hs_code_has_eight_digits() {
    for (text, kept) in [("2523.29.00", Some("25232900")), ("২৫২৩২৯০০", Some("25232900")), ("  ", None)]
    {
        assert_eq!(new(json!({ "hsCode": text })).unwrap().hs_code.as_deref(), kept, "{text}");
    }
    for text in ["2523", "252329000", "2523290a", "00232900"] {
        assert_eq!(new(json!({ "hsCode": text })).unwrap_err().code(), "master_data.item.hs-code", "{text}");
    }
}

#[test]
fn only_goods_have_pieces_to_tell_apart() {
    for (kind, may) in [("stock", true), ("asset", true), ("service", false), ("expense", false), ("work", false)] {
        assert_eq!(new(json!({ "kind": kind, "tracking": "lot" })).is_ok(), may, "{kind}");
    }
}

#[test]
fn a_closed_item_is_opened_again_before_it_changes() {
    let made = new(json!({})).unwrap();
    let closed = made.clone().close(1).unwrap();
    assert_eq!(closed.clone().close(2).unwrap_err().code(), "master_data.item.closed");
    assert_eq!(made.reopen(1).unwrap_err().code(), "master_data.item.open");
    assert!(closed.reopen(2).unwrap().expect_open().is_ok());
}

/// An item's classes are the choices of the rules' own questions, in their words.
#[test]
fn classes_are_what_the_rules_ask_for() {
    let book = rules::shipped::library().book(rules::shipped::LAW).unwrap();
    for (name, ours) in [("supply", VAT_CLASSES), ("payment_kind", PAYMENT_KINDS)] {
        let asked = book.questions().find(|question| &*question.name == name).unwrap();
        let theirs: Vec<String> = asked.choices.iter().map(|(word, _)| word.to_uppercase().replace('-', "_")).collect();
        assert_eq!(ours.iter().map(|word| word.value.to_owned()).collect::<Vec<_>>(), theirs, "{name}");
        for (Word { label, .. }, (word, _)) in ours.iter().zip(&asked.choices) {
            assert!(!label.en.is_empty() && !label.bn.is_empty(), "{word}");
        }
    }
}
