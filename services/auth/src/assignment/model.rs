//! A role given to somebody, and the only ways it may change: it ends. Pure.

use async_graphql::InputObject;
use contracts::auth::AssignmentId;
use contracts::organization::{BranchId, UnitId};
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp};
use kernel::fields::{Fields, LONG, expect_version};
use kernel::{
    CompanyId, Condition, Cx, Error, Hours, Money, Network, PersonId, Place, Result, codes, dhaka_day, dhaka_midnight,
    utoipa, words,
};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::role::{Role, is_within, shipped};

/// The longest a role is delegated for.
const LOAN: SignedDuration = SignedDuration::from_hours(90 * 24);
/// How long before its end a role is said to end soon.
pub const SOON: SignedDuration = SignedDuration::from_hours(30 * 24);

words! {
    /// Where an assignment stands.
    AssignmentState {
        /// It holds.
        Current = "current",
        /// It holds, and ends within 30 days.
        Expiring = "expiring",
        /// It begins later.
        Coming = "coming",
        /// It has ended or was taken back.
        Ended = "ended",
    }
}

kernel::id! {
    /// A project, of the service that will own projects.
    ProjectId,
}

/// A role somebody holds, held or will hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RoleAssignment)]
pub struct Assignment {
    pub id: AssignmentId,
    pub person_id: PersonId,
    pub role: String,
    /// None is the whole tenant.
    #[schema(value_type = Option<PlaceShape>)]
    pub place: Option<Place>,
    pub starts_at: Timestamp,
    /// The first instant it holds no more.
    pub ends_at: Option<Timestamp>,
    pub up_to: Option<Money>,
    #[schema(value_type = ConditionShape)]
    pub condition: Condition,
    pub reason: String,
    /// The actor, as the audit names him.
    pub given_by: String,
    pub given_at: Timestamp,
    /// The assignment it was delegated from.
    pub delegated_from: Option<AssignmentId>,
    pub revoked_at: Option<Timestamp>,
    pub revoked_by: Option<String>,
    pub revoke_reason: Option<String>,
    pub version: i32,
}

/// A company, or a part of it.
#[derive(utoipa::ToSchema)]
#[schema(as = RolePlace)]
#[expect(dead_code, reason = "the shape of a type of the kernel, for the reference")]
struct PlaceShape {
    company: CompanyId,
    branch: Option<BranchId>,
    unit: Option<UnitId>,
    project: Option<ProjectId>,
}

/// Hours of the day in Dhaka and networks; what is null or empty does not limit.
#[derive(utoipa::ToSchema)]
#[schema(as = RoleCondition)]
#[expect(dead_code, reason = "the shape of a type of the kernel, for the reference")]
struct ConditionShape {
    hours: Option<OfficeHours>,
    networks: Vec<String>,
}

/// A stretch of time; its end is outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub starts_at: Timestamp,
    pub ends_at: Option<Timestamp>,
}

impl Window {
    /// Whether the instant is inside.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.starts_at <= at && self.ends_at.is_none_or(|end| at < end)
    }

    /// What is inside both.
    pub fn meet(self, other: Self) -> Self {
        let ends = [self.ends_at, other.ends_at].into_iter().flatten().min();
        Self { starts_at: self.starts_at.max(other.starts_at), ends_at: ends }
    }
}

impl Assignment {
    /// When it holds.
    pub fn window(&self) -> Window {
        Window { starts_at: self.starts_at, ends_at: self.ends_at }
    }
}

impl Assignment {
    /// The first owner's, from now on and everywhere.
    pub fn founding(person: PersonId, role: &str, cx: &Cx) -> Self {
        Self {
            id: AssignmentId::new(),
            person_id: person,
            role: role.to_owned(),
            place: None,
            starts_at: cx.now(),
            ends_at: None,
            up_to: None,
            condition: Condition::default(),
            reason: "founding of the organization".to_owned(),
            given_by: cx.actor().to_string(),
            given_at: cx.now(),
            delegated_from: None,
            revoked_at: None,
            revoked_by: None,
            revoke_reason: None,
            version: 1,
        }
    }

    /// Where it stands at `now`.
    pub fn state(&self, now: Timestamp) -> AssignmentState {
        if self.revoked_at.is_some() || self.ends_at.is_some_and(|end| end <= now) {
            return AssignmentState::Ended;
        }
        match self.ends_at {
            _ if self.starts_at > now => AssignmentState::Coming,
            Some(end) if end <= now + SOON => AssignmentState::Expiring,
            _ => AssignmentState::Current,
        }
    }

    /// Its first day in Dhaka.
    pub fn starts_on(&self) -> Date {
        dhaka_day(self.starts_at)
    }

    /// Its last day in Dhaka, of which it may hold a part only.
    pub fn ends_on(&self) -> Option<Date> {
        let last = |end: Timestamp| end.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(end);
        self.ends_at.map(|end| dhaka_day(last(end).max(self.starts_at)))
    }

    /// Whether it makes its person an owner of the whole organization now, for a time or for good.
    pub fn is_ownership(&self, now: Timestamp) -> bool {
        let whole = self.place.is_none() && self.up_to.is_none();
        self.role == shipped::OWNER && whole && self.delegated_from.is_none() && self.window().holds(now)
    }

    /// Whether it makes its person an owner of the whole organization now and for good.
    pub fn owns(&self, now: Timestamp) -> bool {
        self.is_ownership(now) && self.condition.is_empty() && self.ends_at.is_none()
    }
}

/// Where, when and how far a role is given; what is left out does not limit it.
#[derive(Clone, Debug, Default, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[graphql(name = "RoleBounds")]
pub struct Bounds {
    /// Only in this company.
    pub company_id: Option<CompanyId>,
    /// Only in this branch of it.
    pub branch_id: Option<BranchId>,
    /// Only in this department, division or cost centre of it.
    pub unit_id: Option<UnitId>,
    /// Only in this project of it.
    pub project_id: Option<ProjectId>,
    /// First day in Dhaka; at once when absent.
    pub starts_on: Option<Date>,
    /// Last day in Dhaka, it included.
    pub ends_on: Option<Date>,
    /// Only documents up to this amount.
    pub up_to: Option<Money>,
    /// Only in these hours in Dhaka.
    pub hours: Option<OfficeHours>,
    /// Only from these networks, such as 203.0.113.0/24.
    #[graphql(default)]
    pub networks: Vec<String>,
}

/// Hours of the day in Dhaka.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OfficeHours {
    /// 1 is Monday, 7 Sunday; none is every day.
    #[serde(default)]
    #[graphql(default)]
    pub days: Vec<i8>,
    /// The first minute inside, such as 09:00.
    pub from: String,
    /// The first minute outside again; an earlier one than `from` is of the next day.
    pub until: String,
}

/// What giving a role takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GiveRole {
    /// To whom.
    pub person_id: PersonId,
    /// Which, by key.
    pub role: String,
    /// Where, when and how far.
    #[serde(default)]
    #[graphql(default)]
    pub bounds: Bounds,
    /// Why.
    pub reason: String,
}

/// What lending a role of one's own takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DelegateRole {
    /// The assignment by which one holds it.
    pub assignment_id: AssignmentId,
    /// To whom.
    pub person_id: PersonId,
    /// Where, when and how far: nothing wider than one's own; what is left out is as one's own. It must end.
    #[serde(default)]
    #[graphql(default)]
    pub bounds: Bounds,
    /// Why.
    pub reason: String,
}

impl Bounds {
    /// Where; none is the whole tenant.
    pub fn place(&self) -> Result<Option<Place>> {
        let (branch, unit) = (self.branch_id.map(|id| id.0), self.unit_id.map(|id| id.0));
        let project = self.project_id.map(|id| id.0);
        match self.company_id {
            Some(company) => Ok(Some(Place { company, branch, unit, project })),
            None if branch.or(unit).or(project).is_none() => Ok(None),
            None => Err(Error::new(&codes::REQUIRED).field("companyId")),
        }
    }

    /// When: from now or the first day's beginning to the last day's end.
    fn window(&self, now: Timestamp, today: Date) -> Result<Window> {
        let starts_at = match self.starts_on {
            Some(day) if day < today => return Err(Error::new(&errors::ASSIGNMENT_PAST).field("startsOn")),
            Some(day) if day > today => dhaka_midnight(day)?,
            _ => now,
        };
        let ends_at = self.ends_on.map(end_of).transpose()?;
        if ends_at.is_some_and(|end| end <= starts_at) {
            return Err(Error::new(&errors::ASSIGNMENT_DATES).field("endsOn"));
        }
        Ok(Window { starts_at, ends_at })
    }

    fn limit(&self) -> Result<Option<Money>> {
        match self.up_to {
            Some(limit) if limit.minor <= 0 => Err(Error::new(&errors::ASSIGNMENT_AMOUNT).field("upTo")),
            limit => Ok(limit),
        }
    }

    fn condition(&self) -> Result<Condition> {
        let hours = self.hours.as_ref().map(OfficeHours::read).transpose()?;
        let networks: Result<Vec<Network>> = self.networks.iter().map(|text| text.parse()).collect();
        Ok(Condition { hours, networks: networks.map_err(|error| error.field("networks"))? })
    }
}

impl OfficeHours {
    fn read(&self) -> Result<Hours> {
        let wrong = || Error::new(&errors::ASSIGNMENT_HOURS).field("hours");
        let time = |text: &str| text.trim().parse::<Time>().map_err(|_| wrong());
        let (from, until) = (time(&self.from)?, time(&self.until)?);
        let days = self.days.iter().all(|day| (1..=7).contains(day));
        if from == until || !days { Err(wrong()) } else { Ok(Hours { days: self.days.clone(), from, until }) }
    }
}

/// The first instant after a day in Dhaka.
pub fn end_of(day: Date) -> Result<Timestamp> {
    dhaka_midnight(day.tomorrow().map_err(Error::internal)?)
}

impl Assignment {
    /// A role given by the caller. Nobody gives one to himself.
    pub fn given(input: &GiveRole, role: &Role, cx: &Cx) -> Result<Self> {
        if cx.person() == Some(input.person_id) {
            return Err(Error::new(&errors::ASSIGNMENT_SELF).field("personId"));
        }
        let mut fields = Fields::default();
        let reason = fields.required("reason", &input.reason, LONG);
        let place = fields.read(input.bounds.place()).flatten();
        let window = fields.read(input.bounds.window(cx.now(), cx.today()));
        let up_to = fields.read(input.bounds.limit()).flatten();
        let condition = fields.read(input.bounds.condition()).unwrap_or_default();
        if role.dated && input.bounds.ends_on.is_none() {
            fields.refuse(Error::new(&errors::ASSIGNMENT_UNDATED).field("endsOn").with("role", &role.name));
        }
        fields.done()?;
        let window = window.ok_or_else(|| Error::internal("no window and no complaint"))?;
        let blank = Self::founding(input.person_id, &role.key, cx);
        Ok(Self { place, starts_at: window.starts_at, ends_at: window.ends_at, up_to, condition, reason, ..blank })
    }

    /// The caller's own role, lent to another for a time: never wider, never longer than it is held itself.
    pub fn lent(&self, input: &DelegateRole, cx: &Cx) -> Result<Self> {
        if cx.person() == Some(input.person_id) {
            return Err(Error::new(&errors::ASSIGNMENT_SELF).field("personId"));
        }
        if self.delegated_from.is_some() {
            return Err(Error::new(&errors::DELEGATION_AGAIN));
        }
        if !self.window().holds(cx.now()) {
            return Err(Error::new(&errors::ASSIGNMENT_ENDED));
        }
        let mut fields = Fields::default();
        let reason = fields.required("reason", &input.reason, LONG);
        let place = fields.read(self.lent_place(&input.bounds)).flatten();
        let window = fields.read(self.lent_window(&input.bounds, cx));
        let up_to = fields.read(self.lent_limit(&input.bounds)).flatten();
        let condition = fields.read(self.lent_condition(&input.bounds)).unwrap_or_default();
        fields.done()?;
        let window = window.ok_or_else(|| Error::internal("no window and no complaint"))?;
        let blank = Self { delegated_from: Some(self.id), ..Self::founding(input.person_id, &self.role, cx) };
        Ok(Self { place, starts_at: window.starts_at, ends_at: window.ends_at, up_to, condition, reason, ..blank })
    }

    fn lent_place(&self, bounds: &Bounds) -> Result<Option<Place>> {
        match (self.place, bounds.place()?) {
            (own, None) => Ok(own),
            (None, asked) => Ok(asked),
            (Some(own), Some(asked)) if own.covers(&asked) => Ok(Some(asked)),
            _ => Err(wider("companyId")),
        }
    }

    fn lent_window(&self, bounds: &Bounds, cx: &Cx) -> Result<Window> {
        let window = bounds.window(cx.now(), cx.today())?;
        let end = window.ends_at.ok_or_else(|| Error::new(&errors::DELEGATION_LONG).field("endsOn"))?;
        // The days are counted from midnight, so that ninety days begun at noon are ninety.
        let latest = dhaka_midnight(kernel::dhaka_day(window.starts_at))? + LOAN;
        if end > latest {
            return Err(Error::new(&errors::DELEGATION_LONG).field("endsOn"));
        }
        if self.ends_at.is_some_and(|own| end > own) {
            return Err(wider("endsOn"));
        }
        Ok(window)
    }

    fn lent_limit(&self, bounds: &Bounds) -> Result<Option<Money>> {
        let asked = bounds.limit()?.or(self.up_to);
        if is_within(asked, self.up_to) { Ok(asked) } else { Err(wider("upTo")) }
    }

    fn lent_condition(&self, bounds: &Bounds) -> Result<Condition> {
        let asked = bounds.condition()?;
        let hours = match (&self.condition.hours, asked.hours) {
            (own, None) => own.clone(),
            (None, asked) => asked,
            (Some(own), Some(asked)) if are_inside(&asked, own) => Some(asked),
            _ => return Err(wider("hours")),
        };
        let own = &self.condition.networks;
        let inside = |network: &Network| own.iter().any(|wide| wide.covers(network));
        let networks = match (own.is_empty(), asked.networks.is_empty()) {
            (_, true) => own.clone(),
            (true, _) => asked.networks,
            _ if asked.networks.iter().all(inside) => asked.networks,
            _ => return Err(wider("networks")),
        };
        Ok(Condition { hours, networks })
    }

    /// Ended now, or before it began. What has ended stays as it is.
    pub fn end(self, reason: &str, cx: &Cx) -> Result<Self> {
        let now = cx.now();
        if self.ends_at.is_some_and(|end| end <= now) {
            return Err(Error::new(&errors::ASSIGNMENT_ENDED));
        }
        let reason = Some(reason.to_owned());
        let (ends_at, revoked_at) = (Some(now.max(self.starts_at)), Some(now));
        let revoked_by = Some(cx.actor().to_string());
        Ok(Self { ends_at, revoked_at, revoked_by, revoke_reason: reason, version: self.version + 1, ..self })
    }

    /// [`Assignment::end`] for one who has seen this version and says why.
    pub fn revoke(self, version: i32, reason: &str, cx: &Cx) -> Result<Self> {
        expect_version("assignment", version, self.version)?;
        let mut fields = Fields::default();
        let reason = fields.required("reason", reason, LONG);
        fields.done()?;
        self.end(&reason, cx)
    }
}

/// Whether hours are no wider than others. Those over midnight are inside their equals only.
fn are_inside(inner: &Hours, outer: &Hours) -> bool {
    let every = |hours: &Hours| hours.days.is_empty();
    let days = every(outer) || (!every(inner) && inner.days.iter().all(|day| outer.days.contains(day)));
    let straight = inner.from < inner.until && outer.from < outer.until;
    let within = straight && outer.from <= inner.from && inner.until <= outer.until;
    days && (within || (inner.from, inner.until) == (outer.from, outer.until))
}

fn wider(field: &'static str) -> Error {
    Error::new(&errors::DELEGATION_WIDER).field(field)
}
