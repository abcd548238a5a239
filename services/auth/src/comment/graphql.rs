//! What happened to an account or a role, and what is said about it, as the graph shows them. The same types as elsewhere,
//! but that people are known here and not only named.

use async_graphql::{Context, Object, Result, SimpleObject};
use data::timeline::{self, FieldChange, Happening, HappeningId};
use jiff::Timestamp;
use kernel::said;
use uuid::Uuid;

use super::{AuthNoun, WithdrawComment, WriteComment};
use crate::graph::{actor, at, person};
use crate::user::UserNode;

/// Why somebody was let in no more, and what else readers of a thing see already; nothing is kept from them.
const HIDDEN: &[&str] = &[];

pub struct HappeningNode(Happening);

/// Something that happened to a document: a change, or what somebody said about it.
#[Object(name = "Happening", shareable)]
impl HappeningNode {
    /// Its id.
    async fn id(&self) -> HappeningId {
        self.0.id
    }
    /// When.
    async fn at(&self) -> Timestamp {
        self.0.at
    }
    /// Who: `person:<id>`, `operator`, `service:<name>`.
    async fn actor(&self) -> &str {
        &self.0.actor
    }
    /// Who, when it was a person.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<UserNode>> {
        actor(ctx, &self.0.actor).await
    }
    /// The act.
    async fn operation(&self) -> &str {
        &self.0.operation
    }
    /// The fields that differ; none of a comment.
    async fn changes(&self) -> &[FieldChange] {
        &self.0.changes
    }
    /// What was said; null when nothing was, or when it was taken back.
    async fn comment(&self) -> Option<&str> {
        self.0.comment.as_deref()
    }
    /// Who is mentioned in what was said; nobody once it was taken back. An id that is nobody's is null.
    async fn mentions(&self, ctx: &Context<'_>) -> Result<Vec<Option<UserNode>>> {
        futures_util::future::try_join_all(self.0.mentioned().into_iter().map(|id| person(ctx, id))).await
    }
    /// Whether it was said and taken back.
    async fn withdrawn(&self) -> bool {
        self.0.withdrawn
    }
    /// Until when the reader may take it back: it is the reader's own, and young.
    async fn withdrawable_until(&self) -> Option<Timestamp> {
        self.0.withdrawable_until
    }
}

/// A page of what happened, the newest first.
#[derive(SimpleObject)]
#[graphql(name = "HappeningPage", shareable)]
pub struct HappeningPageNode {
    /// What happened.
    items: Vec<HappeningNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// A page of what happened to a thing that was read already.
pub async fn happenings(
    ctx: &Context<'_>,
    noun: AuthNoun,
    id: Uuid,
    first: Option<i32>,
    after: Option<String>,
) -> Result<HappeningPageNode> {
    let (room, cx) = at(ctx);
    let of = super::of(noun, id);
    let page = said(cx, timeline::list(&room.comments, cx, of, HIDDEN, first, after.as_deref()).await)?;
    Ok(HappeningPageNode { items: page.items.into_iter().map(HappeningNode).collect(), next: page.next })
}

#[derive(Default)]
pub struct CommentMutation;

#[Object]
impl CommentMutation {
    /// Says something about an account, a role or a role given. Whoever may see it may.
    async fn write_auth_comment(&self, ctx: &Context<'_>, input: WriteComment) -> Result<HappeningNode> {
        let (room, cx) = at(ctx);
        said(cx, super::write(room, cx, input).await).map(HappeningNode)
    }
    /// Takes back what one said, within 15 minutes; that something was said stays to be seen.
    async fn withdraw_auth_comment(&self, ctx: &Context<'_>, input: WithdrawComment) -> Result<HappeningNode> {
        let (room, cx) = at(ctx);
        said(cx, super::withdraw(room, cx, input).await).map(HappeningNode)
    }
}
