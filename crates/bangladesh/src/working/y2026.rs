//! The holidays of 2026.
//!
//! Ministry of Public Administration, notification of 9 November 2025: 14 general and 14 executive days, 9 of them on
//! Fridays and Saturdays; for the election its notification of 25 January 2026. Read as newspapers reproduce them
//! (Prothom Alo, Ajker Patrika, Ekhon TV), which agree. Days the notification marks as depending on the moon are
//! provisional: whoever keeps a calendar settles them ([`super::HolidayList::settle`]).
//!
//! 7 March, 17 March and 15 August are no longer holidays since October 2024; older libraries still list them.

use std::borrow::Cow;

use jiff::civil::{Date, date};

use super::Kind::{self, AdHoc, Executive, General};
use super::{Holiday, HolidayList};

const SOURCE: &str = "Ministry of Public Administration, notifications of 9 November 2025 and 25 January 2026";

type Row = (i8, i8, &'static str, Kind, bool);

const FITR: &str = "eid-ul-fitr";
const AZHA: &str = "eid-ul-azha";

/// Month, day, key, kind, whether the moon decides.
const NATIONAL: &[Row] = &[
    (2, 4, "shab-e-barat", Executive, true),
    (2, 11, "election", AdHoc, false),
    (2, 12, "election", AdHoc, false),
    (2, 21, "martyrs-day", General, false),
    (3, 17, "shab-e-qadr", Executive, true),
    (3, 19, FITR, Executive, true),
    (3, 20, FITR, Executive, true),
    (3, 20, "jumatul-bida", General, true),
    (3, 21, FITR, General, true),
    (3, 22, FITR, Executive, true),
    (3, 23, FITR, Executive, true),
    (3, 26, "independence-day", General, false),
    (4, 14, "bengali-new-year", Executive, false),
    (5, 1, "may-day", General, false),
    (5, 1, "buddha-purnima", General, true),
    (5, 26, AZHA, Executive, true),
    (5, 27, AZHA, Executive, true),
    (5, 28, AZHA, General, true),
    (5, 29, AZHA, Executive, true),
    (5, 30, AZHA, Executive, true),
    (5, 31, AZHA, Executive, true),
    (6, 26, "ashura", Executive, true),
    (8, 5, "july-uprising-day", General, false),
    (8, 26, "eid-e-miladunnabi", General, true),
    (9, 4, "janmashtami", General, false),
    (10, 20, "durga-puja", Executive, false),
    (10, 21, "durga-puja", General, false),
    (12, 16, "victory-day", General, false),
    (12, 25, "christmas", General, false),
];

/// Key, English, Bengali.
const NAMES: &[(&str, &str, &str)] = &[
    ("shab-e-barat", "Shab-e-Barat", "শবে বরাত"),
    ("election", "Parliamentary election and referendum", "জাতীয় সংসদ নির্বাচন ও গণভোট"),
    ("martyrs-day", "Martyrs' Day and International Mother Language Day", "শহীদ দিবস ও আন্তর্জাতিক মাতৃভাষা দিবস"),
    ("shab-e-qadr", "Shab-e-Qadr", "শবে কদর"),
    (FITR, "Eid-ul-Fitr", "ঈদুল ফিতর"),
    ("jumatul-bida", "Jumatul Bida", "জুমাতুল বিদা"),
    ("independence-day", "Independence and National Day", "স্বাধীনতা ও জাতীয় দিবস"),
    ("chaitra-sankranti", "Chaitra Sankranti", "চৈত্র সংক্রান্তি"),
    ("bengali-new-year", "Bengali New Year", "বাংলা নববর্ষ"),
    ("may-day", "May Day", "মে দিবস"),
    ("buddha-purnima", "Buddha Purnima", "বুদ্ধ পূর্ণিমা"),
    (AZHA, "Eid-ul-Azha", "ঈদুল আজহা"),
    ("ashura", "Ashura", "আশুরা"),
    ("july-uprising-day", "July Mass Uprising Day", "জুলাই গণ-অভ্যুত্থান দিবস"),
    ("eid-e-miladunnabi", "Eid-e-Miladunnabi", "ঈদে মিলাদুন্নবী (সা.)"),
    ("janmashtami", "Janmashtami", "শুভ জন্মাষ্টমী"),
    ("durga-puja", "Durga Puja", "দুর্গাপূজা"),
    ("victory-day", "Victory Day", "বিজয় দিবস"),
    ("christmas", "Christmas", "বড়দিন"),
];

/// The country's list.
#[must_use]
pub fn national() -> HolidayList {
    list(NATIONAL)
}

/// What Bandarban, Khagrachhari and Rangamati keep besides; with it the general days are 14.
#[must_use]
pub fn hill_districts() -> HolidayList {
    list(&[(4, 13, "chaitra-sankranti", General, false)])
}

/// What workers in industrial areas had besides.
#[must_use]
pub fn industrial_areas() -> HolidayList {
    list(&[(2, 10, "election", AdHoc, false)])
}

fn list(rows: &[Row]) -> HolidayList {
    HolidayList { year: YEAR, source: Cow::Borrowed(SOURCE), holidays: rows.iter().map(holiday).collect() }
}

const YEAR: i16 = 2026;

fn holiday(row: &Row) -> Holiday {
    let (month, day, key, kind, provisional) = *row;
    let (_, en, bn) = NAMES.iter().find(|(name, ..)| *name == key).copied().unwrap_or((key, key, key));
    let date = Date::new(YEAR, month, day).unwrap_or(date(YEAR, 1, 1));
    Holiday { date, key: key.into(), en: en.into(), bn: bn.into(), kind, provisional }
}
