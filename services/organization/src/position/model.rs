//! Chairs that approvals are routed to, and who sits in them when: positions route, roles permit.

use async_graphql::InputObject;
use contracts::organization::{AppointmentId, BranchId, PositionId, UnitId};
use jiff::civil::Date;
use kernel::{CompanyId, Error, PersonId, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::words::OpenState;
use kernel::fields::{Fields, NAME, expect_version, is_slug};
use kernel::words;

/// Characters of a key.
const KEY: usize = 40;

words! {
    /// How somebody fills a position.
    AppointmentKind {
        /// In their own right.
        Holder = "holder",
        /// In place of the holder, for a time.
        Deputy = "deputy",
    }
}

/// A position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Position {
    pub id: PositionId,
    pub company_id: CompanyId,
    pub branch_id: Option<BranchId>,
    pub unit_id: Option<UnitId>,
    #[schema(example = "finance-manager")]
    pub key: String,
    #[schema(example = "Finance manager")]
    pub title: String,
    #[schema(example = "অর্থ ব্যবস্থাপক")]
    pub title_bn: Option<String>,
    pub state: OpenState,
    pub version: i32,
}

/// Somebody's time in a position, first and last day inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Appointment {
    pub id: AppointmentId,
    pub position_id: PositionId,
    pub person_id: PersonId,
    pub kind: AppointmentKind,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub version: i32,
}

/// What setting up a position takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPosition {
    /// Whose.
    pub company_id: CompanyId,
    /// Only for this branch.
    pub branch_id: Option<BranchId>,
    /// Only for this unit.
    pub unit_id: Option<UnitId>,
    /// What approvals call it: department-head, accounts-payable, finance-manager, cfo, ceo, it, security, hr, or a key of
    /// your own.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its title in Bengali.
    pub title_bn: Option<String>,
}

/// A position's titles; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdatePosition {
    /// The position.
    pub id: PositionId,
    /// The version this change was made on.
    pub version: i32,
    /// Its title.
    pub title: String,
    /// Its title in Bengali.
    pub title_bn: Option<String>,
}

/// What appointing somebody takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Appoint {
    /// To which position.
    pub position_id: PositionId,
    /// Whom.
    pub person_id: PersonId,
    /// As holder or deputy.
    pub kind: AppointmentKind,
    /// First day.
    pub starts_on: Date,
    /// Last day; a deputy must have one.
    pub ends_on: Option<Date>,
}

/// What releasing somebody takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Release {
    /// From which appointment.
    pub appointment_id: AppointmentId,
    /// The version this change was made on.
    pub version: i32,
    /// The last day.
    pub ends_on: Date,
}

impl Position {
    /// A position as it is set up.
    pub fn new(id: PositionId, input: &NewPosition) -> Result<Self> {
        let mut fields = Fields::default();
        let key = input.key.trim().to_owned();
        if !is_slug(&key, KEY) {
            fields.refuse(Error::new(&errors::POSITION_KEY).field("key"));
        }
        let position = Self {
            id,
            company_id: input.company_id,
            branch_id: input.branch_id,
            unit_id: input.unit_id,
            key,
            title: fields.required("title", &input.title, NAME),
            title_bn: fields.optional("titleBn", input.title_bn.as_deref(), NAME),
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(position)
    }

    /// The position under other titles.
    pub fn update(self, input: &UpdatePosition) -> Result<Self> {
        expect_version("position", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let title = fields.required("title", &input.title, NAME);
        let title_bn = fields.optional("titleBn", input.title_bn.as_deref(), NAME);
        fields.done()?;
        Ok(Self { title, title_bn, version: open.version + 1, ..open })
    }

    /// The position no longer filled; nobody may still sit in it after `today`.
    pub fn close(self, version: i32, appointments: &[Appointment], today: Date) -> Result<Self> {
        expect_version("position", version, self.version)?;
        let open = self.expect_open()?;
        let seated = appointments.iter().filter(|one| one.ends_on.is_none_or(|end| end >= today)).count();
        if seated > 0 {
            return Err(Error::new(&errors::POSITION_IN_USE).with("count", seated));
        }
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::POSITION_CLOSED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        [&self.key, &self.title].into_iter().chain(&self.title_bn).map(String::as_str).collect()
    }
}

impl Appointment {
    /// Somebody's time in a position, beside those who are or were there already. Several people may hold a position
    /// at once; one person holds it once.
    pub fn new(id: AppointmentId, input: &Appoint, others: &[Self]) -> Result<Self> {
        let one = Self {
            id,
            position_id: input.position_id,
            person_id: input.person_id,
            kind: input.kind,
            starts_on: input.starts_on,
            ends_on: input.ends_on,
            version: 1,
        };
        if one.ends_on.is_some_and(|end| end < one.starts_on) {
            return Err(Error::new(&errors::APPOINTMENT_DATES).field("endsOn"));
        }
        if one.kind == AppointmentKind::Deputy && one.ends_on.is_none() {
            return Err(Error::new(&errors::APPOINTMENT_DEPUTY).field("endsOn"));
        }
        match others.iter().find(|other| one.clashes(other)) {
            Some(other) => {
                Err(Error::new(&errors::APPOINTMENT_OVERLAP).field("startsOn").with("from", other.starts_on))
            }
            None => Ok(one),
        }
    }

    /// The appointment ended on `input.ends_on`: never before it began, never later than it would end by itself.
    pub fn release(self, input: &Release) -> Result<Self> {
        expect_version("appointment", input.version, self.version)?;
        if input.ends_on < self.starts_on {
            return Err(Error::new(&errors::APPOINTMENT_DATES).field("endsOn"));
        }
        match self.ends_on {
            Some(end) if end <= input.ends_on => {
                Err(Error::new(&errors::APPOINTMENT_ENDED).field("endsOn").with("on", end))
            }
            _ => Ok(Self { ends_on: Some(input.ends_on), version: self.version + 1, ..self }),
        }
    }

    fn clashes(&self, other: &Self) -> bool {
        let begins_before_end_of = |a: &Self, b: &Self| b.ends_on.is_none_or(|end| a.starts_on <= end);
        self.person_id == other.person_id
            && self.kind == other.kind
            && begins_before_end_of(self, other)
            && begins_before_end_of(other, self)
    }
}
