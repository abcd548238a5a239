//! Duty pairs and overrides as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::auth::OverrideId;
use kernel::{PersonId, said};

use super::model::{Conflict, DutyPair, GiveOverride, Override, WriteDutyPair};
use crate::graph::at;

#[derive(Default)]
pub struct DutyQuery;

#[Object]
impl DutyQuery {
    /// Duties that do not go together, the shipped pairs first.
    async fn duty_pairs(&self, ctx: &Context<'_>) -> Result<Vec<DutyPair>> {
        let (room, cx) = at(ctx);
        said(cx, room.duties.pairs(cx).await)
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
