use bangladesh::land::Ratio;
use contracts::master_data::{ConversionId, ItemId, MeasureId};
use kernel::Quantity;
use proptest::prelude::*;
use serde_json::json;

use super::model::{Conversion, Units, convert, ratio};
use crate::fraction::Fraction;
use crate::item::Item;
use crate::measure::Measure;

fn measure(symbol: &str, quality: &str, size: Option<&str>, decimals: i16) -> Measure {
    let input = json!({ "symbol": symbol, "name": symbol, "quality": quality, "size": size, "decimals": decimals });
    Measure::new(MeasureId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

fn item(own: &Measure) -> Item {
    let input = json!({ "code": "CEM", "name": "Cement", "kind": "stock", "measureId": own.id, "tracking": "none" });
    Item::new(ItemId::new(), &serde_json::from_value(input).unwrap()).unwrap()
}

fn size(text: &str) -> Fraction {
    Fraction::read("size", text).unwrap()
}

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

#[test]
fn a_bag_a_truck_and_a_running_foot_go_their_ways() {
    let (kg, mt) = (measure("kg", "mass", Some("1"), 3), measure("MT", "mass", Some("1000"), 3));
    let (bag, truck) = (measure("bag", "package", None, 2), measure("truck", "package", None, 2));
    let (cft, cum) = (measure("cft", "volume", Some("0.028316846592"), 2), measure("cum", "volume", Some("1"), 3));
    let rft = measure("rft", "length", Some("0.3048"), 2);
    let cement = Units { own: kg.clone(), others: vec![(bag.clone(), size("50"))] };
    let sand = Units { own: cft.clone(), others: vec![(truck.clone(), size("150"))] };
    let rod = Units { own: kg.clone(), others: vec![(rft.clone(), size("0.482"))] };
    let of = item(&kg);
    let told = |units: &Units, amount: &str, from: &Measure, to: &Measure| {
        let ratio = ratio(Some((&of, units)), from, to).unwrap();
        let got = convert(quantity(amount), ratio, to.decimals).unwrap();
        (got.quantity.to_string(), got.rounded)
    };
    let said = |text: &str, rounded| (text.to_owned(), rounded);
    assert_eq!(told(&cement, "12", &bag, &kg), said("600", false));
    assert_eq!(told(&cement, "1", &mt, &bag), said("20", false));
    assert_eq!(told(&cement, "0.5", &bag, &mt), said("0.025", false));
    assert_eq!(told(&sand, "3", &truck, &cum), said("12.743", true));
    assert_eq!(told(&sand, "100", &cft, &cum), said("2.832", true));
    assert_eq!(told(&rod, "1", &mt, &rft), said("2074.69", true));
    assert_eq!(told(&rod, "40", &rft, &kg), said("19.28", false));
    assert_eq!(ratio(None, &cft, &kg).unwrap_err().code(), "master_data.conversion.itemless");
    assert_eq!(ratio(Some((&of, &cement)), &truck, &kg).unwrap_err().code(), "master_data.conversion.none");
}

#[test]
fn there_are_never_two_ways_with_two_answers() {
    let (kg, mt) = (measure("kg", "mass", Some("1"), 3), measure("MT", "mass", Some("1000"), 3));
    let (bag, sack) = (measure("bag", "package", None, 2), measure("sack", "package", None, 2));
    let (rft, m) = (measure("rft", "length", Some("0.3048"), 2), measure("m", "length", Some("1"), 3));
    let units = Units { own: kg.clone(), others: vec![(bag.clone(), size("50")), (rft, size("0.482"))] };
    let of = item(&kg);
    let add = |measure: &Measure| {
        let input = serde_json::from_value(json!({ "itemId": of.id, "measureId": measure.id, "size": "7" })).unwrap();
        Conversion::new(ConversionId::new(), &input, &of, &units, measure).map_err(|error| error.code().to_owned())
    };
    assert!(add(&sack).is_ok());
    assert_eq!(add(&bag).unwrap_err(), "master_data.conversion.taken");
    assert_eq!(add(&kg).unwrap_err(), "master_data.conversion.taken");
    assert_eq!(add(&mt).unwrap_err(), "master_data.conversion.known");
    assert_eq!(add(&m).unwrap_err(), "master_data.conversion.known");
}

#[test]
fn a_conversion_is_corrected_and_closed_on_its_last_version() {
    let (kg, bag) = (measure("kg", "mass", Some("1"), 3), measure("bag", "package", None, 2));
    let of = item(&kg);
    let units = Units { own: kg, others: Vec::new() };
    let input =
        |text: &str| serde_json::from_value(json!({ "itemId": of.id, "measureId": bag.id, "size": text })).unwrap();
    let wrong = Conversion::new(ConversionId::new(), &input("none"), &of, &units, &bag).unwrap_err();
    assert_eq!(wrong.code(), "master_data.measure.fraction-invalid");
    let made = Conversion::new(ConversionId::new(), &input("1/3"), &of, &units, &bag).unwrap();
    assert_eq!(made.size().to_string(), "1/3");
    let update = |version| serde_json::from_value(json!({ "id": made.id, "version": version, "size": "50" })).unwrap();
    assert_eq!(made.clone().update(&update(2)).unwrap_err().code(), "kernel.stale");
    let closed = made.clone().update(&update(1)).unwrap().close(2).unwrap();
    assert_eq!(closed.update(&update(3)).unwrap_err().code(), "master_data.conversion.closed");
}

fn fraction() -> impl Strategy<Value = Fraction> {
    (1i64..100_000, 1i64..100_000).prop_map(|(above, below)| size(&format!("{above}/{below}")))
}

proptest! {
    /// There and back is where one was, by any way, exactly; rounding errs by half of the last place at most.
    #[test]
    fn conversions_are_exact_until_they_are_rounded(
        one in fraction(), two in fraction(), micro in 1i64..1_000_000_000, decimals in 0i16..=6,
    ) {
        let (own, other) = (measure("kg", "mass", Some("1"), 3), measure("MT", "mass", Some("1000"), 3));
        let (bag, truck) = (measure("bag", "package", None, decimals), measure("truck", "package", None, 2));
        let units = Units { own: own.clone(), others: vec![(bag.clone(), one), (truck.clone(), two)] };
        let all = [own, other, bag.clone(), truck];
        for from in &all {
            for to in &all {
                let there = units.ratio(from, to).unwrap();
                prop_assert_eq!(there.times(units.ratio(to, from).unwrap()), Some(Ratio::whole(1)));
                for by in &all {
                    prop_assert_eq!(units.ratio(from, by).unwrap().times(units.ratio(by, to).unwrap()), Some(there));
                }
            }
        }
        let ratio = units.ratio(&all[0], &bag).unwrap();
        let got = convert(Quantity::micro(micro), ratio, decimals).unwrap();
        let exact = Ratio::new(i128::from(micro), 1_000_000).unwrap().times(ratio).unwrap();
        let kept = Ratio::new(i128::from(got.quantity.micro), 1_000_000).unwrap();
        let off = kept.minus(exact).unwrap();
        let half = Ratio::new(1, 2 * 10i128.pow(u32::try_from(decimals).unwrap())).unwrap();
        prop_assert!(off.compare(half).unwrap().is_le() && half.plus(off).unwrap().compare(Ratio::ZERO).unwrap().is_ge());
        prop_assert_eq!(got.rounded, off != Ratio::ZERO);
    }
}
