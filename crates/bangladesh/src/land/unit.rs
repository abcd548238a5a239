//! Units of land and what they measure.

use serde::{Deserialize, Serialize};

use super::Ratio;

/// A unit of area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// বর্গফুট
    SquareFoot,
    /// বর্গগজ, 9 sq ft.
    SquareYard,
    /// বর্গমিটার: a foot is 0.3048 m.
    SquareMetre,
    /// হেক্টর, 10,000 m².
    Hectare,
    /// একর, 43,560 sq ft.
    Acre,
    /// শতাংশ or শতক, “decimal”: a hundredth of an acre, 435.6 sq ft. Deeds, mutation and tax count in it.
    Shotok,
    /// অযুতাংশ, a ten-thousandth of an acre: survey records count in it.
    Ojutangsho,
    /// কাঠা, by custom.
    Katha,
    /// ছটাক, by custom a sixteenth of a katha.
    Chhatak,
    /// বিঘা, by custom twenty katha.
    Bigha,
    /// গন্ডা, by custom; Chattogram, Noakhali, Sylhet.
    Gonda,
    /// কানি, by custom twenty gonda.
    Kani,
    /// কড়া, by custom a quarter of a gonda.
    Kora,
    /// ক্রান্তি, by custom a third of a kora.
    Kranti,
    /// তিল, by custom a twentieth of a kranti.
    Til,
}

/// What the units of custom measure at a place: they differ from district to district, so it is a setting of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Custom {
    /// Square feet of a katha.
    pub katha: Ratio,
    /// Katha of a bigha.
    pub kathas_of_bigha: u16,
    /// Chhatak of a katha.
    pub chhataks_of_katha: u16,
    /// Square feet of a gonda.
    pub gonda: Ratio,
    /// Gonda of a kani.
    pub gondas_of_kani: u16,
    /// Kora of a gonda.
    pub koras_of_gonda: u16,
    /// Kranti of a kora.
    pub krantis_of_kora: u16,
    /// Til of a kranti.
    pub tils_of_kranti: u16,
}

impl Default for Custom {
    /// Dhaka and RAJUK: a katha of 720 sq ft, a bigha of 20; Chattogram's gonda of 864.
    fn default() -> Self {
        Self {
            katha: Ratio::whole(720),
            kathas_of_bigha: 20,
            chhataks_of_katha: 16,
            gonda: Ratio::whole(864),
            gondas_of_kani: 20,
            koras_of_gonda: 4,
            krantis_of_kora: 3,
            tils_of_kranti: 20,
        }
    }
}

/// 435.6 sq ft.
const SHOTOK: Option<Ratio> = Ratio::new(4356, 10);
/// 10,000 m² of 0.3048² each.
const HECTARE: Option<Ratio> = Ratio::new(1_000_000_000_000, 9_290_304);
const METRE: Option<Ratio> = Ratio::new(100_000_000, 9_290_304);
const OJUTANGSHO: Option<Ratio> = Ratio::new(4356, 1000);

impl Custom {
    /// A katha of 1.65 shotok (718.74 sq ft), so that a bigha is 33 shotok: how land offices convert.
    #[must_use]
    pub fn of_33_shotok() -> Self {
        let katha = Ratio::new(4356 * 165, 1000).unwrap_or(Ratio::whole(720));
        Self { katha, ..Self::default() }
    }

    /// Square feet of a unit; nothing when the custom is senseless (a zero among its counts).
    #[must_use]
    pub fn square_feet(&self, unit: Unit) -> Option<Ratio> {
        let many = |unit: Ratio, count: u16| unit.times(Ratio::whole(count.into()));
        let part = |unit: Ratio, count: u16| unit.over(Ratio::whole(count.into()));
        let size = match unit {
            Unit::SquareFoot => Some(Ratio::whole(1)),
            Unit::SquareYard => Some(Ratio::whole(9)),
            Unit::SquareMetre => METRE,
            Unit::Hectare => HECTARE,
            Unit::Acre => Some(Ratio::whole(43_560)),
            Unit::Shotok => SHOTOK,
            Unit::Ojutangsho => OJUTANGSHO,
            Unit::Katha => Some(self.katha),
            Unit::Chhatak => part(self.katha, self.chhataks_of_katha),
            Unit::Bigha => many(self.katha, self.kathas_of_bigha),
            Unit::Gonda => Some(self.gonda),
            Unit::Kani => many(self.gonda, self.gondas_of_kani),
            Unit::Kora => part(self.gonda, self.koras_of_gonda),
            Unit::Kranti => part(self.square_feet(Unit::Kora)?, self.krantis_of_kora),
            Unit::Til => part(self.square_feet(Unit::Kranti)?, self.tils_of_kranti),
        };
        size.filter(|size| size.terms().0 > 0)
    }
}

impl Unit {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::SquareFoot,
        Self::SquareYard,
        Self::SquareMetre,
        Self::Hectare,
        Self::Acre,
        Self::Shotok,
        Self::Ojutangsho,
        Self::Katha,
        Self::Chhatak,
        Self::Bigha,
        Self::Gonda,
        Self::Kani,
        Self::Kora,
        Self::Kranti,
        Self::Til,
    ];

    /// Its name.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.names().0[0]
    }

    /// Its name in Bengali.
    #[must_use]
    pub fn bn(self) -> &'static str {
        self.names().1[0]
    }

    /// Names in English and Bengali, the usual one first.
    pub(super) fn names(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::SquareFoot => {
                (&["sq ft", "sft", "sqft", "square feet", "square foot"], &["বর্গফুট", "বর্গফিট", "স্কয়ার ফিট"])
            }
            Self::SquareYard => (&["sq yd", "sqyd", "square yards", "square yard"], &["বর্গগজ"]),
            Self::SquareMetre => (&["m²", "sqm", "sq m", "square metres", "square meter", "m2"], &["বর্গমিটার"]),
            Self::Hectare => (&["hectare", "hectares", "ha"], &["হেক্টর"]),
            Self::Acre => (&["acre", "acres"], &["একর"]),
            Self::Shotok => (
                &["decimal", "decimals", "dec", "shotok", "shatak", "shotangsho", "satak", "decimel"],
                &["শতাংশ", "শতক", "ডেসিমেল", "ডেসিমাল", "শঃ"],
            ),
            Self::Ojutangsho => (&["ojutangsho", "ajutangsha", "ojutansho"], &["অযুতাংশ"]),
            Self::Katha => (&["katha", "kathas", "kata", "cottah"], &["কাঠা"]),
            Self::Chhatak => (&["chhatak", "chatak", "chottak"], &["ছটাক"]),
            Self::Bigha => (&["bigha", "bighas"], &["বিঘা"]),
            Self::Gonda => (&["gonda", "ganda"], &["গন্ডা", "গণ্ডা"]),
            Self::Kani => (&["kani"], &["কানি"]),
            Self::Kora => (&["kora", "kara"], &["কড়া"]),
            Self::Kranti => (&["kranti"], &["ক্রান্তি"]),
            Self::Til => (&["til"], &["তিল"]),
        }
    }
}
