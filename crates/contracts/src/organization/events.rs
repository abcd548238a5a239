//! What organization tells.

use super::*;

crate::events! { "organization";
    /// A tenant was founded.
    TenantCreated "organization.tenant.created" v 1 by tenant_id, "auth, which makes the owner's account and holds the number of users; the operator's billing" {
        tenant_id: TenantId, slug: Slug, name: String, state: String, owner_id: PersonId, max_users: i32, on: Date,
    }
    /// A tenant's name, region or plan changed.
    TenantUpdated "organization.tenant.updated" v 1 by tenant_id, "auth, which holds the number of users; the operator's billing" {
        tenant_id: TenantId, name: String, data_region: String, plan: String, max_users: i32, on: Date,
    }
    /// Nothing can be changed until the tenant resumes.
    TenantSuspended "organization.tenant.suspended" v 1 by tenant_id, "auth, which ends sessions; the operator's billing" {
        tenant_id: TenantId, reason: String, on: Date,
    }
    /// A trial became a contract, or a suspension ended.
    TenantActivated "organization.tenant.activated" v 1 by tenant_id, "auth, which lets people in again; the operator's billing" {
        tenant_id: TenantId, on: Date,
    }
    /// The contract ended.
    TenantArchived "organization.tenant.archived" v 1 by tenant_id, "auth, which ends sessions; the operator's billing" {
        tenant_id: TenantId, reason: String, on: Date,
    }
    /// The erasure of the tenant's data began.
    TenantErased "organization.tenant.erased" v 1 by tenant_id, "the operator's register of erasures" {
        tenant_id: TenantId, on: Date,
    }
    /// A company was set up.
    CompanyCreated "organization.company.created" v 1 by company_id, inside {
        company_id: CompanyId, name: String, base_currency: Currency, version: i32, on: Date,
    }
    /// A company's facts changed.
    CompanyUpdated "organization.company.updated" v 1 by company_id, "services that print or cache a company's name, TIN or BIN" {
        company_id: CompanyId, name: String, version: i32, on: Date,
    }
    /// A company does no more business.
    CompanyClosed "organization.company.closed" v 1 by company_id, inside { company_id: CompanyId, version: i32, on: Date }
    /// A branch was set up.
    BranchCreated "organization.branch.created" v 1 by branch_id, inside {
        branch_id: BranchId, company_id: CompanyId, code: String, name: String, version: i32, on: Date,
    }
    /// A branch's facts changed.
    BranchUpdated "organization.branch.updated" v 1 by branch_id, "services that print or cache a branch's name or BIN" {
        branch_id: BranchId, company_id: CompanyId, code: String, name: String, version: i32, on: Date,
    }
    /// A branch does no more business.
    BranchClosed "organization.branch.closed" v 1 by branch_id, inside {
        branch_id: BranchId, company_id: CompanyId, version: i32, on: Date,
    }
    /// An organizational unit was set up.
    UnitCreated "organization.unit.created" v 1 by unit_id, inside {
        unit_id: UnitId, company_id: CompanyId, kind: String, code: String, name: String, parent_id: Option<UnitId>, version: i32, on: Date,
    }
    /// An organizational unit was renamed or moved.
    UnitUpdated "organization.unit.updated" v 1 by unit_id, "services that cache the tree of departments and cost centres" {
        unit_id: UnitId, company_id: CompanyId, kind: String, code: String, name: String, parent_id: Option<UnitId>, version: i32, on: Date,
    }
    /// An organizational unit is no longer used.
    UnitClosed "organization.unit.closed" v 1 by unit_id, inside {
        unit_id: UnitId, company_id: CompanyId, version: i32, on: Date,
    }
    /// A position was set up.
    PositionCreated "organization.position.created" v 1 by position_id, inside {
        position_id: PositionId, company_id: CompanyId, key: String, branch_id: Option<BranchId>, unit_id: Option<UnitId>, version: i32, on: Date,
    }
    /// A position's title changed.
    PositionUpdated "organization.position.updated" v 1 by position_id, "workflow, which shows the title of who is asked" {
        position_id: PositionId, company_id: CompanyId, key: String, version: i32, on: Date,
    }
    /// A position is no longer filled.
    PositionClosed "organization.position.closed" v 1 by position_id, inside {
        position_id: PositionId, company_id: CompanyId, version: i32, on: Date,
    }
    /// Somebody holds a position from a day on.
    PositionHolderAppointed "organization.position.holder-appointed" v 1 by position_id, "workflow, which routes open approvals anew" {
        position_id: PositionId, company_id: CompanyId, appointment_id: AppointmentId, person_id: PersonId, deputy: bool, starts_on: Date, ends_on: Option<Date>,
    }
    /// Somebody holds a position only until a day.
    PositionHolderReleased "organization.position.holder-released" v 1 by position_id, "workflow, which routes open approvals anew" {
        position_id: PositionId, company_id: CompanyId, appointment_id: AppointmentId, person_id: PersonId, ends_on: Date,
    }
    /// A fiscal year was opened.
    FiscalYearOpened "organization.fiscal-year.opened" v 1 by fiscal_year_id, "finance, which opens its periods" {
        fiscal_year_id: FiscalYearId, company_id: CompanyId, label: String, starts_on: Date, ends_on: Date,
    }
    /// A change of what the law knows a company by was put before a second person.
    CompanyChangeSubmitted "organization.company-change.submitted" v 1 by company_change_id, "notification, which tells who may decide" {
        company_change_id: CompanyChangeId, company_id: CompanyId, reference: String,
    }
    /// The second person decided; an approved change is in force.
    CompanyChangeDecided "organization.company-change.decided" v 1 by company_change_id, "notification, which tells the one who asked" {
        company_change_id: CompanyChangeId, company_id: CompanyId, reference: String, approved: bool,
    }
    /// Somebody said something about a document.
    CommentWritten "organization.comment.written" v 1 by subject, "notification, which tells who is mentioned or concerned" {
        subject: CommentedId, noun: String, comment_id: Uuid,
        #[serde(default)]
        mentions: Vec<PersonId>,
    }
    /// Somebody took back what he said about a document.
    CommentWithdrawn "organization.comment.withdrawn" v 1 by subject, "notification, which takes back what it told" {
        subject: CommentedId, noun: String, comment_id: Uuid,
    }
}
