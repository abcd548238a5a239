//! “এক কোটি তেইশ লক্ষ টাকা মাত্র”.

use super::names::BENGALI;
use super::{Coin, parts};

/// The word for a hundred thousand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lakh {
    /// লক্ষ, as offices and banks write.
    Lokkho,
    /// লাখ, as people say and newspapers write.
    Lakh,
}

/// The ending of the hundreds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hundred {
    /// একশত, as offices and banks write.
    Shoto,
    /// একশ, as people say.
    Sho,
}

/// The word for twenty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twenty {
    /// বিশ
    Bish,
    /// কুড়ি
    Kuri,
}

/// How an amount is put into Bengali words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bengali {
    /// The currency.
    pub coin: Coin,
    /// লক্ষ or লাখ.
    pub lakh: Lakh,
    /// একশত or একশ.
    pub hundred: Hundred,
    /// বিশ or কুড়ি.
    pub twenty: Twenty,
    /// মাত্র at the end, so that nothing can be added.
    pub only: bool,
}

impl Default for Bengali {
    fn default() -> Self {
        let coin = Coin { major: "টাকা", minor: "পয়সা", places: 2 };
        Self { coin, lakh: Lakh::Lokkho, hundred: Hundred::Shoto, twenty: Twenty::Bish, only: true }
    }
}

/// An amount of minor units in Bengali: `bengali(12_035_000, &Bengali::default())` is
/// “এক লক্ষ বিশ হাজার তিনশত পঞ্চাশ টাকা মাত্র”. Below zero it begins with ঋণাত্মক.
#[must_use]
pub fn bengali(minor: i128, style: &Bengali) -> String {
    let (whole, rest) = style.coin.split(minor);
    let mut words = Vec::new();
    if minor < 0 {
        words.push("ঋণাত্মক".to_owned());
    }
    words.push(format!("{} {}", bengali_number(whole, style), style.coin.major));
    if rest > 0 {
        words.push(format!("{} {}", bengali_number(rest, style), style.coin.minor));
    }
    if style.only {
        words.push("মাত্র".to_owned());
    }
    words.join(" ")
}

/// A whole number in Bengali: “বারো লক্ষ পাঁচ”.
#[must_use]
pub fn bengali_number(number: u128, style: &Bengali) -> String {
    if number == 0 {
        return BENGALI[0].to_owned();
    }
    let [crores, lakhs, thousands, hundreds, rest] = parts(number);
    let mut words = Vec::new();
    if crores > 0 {
        words.push(format!("{} কোটি", bengali_number(crores, style)));
    }
    for (count, unit) in [(lakhs, style.lakh_word()), (thousands, " হাজার"), (hundreds, style.hundred_word())]
    {
        if count > 0 {
            words.push(format!("{}{unit}", style.below_hundred(count)));
        }
    }
    if rest > 0 {
        words.push(style.below_hundred(rest).to_owned());
    }
    words.join(" ")
}

impl Bengali {
    fn lakh_word(&self) -> &'static str {
        match self.lakh {
            Lakh::Lokkho => " লক্ষ",
            Lakh::Lakh => " লাখ",
        }
    }

    /// Written together with its number: তিনশত.
    fn hundred_word(&self) -> &'static str {
        match self.hundred {
            Hundred::Shoto => "শত",
            Hundred::Sho => "শ",
        }
    }

    fn below_hundred(&self, number: u128) -> &'static str {
        match (number, self.twenty) {
            (20, Twenty::Kuri) => "কুড়ি",
            _ => usize::try_from(number).ok().and_then(|number| BENGALI.get(number)).copied().unwrap_or_default(),
        }
    }
}
