//! Holidays as data.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Text that is a constant in shipped lists and owned in imported ones.
pub(super) type Text = Cow<'static, str>;

/// Who declared a holiday, and so who keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// সাধারণ ছুটি: kept by every office.
    General,
    /// নির্বাহী আদেশে সরকারি ছুটি: by executive order; private offices often do not keep it.
    Executive,
    /// ঐচ্ছিক ছুটি: taken by the employee who applied for it; the office works.
    Optional,
    /// Declared during the year: an election, a mourning, a flood.
    AdHoc,
    /// The place's own.
    Own,
}

/// One day of a holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// What is kept, the same for all its days: they move together when the moon is seen.
    pub key: Text,
    /// Its name.
    pub en: Text,
    /// Its name in Bengali.
    pub bn: Text,
    /// Who declared it.
    pub kind: Kind,
    /// It follows the moon and may be a day earlier or later.
    #[serde(default)]
    pub provisional: bool,
}

/// The holidays of one year, for the country or for a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayList {
    /// The Gregorian year it is complete for.
    pub year: i16,
    /// The notification, and where it was read.
    pub source: Text,
    /// In any order.
    pub holidays: Vec<Holiday>,
}

impl HolidayList {
    /// The moon was seen: moves all days of a holiday by so many days (0 confirms them) and ends their being
    /// provisional. Says how many days there were; none when the key is unknown or a day would leave the calendar.
    pub fn settle(&mut self, key: &str, days_later: i32) -> usize {
        let Ok(span) = jiff::Span::new().try_days(days_later) else { return 0 };
        let mut settled = 0;
        for holiday in self.holidays.iter_mut().filter(|holiday| holiday.key == key) {
            if let Ok(date) = holiday.date.checked_add(span) {
                (holiday.date, holiday.provisional) = (date, false);
                settled += 1;
            }
        }
        settled
    }

    /// Adds a day declared during the year.
    pub fn declare(&mut self, date: Date, key: &str, en: &str, bn: &str) {
        let text = |text: &str| Cow::Owned(text.to_owned());
        let (key, en, bn) = (text(key), text(en), text(bn));
        self.holidays.push(Holiday { date, key, en, bn, kind: Kind::AdHoc, provisional: false });
    }
}
