//! What organization does when something happened: it counts into the month's usage. And who may watch what.

use contracts::organization::{
    BranchClosed, BranchCreated, BranchUpdated, CompanyChangeDecided, CompanyChangeSubmitted, CompanyClosed,
    CompanyCreated, CompanyUpdated, FiscalYearOpened, PositionClosed, PositionCreated, PositionHolderAppointed,
    PositionHolderReleased, PositionUpdated, TenantActivated, TenantSuspended, TenantUpdated, UnitClosed, UnitCreated,
    UnitUpdated,
};
use data::Handler;
use kernel::Watched;

use crate::permissions;
use crate::usage::{self, Change, What};

/// The consumer's name: each event is delivered to it once.
const METER: &str = "organization.meter";

/// A handler that counts one kind of event.
macro_rules! meter {
    ($event:ty, $what:ident, $change:ident) => {
        Handler::new::<$event>(METER, |tx, event| {
            Box::pin(async move { usage::meter(tx, What::$what, Change::$change, event.on).await })
        })
    };
}

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    vec![
        meter!(CompanyCreated, Company, Opened),
        meter!(CompanyClosed, Company, Closed),
        meter!(BranchCreated, Branch, Opened),
        meter!(BranchClosed, Branch, Closed),
        meter!(UnitCreated, Unit, Opened),
        meter!(UnitClosed, Unit, Closed),
        meter!(PositionCreated, Position, Opened),
        meter!(PositionClosed, Position, Closed),
    ]
}

/// What people may watch: who sees a thing may know that it changed.
pub const WATCHED: &[Watched] = &[
    Watched::of::<TenantUpdated>("organization.tenant", &permissions::TENANT_READ),
    Watched::of::<TenantSuspended>("organization.tenant", &permissions::TENANT_READ),
    Watched::of::<TenantActivated>("organization.tenant", &permissions::TENANT_READ),
    Watched::of::<CompanyCreated>("organization.company", &permissions::COMPANY_READ),
    Watched::of::<CompanyUpdated>("organization.company", &permissions::COMPANY_READ),
    Watched::of::<CompanyClosed>("organization.company", &permissions::COMPANY_READ),
    Watched::of::<CompanyChangeSubmitted>("organization.company-change", &permissions::COMPANY_CHANGE_READ),
    Watched::of::<CompanyChangeDecided>("organization.company-change", &permissions::COMPANY_CHANGE_READ),
    Watched::of::<FiscalYearOpened>("organization.fiscal-year", &permissions::FISCAL_YEAR_READ),
    Watched::of::<BranchCreated>("organization.branch", &permissions::BRANCH_READ),
    Watched::of::<BranchUpdated>("organization.branch", &permissions::BRANCH_READ),
    Watched::of::<BranchClosed>("organization.branch", &permissions::BRANCH_READ),
    Watched::of::<UnitCreated>("organization.unit", &permissions::UNIT_READ),
    Watched::of::<UnitUpdated>("organization.unit", &permissions::UNIT_READ),
    Watched::of::<UnitClosed>("organization.unit", &permissions::UNIT_READ),
    Watched::of::<PositionCreated>("organization.position", &permissions::POSITION_READ),
    Watched::of::<PositionUpdated>("organization.position", &permissions::POSITION_READ),
    Watched::of::<PositionClosed>("organization.position", &permissions::POSITION_READ),
    Watched::of::<PositionHolderAppointed>("organization.position", &permissions::POSITION_READ),
    Watched::of::<PositionHolderReleased>("organization.position", &permissions::POSITION_READ),
];
