//! A rule as a sentence, for the screen that shows why a date is what it is.

use super::{Rule, Shift, Step};
use crate::digits::to_bengali;

impl Rule {
    /// `on the 15th of the following month, or the next working day`
    #[must_use]
    pub fn en(self) -> String {
        let shift = match self.shift {
            Shift::None => "",
            Shift::Next => ", or the next working day",
            Shift::Previous => ", or the working day before",
        };
        format!("{}{shift}", self.step.en())
    }

    /// `পরের মাসের ১৫ তারিখ; ছুটি হলে পরের কর্মদিবস`
    #[must_use]
    pub fn bn(self) -> String {
        let shift = match self.shift {
            Shift::None => "",
            Shift::Next => "; ছুটি হলে পরের কর্মদিবস",
            Shift::Previous => "; ছুটি হলে আগের কর্মদিবস",
        };
        to_bengali(&format!("{}{shift}", self.step.bn()))
    }
}

impl Step {
    fn en(self) -> String {
        match self {
            Self::Days(0) => "on the same day".to_owned(),
            Self::Days(days) => format!("within {}", several(days, "day")),
            Self::Weeks(weeks) => format!("within {}", several(weeks, "week")),
            Self::Months(months) => format!("within {}", several(months, "month")),
            Self::WorkingDays(days) => format!("within {}", several(days, "working day")),
            Self::DayOfMonth { months, day } => format!("on the {} of {}", ordinal(day.into()), month_en(months)),
            Self::EndOfMonth(months) => format!("on the last day of {}", month_en(months)),
            Self::WorkingDayOfMonth { months, number } => {
                format!("on the {} working day of {}", ordinal(number), month_en(months))
            }
            Self::LastWorkingDayOfMonth(months) => format!("on the last working day of {}", month_en(months)),
        }
    }

    fn bn(self) -> String {
        match self {
            Self::Days(0) => "একই দিনে".to_owned(),
            Self::Days(days) => format!("{days} দিনের মধ্যে"),
            Self::Weeks(weeks) => format!("{weeks} সপ্তাহের মধ্যে"),
            Self::Months(months) => format!("{months} মাসের মধ্যে"),
            Self::WorkingDays(days) => format!("{days} কর্মদিবসের মধ্যে"),
            Self::DayOfMonth { months, day } => format!("{} {day} তারিখ", month_bn(months)),
            Self::EndOfMonth(months) => format!("{} শেষ দিন", month_bn(months)),
            Self::WorkingDayOfMonth { months, number } => format!("{} {number} নম্বর কর্মদিবস", month_bn(months)),
            Self::LastWorkingDayOfMonth(months) => format!("{} শেষ কর্মদিবস", month_bn(months)),
        }
    }
}

fn several(count: u16, unit: &str) -> String {
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

fn month_en(months: u16) -> String {
    match months {
        0 => "the same month".to_owned(),
        1 => "the following month".to_owned(),
        months => format!("the {} month after", ordinal(months)),
    }
}

fn month_bn(months: u16) -> String {
    match months {
        0 => "একই মাসের".to_owned(),
        1 => "পরের মাসের".to_owned(),
        months => format!("{months} মাস পরের মাসের"),
    }
}

fn ordinal(number: u16) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
