use proptest::prelude::*;

use super::{Area, Custom, Part, Ratio, Refusal, Rounding, Unit, read};
use crate::number::Decimal;

fn whole(number: i128, unit: Unit) -> Area {
    Area::of(Decimal::new(number, 0), unit, &Custom::default()).unwrap()
}

fn rounded(area: Area, unit: Unit, places: u8) -> String {
    area.in_units(unit, &Custom::default()).unwrap().round(places, Rounding::HalfUp).unwrap().to_string()
}

#[test]
fn published_sizes() {
    for (count, unit, feet) in [
        (1, Unit::Katha, "720"),
        (20, Unit::Katha, "14400"),
        (1, Unit::Bigha, "14400"),
        (1, Unit::Shotok, "435.6"),
        (1, Unit::Acre, "43560"),
        (1, Unit::Ojutangsho, "4.356"),
        (1, Unit::Chhatak, "45"),
        (1, Unit::Gonda, "864"),
        (1, Unit::Kani, "17280"),
        (1, Unit::Kora, "216"),
        (1, Unit::Kranti, "72"),
        (1, Unit::Til, "3.6"),
        (1, Unit::SquareYard, "9"),
    ] {
        assert_eq!(rounded(whole(count, unit), Unit::SquareFoot, 6), feet, "{unit:?}");
    }
    assert_eq!(whole(100, Unit::Shotok), whole(1, Unit::Acre));
    assert_eq!(whole(10_000, Unit::Ojutangsho), whole(1, Unit::Acre));
    assert_eq!(whole(100, Unit::Ojutangsho), whole(1, Unit::Shotok));
    assert_eq!(rounded(whole(1, Unit::Acre), Unit::SquareMetre, 10), "4046.8564224");
    assert_eq!(rounded(whole(1, Unit::SquareMetre), Unit::SquareFoot, 4), "10.7639");
    assert_eq!(rounded(whole(1, Unit::Hectare), Unit::Acre, 5), "2.47105");
    assert_eq!(rounded(whole(1, Unit::Bigha), Unit::Shotok, 4), "33.0579");
}

#[test]
fn a_plot_and_its_floor_area() {
    // published of the plan of December 2025: a plot of 5 katha, 9,720 sq ft before and 11,700 after
    let plot = whole(5, Unit::Katha);
    assert_eq!(plot.times(Ratio::new(27, 10).unwrap()), Some(whole(9_720, Unit::SquareFoot)));
    assert_eq!(plot.times(Ratio::new(325, 100).unwrap()), Some(whole(11_700, Unit::SquareFoot)));
}

#[test]
fn custom_is_a_setting() {
    let land_office = Custom::of_33_shotok();
    let bigha = Area::of(Decimal::new(1, 0), Unit::Bigha, &land_office).unwrap();
    assert_eq!(bigha, whole(33, Unit::Shotok));
    let senseless = Custom { chhataks_of_katha: 0, ..Custom::default() };
    assert_eq!(senseless.square_feet(Unit::Chhatak), None);
    assert_eq!(Area::of(Decimal::new(1, 0), Unit::Chhatak, &senseless), None);
    let text = serde_json::to_string(&land_office).unwrap();
    assert!(text.contains(r#""katha":"35937/50""#), "{text}");
    assert_eq!(serde_json::from_str::<Custom>(&text).unwrap(), land_office);
    assert!(serde_json::from_str::<Ratio>("\"1/0\"").is_err() && serde_json::from_str::<Ratio>("\"x\"").is_err());
}

#[test]
fn parts_as_deeds_have_them() {
    let custom = Custom::default();
    let plot = read("2 bigha 3 katha 5 chhatak 10 sft", &custom).unwrap();
    let (parts, rest) = plot.parts(&[Unit::Bigha, Unit::Katha, Unit::Chhatak], &custom).unwrap();
    let part = |count, unit| Part { count, unit };
    assert_eq!(parts, [part(2, Unit::Bigha), part(3, Unit::Katha), part(5, Unit::Chhatak)]);
    assert_eq!(rest, whole(10, Unit::SquareFoot));
}

#[test]
fn typed_areas() {
    let custom = Custom::default();
    for (text, feet) in [
        ("৫ কাঠা", "3600"),
        ("5 katha", "3600"),
        ("5.5 Kathas", "3960"),
        ("৫ কাঠা ৮ ছটাক", "3960"),
        ("33.06 decimal", "14400.936"),
        ("৩ শতাংশ", "1306.8"),
        ("1,440 sq. ft.", "1440"),
        ("1440sft", "1440"),
        ("1 m2 1 m²", "21.527821"),
        ("1 acre, 2 dec", "44431.2"),
        ("১ কানি ২ গন্ডা ৩ কড়া", "19656"),
    ] {
        assert_eq!(read(text, &custom).map(|area| rounded(area, Unit::SquareFoot, 6)).as_deref(), Ok(feet), "{text}");
    }
    assert_eq!(read("", &custom), Err(Refusal::Empty));
    assert_eq!(read("5", &custom), Err(Refusal::NoUnit(String::new())));
    assert_eq!(read("5 kg", &custom), Err(Refusal::NoUnit("kg".to_owned())));
    assert!(matches!(read("katha 5", &custom), Err(Refusal::Number(_))));
    assert!(matches!(read("5,0 katha", &custom), Err(Refusal::Number(_))));
    for refusal in [read("5 kg", &custom), read("5", &custom), read("", &custom), read("x", &custom)] {
        let refusal = refusal.unwrap_err();
        assert!(!refusal.to_string().is_empty() && !refusal.bn().is_empty());
    }
}

#[test]
fn rounding_of_fractions() {
    let third = Ratio::new(2, 3).unwrap();
    let at = |ratio: Ratio, rounding| ratio.round(2, rounding).unwrap().to_string();
    assert_eq!((at(third, Rounding::Down), at(third, Rounding::HalfUp)), ("0.66".to_owned(), "0.67".to_owned()));
    assert_eq!(at(Ratio::new(1, 300).unwrap(), Rounding::Up), "0.01");
    assert_eq!(at(Ratio::new(-1, 200).unwrap(), Rounding::HalfUp), "-0.01");
    assert_eq!(Ratio::new(1, 0), None);
    assert_eq!(Ratio::new(3, -6).unwrap().terms(), (-1, 2));
    assert_eq!(third.compare(Ratio::whole(1)), Some(std::cmp::Ordering::Less));
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(Unit::ALL.to_vec())
}

proptest! {
    #[test]
    fn every_unit_goes_there_and_back(units in any::<i64>(), places in 0u8..6, from in any_unit(), to in any_unit()) {
        let custom = Custom::default();
        let number = Decimal::new(units.into(), places);
        let area = Area::of(number, from, &custom).unwrap();
        let other = Area::exactly(area.in_units(to, &custom).unwrap(), to, &custom).unwrap();
        prop_assert_eq!(other, area);
        prop_assert_eq!(other.in_units(from, &custom), Ratio::of(number));
    }

    #[test]
    fn parts_and_rest_are_the_whole(units in 0i64..1_000_000_000, unit in any_unit(), chosen in prop::collection::vec(any_unit(), 0..5)) {
        let custom = Custom::default();
        let area = whole(units.into(), unit);
        let (parts, rest) = area.parts(&chosen, &custom).unwrap();
        let sum = parts.iter().try_fold(rest, |sum, part| sum.plus(whole(part.count, part.unit)));
        prop_assert_eq!(sum, Some(area));
    }

    #[test]
    fn what_is_written_is_read(units in 0i64..1_000_000_000, unit in any_unit()) {
        let custom = Custom::default();
        let area = Area::of(Decimal::new(units.into(), 2), unit, &custom).unwrap();
        prop_assert_eq!(read(&area.write_en(unit, 2, &custom).unwrap(), &custom), Ok(area));
        prop_assert_eq!(read(&area.write_bn(unit, 2, &custom).unwrap(), &custom), Ok(area));
    }

    #[test]
    fn nothing_makes_it_panic(a in any::<(i128, i128)>(), b in any::<(i128, i128)>(), places in any::<u8>(), text in any::<String>()) {
        let (Some(a), Some(b)) = (Ratio::new(a.0, a.1), Ratio::new(b.0, b.1)) else { return Ok(()) };
        let _ = (a.plus(b), a.minus(b), a.times(b), a.over(b), a.compare(b), a.to_string());
        let _ = (a.round(places, Rounding::HalfUp), a.round(2, Rounding::Up), a.trunc());
        let _ = read(&text, &Custom::default());
    }

    #[test]
    fn no_mixture_of_units_makes_the_reader_panic(words in prop::collection::vec(prop::sample::select(vec![
        "5", "katha", "১,০০০", "বিঘা", ".", "m2", "m", "2", "sq", "ft", "99999999999999999999999999999999", " ", "é", "লাখ",
    ]), 0..20)) {
        let _ = read(&words.concat(), &Custom::of_33_shotok());
    }
}
