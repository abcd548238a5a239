//! Assignments as the graph shows them.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use contracts::auth::AssignmentId;
use contracts::organization::{BranchId, UnitId};
use jiff::Timestamp;
use kernel::{CompanyId, Condition, Money, PersonId, said};

use super::model::{Assignment, DelegateRole, GiveRole, ProjectId};
use super::{Given, Listing};
use crate::duty::Conflict;
use crate::graph::at;

struct AssignmentNode(Assignment);

/// A role somebody holds, held or will hold.
#[Object(name = "RoleAssignment")]
impl AssignmentNode {
    /// Its id.
    async fn id(&self) -> AssignmentId {
        self.0.id
    }
    /// Who.
    async fn person_id(&self) -> PersonId {
        self.0.person_id
    }
    /// Which role, by key.
    async fn role(&self) -> &str {
        &self.0.role
    }
    /// Only in this company.
    async fn company_id(&self) -> Option<CompanyId> {
        self.0.place.map(|place| place.company)
    }
    /// Only in this branch.
    async fn branch_id(&self) -> Option<BranchId> {
        self.0.place?.branch.map(BranchId)
    }
    /// Only in this department, division or cost centre.
    async fn unit_id(&self) -> Option<UnitId> {
        self.0.place?.unit.map(UnitId)
    }
    /// Only in this project.
    async fn project_id(&self) -> Option<ProjectId> {
        self.0.place?.project.map(ProjectId)
    }
    /// The first instant it holds.
    async fn starts_at(&self) -> Timestamp {
        self.0.starts_at
    }
    /// The first instant it holds no more.
    async fn ends_at(&self) -> Option<Timestamp> {
        self.0.ends_at
    }
    /// Only documents up to this amount.
    async fn up_to(&self) -> Option<Money> {
        self.0.up_to
    }
    /// Only in these hours in Dhaka.
    async fn hours(&self) -> Option<HoursNode> {
        self.0.condition.hours.clone().map(Into::into)
    }
    /// Only from these networks.
    async fn networks(&self) -> Vec<String> {
        networks(&self.0.condition)
    }
    /// Why it was given.
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    /// Who gave it, as the audit names him.
    async fn given_by(&self) -> &str {
        &self.0.given_by
    }
    /// When it was given.
    async fn given_at(&self) -> Timestamp {
        self.0.given_at
    }
    /// The assignment it was lent from.
    async fn delegated_from(&self) -> Option<AssignmentId> {
        self.0.delegated_from
    }
    /// When it was taken back.
    async fn revoked_at(&self) -> Option<Timestamp> {
        self.0.revoked_at
    }
    /// Who took it back.
    async fn revoked_by(&self) -> Option<&str> {
        self.0.revoked_by.as_deref()
    }
    /// Why it was taken back.
    async fn revoke_reason(&self) -> Option<&str> {
        self.0.revoke_reason.as_deref()
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// Hours of the day in Dhaka.
#[derive(SimpleObject)]
#[graphql(name = "OfficeHoursOfDay")]
struct HoursNode {
    /// 1 is Monday, 7 Sunday; none is every day.
    days: Vec<i8>,
    /// The first minute inside.
    from: String,
    /// The first minute outside again.
    until: String,
}

impl From<kernel::Hours> for HoursNode {
    fn from(hours: kernel::Hours) -> Self {
        let minute = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        Self { days: hours.days, from: minute(hours.from), until: minute(hours.until) }
    }
}

fn networks(condition: &Condition) -> Vec<String> {
    condition.networks.iter().map(ToString::to_string).collect()
}

/// An assignment made.
#[derive(SimpleObject)]
pub struct RoleGiven {
    /// The assignment.
    assignment: AssignmentNode,
    /// Duties of this person that do not go together since.
    warnings: Vec<Conflict>,
}

impl From<Given> for RoleGiven {
    fn from(given: Given) -> Self {
        Self { assignment: AssignmentNode(given.assignment), warnings: given.warnings }
    }
}

/// Which assignments are asked for.
#[derive(Default, InputObject)]
struct RoleAssignmentListing {
    /// Only this person's.
    person_id: Option<PersonId>,
    /// Only of this role, by key.
    role: Option<String>,
    /// Also those that have ended.
    #[graphql(default)]
    ended: bool,
    /// Rows of the page, at most 200; 50 when absent.
    first: Option<i32>,
    /// `next` of the page before.
    after: Option<String>,
}

impl From<RoleAssignmentListing> for Listing {
    fn from(asked: RoleAssignmentListing) -> Self {
        let RoleAssignmentListing { person_id, role, ended, first, after } = asked;
        Self { person: person_id, role, ended, first, after }
    }
}

/// A page of assignments.
#[derive(SimpleObject)]
struct RoleAssignmentPage {
    /// The assignments.
    items: Vec<AssignmentNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct AssignmentQuery;

#[Object]
impl AssignmentQuery {
    /// Who holds which role, by role; your own without any permission.
    async fn role_assignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: RoleAssignmentListing,
    ) -> Result<RoleAssignmentPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.assignments.list(cx, listing.into()).await)?;
        Ok(RoleAssignmentPage { items: page.items.into_iter().map(AssignmentNode).collect(), next: page.next })
    }
    /// Which duties would not go together if the role were given so.
    async fn check_assignment(&self, ctx: &Context<'_>, input: GiveRole) -> Result<Vec<Conflict>> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.check(cx, input).await)
    }
    /// Whether roles may be lent without an administrator.
    async fn delegation_allowed(&self, ctx: &Context<'_>) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.delegation(cx).await)
    }
}

#[derive(Default)]
pub struct AssignmentMutation;

#[Object]
impl AssignmentMutation {
    /// Gives somebody a role.
    async fn give_role(&self, ctx: &Context<'_>, input: GiveRole) -> Result<RoleGiven> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.give(cx, input).await).map(RoleGiven::from)
    }
    /// Lends a role of your own to another for a time.
    async fn delegate_role(&self, ctx: &Context<'_>, input: DelegateRole) -> Result<RoleGiven> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.delegate(cx, input).await).map(RoleGiven::from)
    }
    /// Takes a role back, and with it what its holder lent of it.
    async fn revoke_role(
        &self,
        ctx: &Context<'_>,
        id: AssignmentId,
        version: i32,
        reason: String,
    ) -> Result<AssignmentNode> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.revoke(cx, id, version, reason).await).map(AssignmentNode)
    }
    /// Takes back what you lent.
    async fn take_back_role(
        &self,
        ctx: &Context<'_>,
        id: AssignmentId,
        version: i32,
        reason: String,
    ) -> Result<AssignmentNode> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.take_back(cx, id, version, reason).await).map(AssignmentNode)
    }
    /// Decides whether roles may be lent without an administrator.
    async fn set_delegation(&self, ctx: &Context<'_>, allowed: bool) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.set_delegation(cx, allowed).await)
    }
}
