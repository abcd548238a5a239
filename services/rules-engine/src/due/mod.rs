//! Due dates, as a pack reckons them for a government office.

mod graphql;

use async_graphql::SimpleObject;
use bangladesh::due::Status;
use bangladesh::working::{Certainty, Weekend, WorkingCalendar, y2026};
use jiff::civil::Date;
use kernel::{Cx, Result, words};

use crate::permissions;
use crate::shelf::Shelf;
use crate::wording::{RuleStatus, Speech, Wording};

pub use graphql::DueQuery;

words! {
    /// How sure a due date is.
    DueCertainty {
        /// Every day looked at is settled.
        Settled = "settled",
        /// A holiday that follows the moon may still move it.
        Provisional = "provisional",
        /// It falls in a year without a list of holidays: only weekends are known.
        Unlisted = "unlisted",
    }
}

impl From<Certainty> for DueCertainty {
    fn from(certainty: Certainty) -> Self {
        match certainty {
            Certainty::Settled => Self::Settled,
            Certainty::Provisional => Self::Provisional,
            Certainty::Unlisted => Self::Unlisted,
        }
    }
}

/// Something a pack knows a due date of.
#[derive(Clone, Debug, SimpleObject)]
pub struct RuleDeadline {
    /// Its name in the pack.
    pub id: String,
    /// What is due.
    pub title: Wording,
}

/// A due date with its law.
#[derive(Clone, Debug, SimpleObject)]
pub struct RuleDueDate {
    /// The day.
    pub date: Date,
    /// How sure it is.
    pub certainty: DueCertainty,
    /// What is due.
    pub title: Wording,
    /// The law.
    pub source: String,
    /// How far to rely on it.
    pub status: RuleStatus,
}

/// Due dates.
#[derive(Clone)]
pub struct DueDates {
    pub shelf: Shelf,
}

impl DueDates {
    /// What a pack knows due dates of.
    pub async fn list(&self, cx: &Cx, pack: Option<&str>) -> Result<Vec<RuleDeadline>> {
        cx.require(&permissions::RULE_READ)?;
        let book = self.shelf.book(cx, pack).await?;
        let told = |(id, title): (String, rules::Said)| RuleDeadline { id, title: Speech::default().said(&title) };
        Ok(book.deadlines().into_iter().map(told).collect())
    }

    /// When something is due that counts from a day. Offices of the government receive it: Friday and Saturday, and
    /// the national holidays.
    pub async fn find(
        &self,
        cx: &Cx,
        pack: Option<&str>,
        deadline: &str,
        from: Date,
        known: Option<Date>,
    ) -> Result<RuleDueDate> {
        cx.require(&permissions::RULE_READ)?;
        let book = self.shelf.book(cx, pack).await?;
        let office = WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national());
        let due = book.due(deadline, from, known.unwrap_or_else(|| cx.today()), &office)?;
        Ok(RuleDueDate {
            date: due.date,
            certainty: due.certainty.into(),
            title: Wording { en: due.deadline.en.into_owned(), bn: due.deadline.bn.into_owned() },
            source: due.deadline.source.into_owned(),
            status: match due.deadline.status {
                Status::Found => RuleStatus::Verified,
                Status::Secondary => RuleStatus::Corroborated,
                Status::Disputed => RuleStatus::Disputed,
                Status::General => RuleStatus::Drafted,
            },
        })
    }
}
