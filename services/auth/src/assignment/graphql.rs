//! Assignments as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::auth::AssignmentId;
use kernel::said;

use super::model::{DelegateRole, GiveRole};
use super::node::AssignmentNode;
use super::{Given, Listing};
use crate::duty::Conflict;
use crate::graph::at;

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
        #[graphql(default)] listing: Listing,
    ) -> Result<RoleAssignmentPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.assignments.list(cx, listing).await)?;
        Ok(RoleAssignmentPage { items: page.items.into_iter().map(AssignmentNode).collect(), next: page.next })
    }
    /// An assignment; your own without any permission.
    async fn role_assignment(&self, ctx: &Context<'_>, id: AssignmentId) -> Result<AssignmentNode> {
        let (room, cx) = at(ctx);
        said(cx, room.assignments.find(cx, id).await).map(AssignmentNode)
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
