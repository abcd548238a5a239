//! What others ask of organization, and what it tells.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;
use kernel::uuid::Uuid;
use kernel::{CompanyId, Currency, PersonId, TenantId, utoipa};
use serde::{Deserialize, Serialize};

kernel::id! {
    /// A document that is commented on, of whatever kind.
    CommentedId,
    /// A place of business of a company.
    BranchId,
    /// A division, department or cost centre.
    UnitId,
    /// A chair that approvals are routed to.
    PositionId,
    /// Somebody's time in a chair.
    AppointmentId,
    /// A company's accounting year.
    FiscalYearId,
    /// A request to change what the law knows a company by.
    CompanyChangeId,
}

kernel::contract! {
    /// What others ask of organization.
    pub trait Organization as "organization", remote OrganizationRemote, routes organization_routes {
        /// The tenant behind a short name, for the operator. An erased tenant has given its name back.
        ask tenant_by_slug(Slug) -> Option<TenantFacts>;
        /// The tenant of this context.
        ask tenant(()) -> Option<TenantFacts>;
        /// A company's facts.
        ask company(CompanyId) -> Option<CompanyFacts>;
        /// Who fills a position on a day, deputies too, the nearest to the place asked for first.
        ask holders(HoldersOn) -> Vec<Holder>;
        /// Founds the tenant of this context; founding it again with the same name and owner answers as the first time.
        do found_tenant(NewTenant) -> Founded;
        /// Moves the tenant of this context along its life.
        do change_state(StateChange) -> TenantFacts;
        /// Gives the tenant of this context another plan.
        do change_plan(PlanChange) -> TenantFacts;
        /// Begins an export of everything the tenant has.
        do request_export(()) -> TenantFacts;
        /// Decides that an archived and exported tenant may be erased; crate data then takes its rows away. Repeating it
        /// is fine, also when the tenant's own row is gone already.
        do erase(()) -> ();
    }
}

/// A tenant's short name, as it stands in addresses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(pub String);

/// A tenant as others know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantFacts {
    pub id: TenantId,
    pub slug: Slug,
    pub name: String,
    /// `trial`, `active`, `suspended`, `archived` or `erased`.
    pub state: String,
    /// `None` while an erasure is under way, like all that follows.
    pub owner_id: Option<PersonId>,
    pub data_region: Option<String>,
    pub plan: Option<Plan>,
}

/// How much a tenant may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    pub name: String,
    pub max_companies: i32,
    pub max_branches: i32,
    pub max_units: i32,
    pub max_positions: i32,
    pub max_users: i32,
}

/// What founding a tenant takes; the owner's password goes to auth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTenant {
    pub slug: String,
    pub name: String,
    #[serde(default)]
    pub name_bn: Option<String>,
    pub owner_email: String,
    #[serde(default)]
    pub data_region: Option<String>,
    /// `None` is the trial plan.
    #[serde(default)]
    pub plan: Option<Plan>,
}

/// A founded tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founded {
    pub tenant_id: TenantId,
    pub slug: Slug,
    pub owner_id: PersonId,
}

/// A step in a tenant's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", content = "reason", rename_all = "kebab-case")]
pub enum StateChange {
    /// The trial becomes a contract.
    Activate,
    /// Nothing can be changed until it resumes.
    Suspend(String),
    /// After a suspension.
    Resume,
    /// The contract has ended; readable until erased.
    Archive(String),
}

/// Another plan, or more days to try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChange {
    pub plan: Plan,
    #[serde(default)]
    pub trial_ends_on: Option<Date>,
}

/// A company as others know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyFacts {
    pub id: CompanyId,
    pub name: String,
    pub name_bn: Option<String>,
    pub tin: Option<String>,
    pub bin: Option<String>,
    pub base_currency: Currency,
    /// 1 is January, 7 July.
    pub fiscal_year_start_month: i16,
    /// `central` or `branch`.
    pub vat_registration: String,
    pub open: bool,
}

/// Which chair, where, when. A chair of the whole company answers for a branch or unit that has none of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldersOn {
    pub company: CompanyId,
    /// `department-head`, `finance-manager`, … or a tenant's own.
    pub key: String,
    pub on: Date,
    #[serde(default)]
    pub branch: Option<BranchId>,
    #[serde(default)]
    pub unit: Option<UnitId>,
}

/// Somebody in a chair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    pub position: PositionId,
    pub person: PersonId,
    /// Stands in for the holder.
    pub deputy: bool,
    pub branch: Option<BranchId>,
    pub unit: Option<UnitId>,
}

mod events;
pub use events::*;
