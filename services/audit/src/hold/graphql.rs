//! Holds as the graph shows them.

use async_graphql::{Context, Object, Result};
use kernel::said;

use super::model::{Hold, PlaceHold, ReleaseHold};
use crate::graph::at;

#[derive(Default)]
pub struct HoldQuery;

#[Object]
impl HoldQuery {
    /// Legal holds, those in force first.
    async fn legal_holds(&self, ctx: &Context<'_>) -> Result<Vec<Hold>> {
        let (room, cx) = at(ctx);
        said(cx, room.holds.list(cx).await)
    }
}

#[derive(Default)]
pub struct HoldMutation;

#[Object]
impl HoldMutation {
    /// Holds records for a legal proceeding.
    async fn place_hold(&self, ctx: &Context<'_>, input: PlaceHold) -> Result<Hold> {
        let (room, cx) = at(ctx);
        said(cx, room.holds.place(cx, input).await)
    }
    /// Releases a hold.
    async fn release_hold(&self, ctx: &Context<'_>, input: ReleaseHold) -> Result<Hold> {
        let (room, cx) = at(ctx);
        said(cx, room.holds.release(cx, input).await)
    }
}
