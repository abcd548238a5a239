//! Months, weekdays and seasons, as calendars and offices in Bangladesh print them.

use jiff::civil::{Date, Weekday};

use crate::digits::to_bengali;

/// A name in English and in Bengali.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// English.
    pub en: &'static str,
    /// Bengali.
    pub bn: &'static str,
}

const fn name(en: &'static str, bn: &'static str) -> Name {
    Name { en, bn }
}

const MONTHS: [Name; 12] = [
    name("January", "জানুয়ারি"),
    name("February", "ফেব্রুয়ারি"),
    name("March", "মার্চ"),
    name("April", "এপ্রিল"),
    name("May", "মে"),
    name("June", "জুন"),
    name("July", "জুলাই"),
    name("August", "আগস্ট"),
    name("September", "সেপ্টেম্বর"),
    name("October", "অক্টোবর"),
    name("November", "নভেম্বর"),
    name("December", "ডিসেম্বর"),
];

const BENGALI_MONTHS: [Name; 12] = [
    name("Boishakh", "বৈশাখ"),
    name("Joishtho", "জ্যৈষ্ঠ"),
    name("Asharh", "আষাঢ়"),
    name("Srabon", "শ্রাবণ"),
    name("Bhadro", "ভাদ্র"),
    name("Ashwin", "আশ্বিন"),
    name("Kartik", "কার্তিক"),
    name("Ogrohayon", "অগ্রহায়ণ"),
    name("Poush", "পৌষ"),
    name("Magh", "মাঘ"),
    name("Falgun", "ফাল্গুন"),
    name("Choitro", "চৈত্র"),
];

const SEASONS: [Name; 6] = [
    name("Summer", "গ্রীষ্ম"),
    name("Rainy season", "বর্ষা"),
    name("Autumn", "শরৎ"),
    name("Late autumn", "হেমন্ত"),
    name("Winter", "শীত"),
    name("Spring", "বসন্ত"),
];

/// A Gregorian month's name; nothing for what is no month.
#[must_use]
pub fn month(number: i8) -> Option<Name> {
    nth(&MONTHS, number)
}

/// A Bengali month's name, 1 for Boishakh; nothing for what is no month.
#[must_use]
pub fn bengali_month(number: i8) -> Option<Name> {
    nth(&BENGALI_MONTHS, number)
}

/// The season of a Bengali month, two months each from Boishakh on; nothing for what is no month.
#[must_use]
pub fn season(bengali_month: i8) -> Option<Name> {
    nth(&SEASONS, bengali_month.checked_add(1)? / 2)
}

fn nth<const N: usize>(names: &[Name; N], number: i8) -> Option<Name> {
    names.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// A weekday's name.
#[must_use]
pub fn weekday(day: Weekday) -> Name {
    match day {
        Weekday::Sunday => name("Sunday", "রবিবার"),
        Weekday::Monday => name("Monday", "সোমবার"),
        Weekday::Tuesday => name("Tuesday", "মঙ্গলবার"),
        Weekday::Wednesday => name("Wednesday", "বুধবার"),
        Weekday::Thursday => name("Thursday", "বৃহস্পতিবার"),
        Weekday::Friday => name("Friday", "শুক্রবার"),
        Weekday::Saturday => name("Saturday", "শনিবার"),
    }
}

/// `২০ নভেম্বর ২০২৬`
#[must_use]
pub fn gregorian_bn(date: Date) -> String {
    let month = month(date.month()).map_or("", |name| name.bn);
    to_bengali(&format!("{} {month} {}", date.day(), date.year()))
}

/// `20 November 2026`
#[must_use]
pub fn gregorian_en(date: Date) -> String {
    let month = month(date.month()).map_or("", |name| name.en);
    format!("{} {month} {}", date.day(), date.year())
}
