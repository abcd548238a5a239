//! Duty pairs and overrides as the graph shows them.

use async_graphql::{ComplexObject, Context, Object, Result};
use contracts::auth::OverrideId;
use kernel::{PersonId, said};

use super::model::{Conflict, DutyPair, DutyPairState, GiveOverride, Override, WriteDutyPair};
use crate::graph::{Known, actor, at, person};
use crate::role::RoleNode;
use crate::user::UserNode;

#[ComplexObject]
impl Override {
    /// For whom, by name.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        person(ctx, self.person_id).await
    }
    /// Who gave it, when it was a person.
    async fn giver(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        actor(ctx, &self.given_by).await
    }
    /// The pair, also one switched off since.
    async fn kept_apart(&self, ctx: &Context<'_>) -> Result<Option<DutyPair>> {
        ctx.data_unchecked::<Known>().pair(ctx, &self.pair).await
    }
}

#[ComplexObject]
impl Conflict {
    /// Who, by name.
    async fn person(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        person(ctx, self.person_id).await
    }
    /// The roles that hold the left side.
    async fn left_roles(&self, ctx: &Context<'_>) -> Result<Vec<RoleNode>> {
        roles(ctx, &self.left).await
    }
    /// The roles that hold the right side.
    async fn right_roles(&self, ctx: &Context<'_>) -> Result<Vec<RoleNode>> {
        roles(ctx, &self.right).await
    }
}

async fn roles(ctx: &Context<'_>, keys: &[String]) -> Result<Vec<RoleNode>> {
    ctx.data_unchecked::<Known>().roles(ctx, keys).await
}

#[derive(Default)]
pub struct DutyQuery;

#[Object]
impl DutyQuery {
    /// Duties that do not go together, the shipped pairs first: those in force, or of the state asked for; called with
    /// words that begin like these.
    async fn duty_pairs(
        &self,
        ctx: &Context<'_>,
        state: Option<DutyPairState>,
        text: Option<String>,
    ) -> Result<Vec<DutyPair>> {
        let (room, cx) = at(ctx);
        let mut pairs = match state {
            None => said(cx, room.duties.pairs(cx).await)?,
            Some(_) => said(cx, room.duties.every_pair(cx).await)?,
        };
        pairs.retain(|pair| state.is_none_or(|state| pair.state == state));
        pairs.retain(|pair| text.as_ref().is_none_or(|text| pair.is_called(text)));
        Ok(pairs)
    }
    /// A pair, in force or not.
    async fn duty_pair(&self, ctx: &Context<'_>, key: String) -> Result<DutyPair> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.pair(cx, key).await)
    }
    /// Who may hold both duties of a pair until when.
    async fn duty_overrides(
        &self,
        ctx: &Context<'_>,
        person_id: Option<PersonId>,
        #[graphql(default)] ended: bool,
    ) -> Result<Vec<Override>> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.overrides(cx, person_id, ended).await)
    }
    /// Everybody who holds both duties of a pair, overridden or not.
    async fn sod_conflicts(&self, ctx: &Context<'_>) -> Result<Vec<Conflict>> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.conflicts(cx).await)
    }
}

#[derive(Default)]
pub struct DutyMutation;

#[Object]
impl DutyMutation {
    /// Keeps two duties apart.
    async fn create_duty_pair(&self, ctx: &Context<'_>, input: WriteDutyPair) -> Result<DutyPair> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.create_pair(cx, input).await)
    }
    /// Changes a pair of your own.
    async fn update_duty_pair(&self, ctx: &Context<'_>, input: WriteDutyPair) -> Result<DutyPair> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.update_pair(cx, input).await)
    }
    /// Lets two duties of a pair of your own go together again.
    async fn retire_duty_pair(&self, ctx: &Context<'_>, key: String, version: i32) -> Result<DutyPair> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.retire_pair(cx, key, version).await)
    }
    /// Keeps two duties of a pair of your own apart again.
    async fn restore_duty_pair(&self, ctx: &Context<'_>, key: String, version: i32) -> Result<DutyPair> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.restore_pair(cx, key, version).await)
    }
    /// Lets somebody hold both duties of a pair until a day; only an owner may.
    async fn give_duty_override(&self, ctx: &Context<'_>, input: GiveOverride) -> Result<Override> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.give_override(cx, input).await)
    }
    /// Takes such a word back; only an owner may.
    async fn revoke_duty_override(&self, ctx: &Context<'_>, id: OverrideId, version: i32) -> Result<Override> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.revoke_override(cx, id, version).await)
    }
}
