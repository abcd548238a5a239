//! Due dates, as a pack reckons them for a government office.

mod graphql;

use async_graphql::SimpleObject;
use bangladesh::due::{Anchor, Status};
use bangladesh::working::{Certainty, Weekend, WorkingCalendar, y2026};
use jiff::civil::Date;
use kernel::{Cx, Error, Result, utoipa, words};
use rules::{Due, DueRun};
use serde::Serialize;

use crate::shelf::Shelf;
use crate::wording::{RuleStatus, Speech, Wording};
use crate::{errors, permissions};

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

words! {
    /// What law a deadline belongs to.
    DueKind {
        /// Value added tax.
        Vat = "vat",
        /// Income tax.
        IncomeTax = "income-tax",
        /// Everything else: real estate, deadlines of an own pack.
        Other = "other",
    }
}

impl DueKind {
    /// By the first word of its name, as the packs name deadlines.
    fn of(key: &str) -> Self {
        match key.split('-').next().unwrap_or_default() {
            "vat" | "vds" => Self::Vat,
            "tds" | "withholding" | "advance" | "company" | "individual" => Self::IncomeTax,
            _ => Self::Other,
        }
    }
}

words! {
    /// What a deadline counts from.
    DueAnchor {
        /// The last day of a month.
        TaxPeriodEnd = "tax-period-end",
        /// The last day of three months.
        TaxQuarterEnd = "tax-quarter-end",
        /// The last day of an income year.
        YearEnd = "year-end",
        /// The day tax was withheld.
        Deduction = "deduction",
        /// The day a return was filed.
        ReturnFiled = "return-filed",
        /// The day a tax was deposited.
        Deposit = "deposit",
        /// The day a price was paid in full.
        FullPayment = "full-payment",
        /// The day something promised was not done.
        Default = "default",
    }
}

impl From<Anchor> for DueAnchor {
    fn from(anchor: Anchor) -> Self {
        match anchor {
            Anchor::TaxPeriodEnd => Self::TaxPeriodEnd,
            Anchor::TaxQuarterEnd => Self::TaxQuarterEnd,
            Anchor::YearEnd => Self::YearEnd,
            Anchor::Deduction => Self::Deduction,
            Anchor::ReturnFiled => Self::ReturnFiled,
            Anchor::Deposit => Self::Deposit,
            Anchor::FullPayment => Self::FullPayment,
            Anchor::Default => Self::Default,
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
    /// What law it belongs to.
    pub kind: DueKind,
    /// What it counts from.
    pub anchor: DueAnchor,
    /// When it is due that counts from the day asked about; nothing when none was, or no law is known for it.
    pub due: Option<RuleDueDate>,
}

/// A due date of the calendar, or those of days that follow each other under one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuleDueRun {
    /// What is due, by its name in the pack.
    pub deadline: String,
    /// What is due.
    pub title: Wording,
    /// What law it belongs to.
    pub kind: DueKind,
    /// What it counts from.
    pub anchor: DueAnchor,
    /// The first day it counts from.
    pub from: Date,
    /// The last day it counts from; the same for the end of a period.
    pub until: Date,
    /// The due date of the first of these days.
    pub first: Date,
    /// The due date of the last of them; the same day, unless each has its own.
    pub date: Date,
    /// What the date would be, did holidays not move it.
    pub unmoved: Date,
    /// How sure it is.
    pub certainty: DueCertainty,
    /// How the date follows from the day.
    pub rule: Wording,
    /// The law.
    pub source: String,
    /// How far to rely on it.
    pub status: RuleStatus,
}

impl From<DueRun> for RuleDueRun {
    fn from(run: DueRun) -> Self {
        let deadline = run.deadline;
        Self {
            kind: DueKind::of(&deadline.key),
            anchor: deadline.anchor.into(),
            title: Wording { en: deadline.en.into_owned(), bn: deadline.bn.into_owned() },
            deadline: deadline.key.into_owned(),
            from: run.from.0,
            until: run.from.1,
            first: run.first,
            date: run.last,
            unmoved: run.unmoved,
            certainty: run.certainty.into(),
            rule: Wording { en: run.rule.en(), bn: run.rule.bn() },
            source: deadline.source.into_owned(),
            status: status(deadline.status),
        }
    }
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

impl From<Due> for RuleDueDate {
    fn from(due: Due) -> Self {
        Self {
            date: due.date,
            certainty: due.certainty.into(),
            title: Wording { en: due.deadline.en.into_owned(), bn: due.deadline.bn.into_owned() },
            source: due.deadline.source.into_owned(),
            status: status(due.deadline.status),
        }
    }
}

/// Days of a calendar, at most.
const DAYS: i32 = 731;

/// Which part of the calendar is asked for.
#[derive(Clone, Debug)]
pub struct DueAsked {
    /// The pack; the one in force when absent.
    pub pack: Option<String>,
    pub from: Date,
    pub until: Date,
    pub kind: Option<DueKind>,
    /// The day up to which law is known; today when absent.
    pub known: Option<Date>,
}

/// The government's working days: Sunday to Thursday, without the national holidays.
fn office() -> WorkingCalendar {
    WorkingCalendar::new(Weekend::FRIDAY_SATURDAY).with(&y2026::national())
}

fn status(status: Status) -> RuleStatus {
    match status {
        Status::Found => RuleStatus::Verified,
        Status::Secondary => RuleStatus::Corroborated,
        Status::Disputed => RuleStatus::Disputed,
        Status::General => RuleStatus::Drafted,
    }
}

/// Due dates.
#[derive(Clone)]
pub struct DueDates {
    pub shelf: Shelf,
}

impl DueDates {
    /// What a pack knows due dates of, each with the one that counts from a day.
    pub async fn list(&self, cx: &Cx, pack: Option<&str>, from: Option<Date>) -> Result<Vec<RuleDeadline>> {
        cx.require(&permissions::RULE_READ)?;
        let book = self.shelf.book(cx, pack).await?;
        let due = |id: &str| Some(book.due(id, from?, cx.today(), &office()).ok()?.into());
        let told = |(id, title, anchor): (String, rules::Said, Anchor)| RuleDeadline {
            due: due(&id),
            title: Speech::default().said(&title),
            kind: DueKind::of(&id),
            anchor: anchor.into(),
            id,
        };
        Ok(book.deadlines().into_iter().map(told).collect())
    }

    /// What is due from a day to another, two years at most, the soonest first: what counts from the ends of periods, and
    /// from days on which tax may have been withheld. What counts from other events has no calendar.
    pub async fn calendar(&self, cx: &Cx, asked: DueAsked) -> Result<Vec<RuleDueRun>> {
        cx.require(&permissions::RULE_READ)?;
        let days = (asked.until - asked.from).get_days();
        if !(0..=DAYS).contains(&days) {
            return Err(Error::new(&errors::DUE_SPAN).field("until").with("days", DAYS));
        }
        let book = self.shelf.book(cx, asked.pack.as_deref()).await?;
        let known = asked.known.unwrap_or_else(|| cx.today());
        let runs = book.due_between(asked.from, asked.until, known, &office());
        let wanted = |run: &RuleDueRun| asked.kind.is_none_or(|kind| kind == run.kind);
        Ok(runs.into_iter().map(Into::into).filter(wanted).collect())
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
        Ok(book.due(deadline, from, known.unwrap_or_else(|| cx.today()), &office())?.into())
    }
}
