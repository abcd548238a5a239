//! Explanations as the graph shows them.

use async_graphql::{ComplexObject, Context, Object, Result};
use futures_util::future::try_join_all;
use kernel::said;

use super::model::{ClashOf, Way};
use super::{Ask, Explanation};
use crate::assignment::AssignmentNode;
use crate::duty::DutyPair;
use crate::graph::{Known, at, person};
use crate::role::RoleNode;
use crate::user::UserNode;

#[ComplexObject]
impl Way {
    /// How it is held.
    async fn assignment(&self) -> AssignmentNode {
        AssignmentNode(self.assignment.clone())
    }
}

#[ComplexObject]
impl ClashOf {
    /// The pair.
    async fn kept_apart(&self, ctx: &Context<'_>) -> Result<Option<DutyPair>> {
        ctx.data_unchecked::<Known>().pair(ctx, &self.pair).await
    }
    /// The roles that hold the other duty.
    async fn left_roles(&self, ctx: &Context<'_>) -> Result<Vec<RoleNode>> {
        roles(ctx, &self.left).await
    }
}

#[ComplexObject]
impl Explanation {
    /// Whose permission, by name.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        person(ctx, self.person_id).await
    }
    /// The roles that give it; none when it is allowed.
    async fn giving(&self, ctx: &Context<'_>) -> Result<Vec<RoleNode>> {
        roles(ctx, &self.roles).await
    }
    /// Whom to ask; none when it is allowed.
    async fn givers(&self, ctx: &Context<'_>) -> Result<Vec<UserNode>> {
        let found = try_join_all(self.givers.iter().map(|id| person(ctx, *id))).await?;
        Ok(found.into_iter().flatten().collect())
    }
}

async fn roles(ctx: &Context<'_>, keys: &[String]) -> Result<Vec<RoleNode>> {
    ctx.data_unchecked::<Known>().roles(ctx, keys).await
}

#[derive(Default)]
pub struct ExplainQuery;

#[Object]
impl ExplainQuery {
    /// Why somebody may do something, or may not; about yourself without any permission.
    async fn explain_permission(&self, ctx: &Context<'_>, input: Ask) -> Result<Explanation> {
        let (room, cx) = at(ctx);
        said(cx, room.explanations.explain(cx, input).await)
    }
}
