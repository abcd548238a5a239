use std::collections::BTreeSet;

use bangladesh::land::Ratio;
use contracts::master_data::MeasureId;
use serde_json::{Value, json};

use super::model::{Measure, MeasureQuality};
use super::shipped::shipped;

fn new(more: Value) -> kernel::Result<Measure> {
    let mut input =
        json!({ "symbol": "brass", "name": "Brass", "quality": "volume", "size": "2.8316846592", "decimals": 2 });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Measure::new(MeasureId::new(), &serde_json::from_value(input).unwrap())
}

fn known(symbol: &str) -> Measure {
    shipped().into_iter().find(|measure| measure.symbol == symbol).unwrap_or_else(|| panic!("no {symbol}"))
}

#[test]
fn shipped_symbols_are_different_and_each_quality_has_its_first() {
    let all = shipped();
    let symbols: BTreeSet<String> = all.iter().map(|measure| measure.symbol.to_lowercase()).collect();
    assert_eq!(symbols.len(), all.len());
    for measure in &all {
        assert!(measure.numerator > 0 && measure.denominator > 0 && measure.name_bn.is_some(), "{}", measure.symbol);
        if let Some(first) = measure.quality.first() {
            assert_eq!(known(first).size().as_deref(), Some("1"));
            assert_eq!(known(first).quality, measure.quality);
        }
    }
}

#[test]
fn units_of_one_quality_turn_into_each_other_exactly() {
    let whole = Ratio::whole;
    for (from, to, ratio) in [
        ("MT", "kg", whole(1_000)),
        ("acre", "sft", whole(43_560)),
        ("bigha", "katha", whole(20)),
        ("katha", "sft", whole(720)),
        ("shotok", "sft", Ratio::new(4_356, 10).unwrap()),
        ("cum", "litre", whole(1_000)),
        ("ft", "inch", whole(12)),
        ("dozen", "nos", whole(12)),
        ("hour", "minute", whole(60)),
        ("rft", "ft", whole(1)),
    ] {
        assert_eq!(known(from).over(&known(to)), Some(ratio), "{from} in {to}");
    }
    // a cubic foot is the cube of a foot, a square foot its square
    let foot = known("ft").over(&known("m")).unwrap();
    let square = foot.times(foot).unwrap();
    assert_eq!(known("sft").over(&known("sqm")), Some(square));
    assert_eq!(known("cft").over(&known("cum")), square.times(foot));
    assert_eq!(known("kg").over(&known("cft")), None);
    assert_eq!(known("bag").over(&known("truck")), None);
    assert_eq!(known("bag").over(&known("bag")).map(|_| ()), None, "each call makes another bag");
    let bag = known("bag");
    assert_eq!(bag.over(&bag), Some(whole(1)));
}

/// Every unit the schedule of rates of 2022 counts in.
#[test]
fn the_schedule_of_rates_finds_its_units() {
    for symbol in
        ["bag", "kg", "cft", "nos", "MT", "sft", "litre", "cum", "hour", "job", "m", "month", "set", "sqm", "unit"]
    {
        assert_eq!(known(symbol).symbol, symbol);
    }
}

#[test]
fn a_size_is_for_what_has_one() {
    assert_eq!(new(json!({})).unwrap().over(&known("cft")), Some(Ratio::whole(100)));
    let refused = |more| new(more).unwrap_err().code().to_owned();
    assert_eq!(refused(json!({ "size": null })), "master_data.measure.size-required");
    assert_eq!(refused(json!({ "quality": "package" })), "master_data.measure.sizeless");
    assert_eq!(refused(json!({ "size": "0" })), "master_data.measure.fraction-invalid");
    assert_eq!(refused(json!({ "decimals": 7 })), "master_data.measure.decimals");
    let loose = new(json!({ "quality": "package", "size": null })).unwrap();
    assert_eq!((loose.quality, loose.size()), (MeasureQuality::Package, None));
    assert_eq!(loose.clone().close(1, 2).unwrap_err().code(), "master_data.measure.in-use");
    assert_eq!(loose.clone().close(1, 0).unwrap().expect_open().unwrap_err().code(), "master_data.measure.closed");
    assert_eq!(loose.reopen(1).unwrap_err().code(), "master_data.measure.open");
}
