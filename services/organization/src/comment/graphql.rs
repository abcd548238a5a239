//! What happened to a document, and what is said about it, as the graph shows them.

use async_graphql::{Context, Object, Result};
use data::timeline::{self, Happening, HappeningPage};
use kernel::said;
use uuid::Uuid;

use super::{OrganizationNoun, WithdrawComment, WriteComment};
use crate::graph::at;

/// Fields of our rows that readers of the document are not shown: how a request finds its way, not what it asks for.
const HIDDEN: &[&str] = &["companyVersion", "raisedBy"];

/// A page of what happened to a document that was read already.
pub async fn happenings(
    ctx: &Context<'_>,
    noun: OrganizationNoun,
    id: Uuid,
    first: Option<i32>,
    after: Option<String>,
) -> Result<HappeningPage> {
    let (room, cx) = at(ctx);
    let of = super::of(noun, id);
    said(cx, timeline::list(&room.comments, cx, of, HIDDEN, first, after.as_deref()).await)
}

#[derive(Default)]
pub struct CommentMutation;

#[Object]
impl CommentMutation {
    /// Says something about a document of the organization. Whoever may see it may.
    async fn write_organization_comment(&self, ctx: &Context<'_>, input: WriteComment) -> Result<Happening> {
        let (room, cx) = at(ctx);
        said(cx, super::write(room, cx, input).await)
    }
    /// Takes back what one said, within 15 minutes; that something was said stays to be seen.
    async fn withdraw_organization_comment(&self, ctx: &Context<'_>, input: WithdrawComment) -> Result<Happening> {
        let (room, cx) = at(ctx);
        said(cx, super::withdraw(room, cx, input).await)
    }
}
