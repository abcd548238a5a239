//! What is said about a document, as the graph takes it.

use async_graphql::{Context, Object, Result};
use data::timeline::Happening;
use kernel::said;

use super::{WithdrawComment, WriteComment};
use crate::graph::at;

#[derive(Default)]
pub struct CommentMutation;

#[Object]
impl CommentMutation {
    /// Says something about a document of master data. Whoever may see it may.
    async fn write_master_data_comment(&self, ctx: &Context<'_>, input: WriteComment) -> Result<Happening> {
        let (room, cx) = at(ctx);
        said(cx, super::write(room, cx, input).await)
    }
    /// Takes back what one said, within 15 minutes; that something was said stays to be seen.
    async fn withdraw_master_data_comment(&self, ctx: &Context<'_>, input: WithdrawComment) -> Result<Happening> {
        let (room, cx) = at(ctx);
        said(cx, super::withdraw(room, cx, input).await)
    }
}
