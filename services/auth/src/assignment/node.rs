//! An assignment as the graph shows it, with what it names.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::auth::AssignmentId;
use contracts::organization::{BranchId, UnitId};
use futures_util::try_join;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{CompanyId, Condition, Money, PersonId};

use super::model::{Assignment, AssignmentState, ProjectId};
use crate::comment::{AuthNoun, HappeningPageNode, happenings};
use crate::graph::{Known, actor, at, person};
use crate::role::RoleNode;
use crate::user::UserNode;

/// An assignment as the graph shows it.
#[derive(Clone)]
pub struct AssignmentNode(pub Assignment);

/// A company, of the service that owns companies.
#[derive(SimpleObject)]
#[graphql(name = "Company", unresolvable = "id")]
pub struct CompanyStub {
    id: CompanyId,
}

/// A branch, of the service that owns branches.
#[derive(SimpleObject)]
#[graphql(name = "Branch", unresolvable = "id")]
pub struct BranchStub {
    id: BranchId,
}

/// A unit, of the service that owns units.
#[derive(SimpleObject)]
#[graphql(name = "OrgUnit", unresolvable = "id")]
pub struct UnitStub {
    id: UnitId,
}

/// A role somebody holds, held or will hold.
#[Object(name = "RoleAssignment")]
impl AssignmentNode {
    /// Its id.
    async fn id(&self) -> AssignmentId {
        self.0.id
    }
    /// What it is called: the role, and who holds it.
    async fn name(&self, ctx: &Context<'_>) -> Result<String> {
        let (role, person) = self.named(ctx).await?;
        let role = role.map_or_else(|| self.0.role.clone(), |role| role.0.name);
        Ok(together(role, person.map(|person| person.0.name)))
    }
    /// The same in Bengali, as far as there are Bengali names.
    async fn name_bn(&self, ctx: &Context<'_>) -> Result<String> {
        let (role, person) = self.named(ctx).await?;
        let role = role.map(|role| role.0.name_bn.unwrap_or(role.0.name)).unwrap_or_else(|| self.0.role.clone());
        Ok(together(role, person.map(|person| person.0.name_bn.unwrap_or(person.0.name))))
    }
    /// Who.
    async fn person_id(&self) -> PersonId {
        self.0.person_id
    }
    /// Which role, by key.
    async fn role(&self) -> &str {
        &self.0.role
    }
    /// Who, by name.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        person(ctx, self.0.person_id).await
    }
    /// The role, also one retired since.
    async fn held(&self, ctx: &Context<'_>) -> Result<Option<RoleNode>> {
        ctx.data_unchecked::<Known>().role(ctx, &self.0.role).await
    }
    /// Where it stands now.
    async fn state(&self, ctx: &Context<'_>) -> AssignmentState {
        self.0.state(at(ctx).1.now())
    }
    /// Only in this company.
    async fn company_id(&self) -> Option<CompanyId> {
        self.0.place.map(|place| place.company)
    }
    /// The company it is limited to.
    async fn company(&self) -> Option<CompanyStub> {
        self.0.place.map(|place| CompanyStub { id: place.company })
    }
    /// The branch it is limited to.
    async fn branch(&self) -> Option<BranchStub> {
        self.0.place?.branch.map(|id| BranchStub { id: BranchId(id) })
    }
    /// The department, division or cost centre it is limited to.
    async fn unit(&self) -> Option<UnitStub> {
        self.0.place?.unit.map(|id| UnitStub { id: UnitId(id) })
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
    /// Its first day in Dhaka.
    async fn starts_on(&self) -> Date {
        self.0.starts_on()
    }
    /// Its last day in Dhaka.
    async fn ends_on(&self) -> Option<Date> {
        self.0.ends_on()
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
    /// Who gave or lent it, when it was a person.
    async fn giver(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        actor(ctx, &self.0.given_by).await
    }
    /// Who took it back, when it was a person.
    async fn revoker(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        actor(ctx, self.0.revoked_by.as_deref().unwrap_or_default()).await
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
    /// What happened to it and what was said about it, the newest first.
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<HappeningPageNode> {
        let (room, cx) = at(ctx);
        let seen = kernel::said(cx, room.assignments.find(cx, self.0.id).await)?;
        happenings(ctx, AuthNoun::Assignment, seen.id.0, first, after).await
    }
}

impl AssignmentNode {
    async fn named(&self, ctx: &Context<'_>) -> Result<(Option<RoleNode>, Option<UserNode>)> {
        try_join!(ctx.data_unchecked::<Known>().role(ctx, &self.0.role), person(ctx, self.0.person_id))
    }
}

fn together(role: String, person: Option<String>) -> String {
    match person {
        Some(person) => format!("{role} · {person}"),
        None => role,
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
