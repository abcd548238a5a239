//! A customer of the installation: what it is called, how much it may have, where it stands in its life.

use async_graphql::InputObject;
use contracts::organization::{NewTenant, Plan, PlanChange, Slug, StateChange, TenantFacts};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::{Error, PersonId, Result, TenantId, dhaka_day, utoipa};
use serde::{Deserialize, Serialize, Serializer};

use crate::errors;
use kernel::fields::{Fields, LONG, NAME, expect_version, is_slug};
use kernel::words;

/// Days a tenant may try.
pub const TRIAL_DAYS: i32 = 30;
/// Where data lives unless somebody decides otherwise.
const HOME_REGION: &str = "BD";
/// Characters of a short name; it stands in host names, whose labels end at 63.
const SLUG: usize = 31;
/// Characters of an e-mail address (RFC 5321 §4.5.3.1.3, less the brackets).
const EMAIL: usize = 254;
/// Characters of a plan's name.
const PLAN: usize = 40;
/// The largest number a plan may name.
const LIMIT_AT_MOST: i32 = 10_000_000;

/// Names that would be mistaken for a part of the installation.
const RESERVED: &[&str] = &[
    "admin", "api", "app", "assets", "auth", "docs", "erased", "gateway", "graphql", "health", "help", "internal",
    "login", "mail", "metrics", "operator", "public", "root", "static", "status", "support", "system", "vextrus",
    "www",
];

words! {
    /// Where a tenant stands in its life.
    TenantState {
        /// Trying, until a day.
        Trial = "trial",
        /// Under contract.
        Active = "active",
        /// Readable; nothing can be changed.
        Suspended = "suspended",
        /// The contract has ended; readable until erased.
        Archived = "archived",
        /// Its rows are going or gone.
        Erased = "erased",
    }
}

/// An e-mail address: personal data, so it is masked wherever it is written down but in its own column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
#[schema(example = "o•••@example.com")]
pub struct Email(pub String);

impl Email {
    fn read(text: &str) -> Result<Self> {
        let text = text.trim();
        let good = text.len() <= EMAIL
            && !text.chars().any(|letter| letter.is_whitespace() || letter.is_control())
            && text.split_once('@').is_some_and(|(local, host)| {
                !local.is_empty()
                    && !host.contains('@')
                    && host.contains('.')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
            });
        if good { Ok(Self(text.to_lowercase())) } else { Err(Error::new(&errors::TENANT_EMAIL).field("ownerEmail")) }
    }

    /// `o•••@example.com`.
    pub fn masked(&self) -> String {
        let (local, host) = self.0.split_once('@').unwrap_or_default();
        format!("{}•••@{host}", local.chars().take(1).collect::<String>())
    }
}

impl Serialize for Email {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.masked())
    }
}

/// A tenant. Its id is the context's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tenant {
    #[schema(example = "padma-builders")]
    pub slug: String,
    #[schema(example = "Padma Group")]
    pub name: String,
    #[schema(example = "পদ্মা গ্রুপ")]
    pub name_bn: Option<String>,
    pub state: TenantState,
    pub state_since: Timestamp,
    pub state_reason: Option<String>,
    pub plan: Plan,
    pub trial_ends_on: Option<Date>,
    #[schema(example = "BD")]
    pub data_region: String,
    pub owner_id: PersonId,
    pub owner_email: Email,
    pub version: i32,
}

/// What a tenant may change of itself; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateTenant {
    /// The version this change was made on.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// The country its data must stay in, two capital letters.
    pub data_region: String,
}

/// What a tenant gets to try with.
pub fn trial_plan() -> Plan {
    Plan { name: "trial".into(), max_companies: 3, max_branches: 20, max_units: 200, max_positions: 200, max_users: 25 }
}

impl Tenant {
    /// A tenant as it is founded: on trial.
    pub fn found(input: &NewTenant, owner_id: PersonId, today: Date, now: Timestamp) -> Result<Self> {
        let mut fields = Fields::default();
        let slug = fields.read(slug(&input.slug)).unwrap_or_default();
        let name = fields.required("name", &input.name, NAME);
        let name_bn = fields.optional("nameBn", input.name_bn.as_deref(), NAME);
        let owner_email = fields.read(Email::read(&input.owner_email));
        let data_region = fields.read(region(input.data_region.as_deref().unwrap_or(HOME_REGION))).unwrap_or_default();
        let plan = input.plan.clone().map_or_else(trial_plan, |plan| checked(&mut fields, plan));
        fields.done()?;
        Ok(Self {
            slug,
            name,
            name_bn,
            state: TenantState::Trial,
            state_since: now,
            state_reason: None,
            plan,
            trial_ends_on: Some(today.checked_add(TRIAL_DAYS.days()).map_err(Error::internal)?),
            data_region,
            owner_id,
            owner_email: owner_email.unwrap_or(Email(String::new())),
            version: 1,
        })
    }

    /// Whether this is the tenant somebody asks to found again.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.slug == other.slug && self.owner_email == other.owner_email
    }

    /// The tenant with another name or region.
    pub fn update(self, input: &UpdateTenant) -> Result<Self> {
        expect_version("organization", input.version, self.version)?;
        let mut fields = Fields::default();
        let name = fields.required("name", &input.name, NAME);
        let name_bn = fields.optional("nameBn", input.name_bn.as_deref(), NAME);
        let data_region = fields.read(region(&input.data_region)).unwrap_or_default();
        fields.done()?;
        Ok(Self { name, name_bn, data_region, version: self.version + 1, ..self })
    }

    /// The tenant under another plan. A limit below what is used takes nothing away; it only lets nothing more in.
    pub fn replan(self, change: &PlanChange, today: Date) -> Result<Self> {
        let mut fields = Fields::default();
        let plan = checked(&mut fields, change.plan.clone());
        let trial_ends_on = match (self.state, change.trial_ends_on) {
            (TenantState::Trial, Some(day)) => {
                if day <= today {
                    fields.refuse(Error::new(&errors::TENANT_TRIAL_END).field("trialEndsOn"));
                }
                Some(day)
            }
            _ => self.trial_ends_on,
        };
        fields.done()?;
        Ok(Self { plan, trial_ends_on, version: self.version + 1, ..self })
    }

    /// The tenant one step further.
    pub fn step(self, step: &StateChange, now: Timestamp) -> Result<Self> {
        use TenantState::{Active, Archived, Suspended, Trial};
        let (name, reason, next) = match step {
            // A trial may end, suspended, before the contract is signed.
            StateChange::Activate => {
                let trying = self.state == Trial || (self.state == Suspended && self.trial_ends_on.is_some());
                ("activate", None, trying.then_some(Active))
            }
            StateChange::Suspend(reason) => {
                ("suspend", Some(reason), matches!(self.state, Trial | Active).then_some(Suspended))
            }
            // A trial that was interrupted goes on, as long as it lasts; only `activate` makes a contract of it.
            StateChange::Resume => {
                let state = match self.trial_ends_on {
                    None => Some(Active),
                    Some(ends) if ends > dhaka_day(now) => Some(Trial),
                    Some(_) => None,
                };
                ("resume", None, state.filter(|_| self.state == Suspended))
            }
            StateChange::Archive(reason) => {
                ("archive", Some(reason), matches!(self.state, Trial | Active | Suspended).then_some(Archived))
            }
        };
        let state = next.ok_or_else(|| self.refuse(name))?;
        let mut fields = Fields::default();
        let state_reason = reason.map(|reason| fields.required("reason", reason, LONG));
        fields.done()?;
        // Whoever has a contract has no trial that could end.
        let trial_ends_on = self.trial_ends_on.filter(|_| state != Active);
        Ok(Self { state, state_since: now, state_reason, trial_ends_on, version: self.version + 1, ..self })
    }

    /// The tenant suspended because its trial is over, unless it is not.
    pub fn end_trial(self, today: Date, now: Timestamp) -> Result<Option<Self>> {
        let over = self.trial_ends_on.is_some_and(|day| day <= today);
        if self.state != TenantState::Trial || !over {
            return Ok(None);
        }
        self.step(&StateChange::Suspend("The trial has ended.".into()), now).map(Some)
    }

    /// The tenant on its way out. `exported`: somebody has its data, as it was when it was archived.
    /// Erasing again is allowed, because an erasure may be stopped half-way.
    pub fn erased(self, exported: bool, now: Timestamp) -> Result<Self> {
        match self.state {
            TenantState::Erased => Ok(self),
            TenantState::Archived if exported => {
                Ok(Self { state: TenantState::Erased, state_since: now, version: self.version + 1, ..self })
            }
            TenantState::Archived => Err(Error::new(&errors::TENANT_NOT_EXPORTED)),
            _ => Err(self.refuse("erase")),
        }
    }

    /// What others may know.
    pub fn facts(&self, id: TenantId) -> TenantFacts {
        TenantFacts {
            id,
            slug: Slug(self.slug.clone()),
            name: self.name.clone(),
            state: self.state.word().into(),
            owner_id: Some(self.owner_id),
            data_region: Some(self.data_region.clone()),
            plan: Some(self.plan.clone()),
        }
    }

    fn refuse(&self, step: &'static str) -> Error {
        Error::new(&errors::TENANT_STEP).with("state", self.state.word()).with("step", step)
    }
}

fn slug(text: &str) -> Result<String> {
    let text = text.trim();
    if !is_slug(text, SLUG) {
        return Err(Error::new(&errors::TENANT_SLUG).field("slug"));
    }
    if RESERVED.contains(&text) {
        return Err(Error::new(&errors::TENANT_SLUG_RESERVED).field("slug").with("slug", text));
    }
    Ok(text.to_owned())
}

fn region(text: &str) -> Result<String> {
    let good = text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_uppercase());
    if good { Ok(text.to_owned()) } else { Err(Error::new(&errors::TENANT_REGION).field("dataRegion")) }
}

fn checked(fields: &mut Fields, plan: Plan) -> Plan {
    let name = fields.required("plan", &plan.name, PLAN);
    for (field, limit) in [
        ("maxCompanies", plan.max_companies),
        ("maxBranches", plan.max_branches),
        ("maxUnits", plan.max_units),
        ("maxPositions", plan.max_positions),
        ("maxUsers", plan.max_users),
    ] {
        if !(0..=LIMIT_AT_MOST).contains(&limit) {
            fields.refuse(Error::new(&errors::TENANT_LIMIT).field(field).with("limit", LIMIT_AT_MOST));
        }
    }
    Plan { name, ..plan }
}
