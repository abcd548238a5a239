//! The units of measure every organization begins with: what builders of the country buy, pour and pay by.

use contracts::master_data::MeasureId;

use super::model::{Measure, MeasureQuality};
use crate::words::OpenState;
use MeasureQuality::{Area, Count, Length, Mass, Package, Time, Volume};

type Line = (&'static str, &'static str, &'static str, MeasureQuality, i64, i64, i16);

/// Symbol, name, name in Bengali, quality, how many of the quality's first unit, decimals of its quantities. A foot is
/// 0.3048 m by definition; a shotok is 435.6 square feet, a katha 720, a bigha 20 katha.
const SHIPPED: &[Line] = &[
    ("nos", "Number", "সংখ্যা (টি)", Count, 1, 1, 0),
    ("pair", "Pair", "জোড়া", Count, 2, 1, 0),
    ("dozen", "Dozen", "ডজন", Count, 12, 1, 0),
    ("hundred", "Hundred", "শত", Count, 100, 1, 2),
    ("thousand", "Thousand", "হাজার", Count, 1_000, 1, 3),
    ("kg", "Kilogram", "কেজি", Mass, 1, 1, 3),
    ("g", "Gram", "গ্রাম", Mass, 1, 1_000, 0),
    ("MT", "Metric ton", "মেট্রিক টন", Mass, 1_000, 1, 3),
    ("quintal", "Quintal", "কুইন্টাল", Mass, 100, 1, 3),
    ("lb", "Pound", "পাউন্ড", Mass, 45_359_237, 100_000_000, 3),
    ("m", "Metre", "মিটার", Length, 1, 1, 3),
    ("rm", "Running metre", "রানিং মিটার", Length, 1, 1, 3),
    ("mm", "Millimetre", "মিলিমিটার", Length, 1, 1_000, 0),
    ("cm", "Centimetre", "সেন্টিমিটার", Length, 1, 100, 1),
    ("km", "Kilometre", "কিলোমিটার", Length, 1_000, 1, 3),
    ("ft", "Foot", "ফুট", Length, 381, 1_250, 2),
    ("rft", "Running foot", "রানিং ফুট", Length, 381, 1_250, 2),
    ("inch", "Inch", "ইঞ্চি", Length, 127, 5_000, 2),
    ("sqm", "Square metre", "বর্গমিটার", Area, 1, 1, 3),
    ("sft", "Square foot", "বর্গফুট", Area, 145_161, 1_562_500, 2),
    ("shotok", "Shotok (decimal of land)", "শতক", Area, 158_080_329, 3_906_250, 2),
    ("katha", "Katha", "কাঠা", Area, 5_225_796, 78_125, 2),
    ("bigha", "Bigha", "বিঘা", Area, 20_903_184, 15_625, 2),
    ("acre", "Acre", "একর", Area, 316_160_658, 78_125, 4),
    ("cum", "Cubic metre", "ঘনমিটার", Volume, 1, 1, 3),
    ("cft", "Cubic foot", "ঘনফুট", Volume, 55_306_341, 1_953_125_000, 2),
    ("litre", "Litre", "লিটার", Volume, 1, 1_000, 2),
    ("ml", "Millilitre", "মিলিলিটার", Volume, 1, 1_000_000, 0),
    ("gallon", "Imperial gallon", "গ্যালন", Volume, 454_609, 100_000_000, 2),
    ("hour", "Hour", "ঘণ্টা", Time, 1, 1, 2),
    ("minute", "Minute", "মিনিট", Time, 1, 60, 0),
    ("bag", "Bag", "ব্যাগ", Package, 1, 1, 2),
    ("truck", "Truck", "ট্রাক", Package, 1, 1, 2),
    ("trip", "Trip", "ট্রিপ", Package, 1, 1, 0),
    ("drum", "Drum", "ড্রাম", Package, 1, 1, 2),
    ("can", "Can", "ক্যান", Package, 1, 1, 2),
    ("box", "Box", "বাক্স", Package, 1, 1, 2),
    ("carton", "Carton", "কার্টন", Package, 1, 1, 2),
    ("bundle", "Bundle", "বান্ডিল", Package, 1, 1, 2),
    ("roll", "Roll", "রোল", Package, 1, 1, 2),
    ("coil", "Coil", "কয়েল", Package, 1, 1, 2),
    ("sheet", "Sheet", "শিট", Package, 1, 1, 0),
    ("set", "Set", "সেট", Package, 1, 1, 0),
    ("job", "Job (lump sum)", "থোক", Package, 1, 1, 2),
    ("unit", "Unit", "ইউনিট", Package, 1, 1, 0),
    ("point", "Electrical point", "পয়েন্ট", Package, 1, 1, 0),
    ("day", "Day", "দিন", Package, 1, 1, 2),
    ("month", "Month", "মাস", Package, 1, 1, 2),
];

/// All of them, newly born.
pub fn shipped() -> Vec<Measure> {
    let measure = |&(symbol, name, name_bn, quality, numerator, denominator, decimals): &Line| Measure {
        id: MeasureId::new(),
        symbol: symbol.into(),
        name: name.into(),
        name_bn: Some(name_bn.into()),
        quality,
        numerator,
        denominator,
        decimals,
        shipped: true,
        state: OpenState::Open,
        version: 1,
    };
    SHIPPED.iter().map(measure).collect()
}
