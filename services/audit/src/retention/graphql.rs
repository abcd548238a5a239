//! Retention as the graph shows it.

use async_graphql::{Context, Object, Result};
use kernel::said;

use super::model::{Kept, Lengthen};
use crate::graph::at;

#[derive(Default)]
pub struct RetentionQuery;

#[Object]
impl RetentionQuery {
    /// How long each kind of records is kept.
    async fn retention_rules(&self, ctx: &Context<'_>) -> Result<Vec<Kept>> {
        let (room, cx) = at(ctx);
        said(cx, room.retention.list(cx).await)
    }
}

#[derive(Default)]
pub struct RetentionMutation;

#[Object]
impl RetentionMutation {
    /// Keeps a kind of records longer.
    async fn lengthen_retention(&self, ctx: &Context<'_>, input: Lengthen) -> Result<Vec<Kept>> {
        let (room, cx) = at(ctx);
        said(cx, room.retention.lengthen(cx, input).await)
    }
}
