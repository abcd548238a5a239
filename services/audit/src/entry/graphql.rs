//! Entries as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::audit::{EntryId, SubjectId};
use data::timeline::PersonNode;
use jiff::Timestamp;
use kernel::said;
use seal::Proof;

use super::model::{Asked, Change, Entry, Fact, Filter};
use crate::graph::at;

pub struct EntryNode(pub Entry);

/// An entry of the audit trail: who did what to which thing.
#[Object(name = "AuditEntry")]
impl EntryNode {
    /// Its id.
    async fn id(&self) -> EntryId {
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
    async fn by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.actor)
    }
    /// The act.
    async fn operation(&self) -> &str {
        &self.0.operation
    }
    /// What kind of thing.
    async fn noun(&self) -> &str {
        &self.0.noun
    }
    /// Which one.
    async fn subject(&self) -> SubjectId {
        self.0.subject
    }
    /// The fields that differ.
    async fn changes(&self) -> &[Change] {
        &self.0.changes
    }
    /// The thing as it stood after the act, or before it when it was gone.
    async fn facts(&self) -> &[Fact] {
        &self.0.facts
    }
    /// The number of the block that sealed it; null within the first second or so.
    async fn block(&self) -> Option<String> {
        self.0.block.map(|n| n.to_string())
    }
}

pub struct SealNode(Proof);

/// Where an entry is sealed.
#[Object(name = "AuditSeal")]
impl SealNode {
    /// Whether the entry as it is now leads to what was signed.
    async fn holds(&self) -> bool {
        self.0.holds()
    }
    /// The block's number.
    async fn block(&self) -> String {
        self.0.block.n.to_string()
    }
    /// Its place in the block, from 1.
    async fn place(&self) -> i32 {
        i32::try_from(self.0.place + 1).unwrap_or(i32::MAX)
    }
    /// How many entries the block has.
    async fn count(&self) -> i32 {
        i32::try_from(self.0.block.count).unwrap_or(i32::MAX)
    }
    /// When the block was sealed.
    async fn sealed_at(&self) -> Result<Timestamp> {
        Timestamp::from_microsecond(self.0.block.at).map_err(Into::into)
    }
    /// The block's hash, hexadecimal.
    async fn hash(&self) -> String {
        seal::hex(&self.0.block.hash())
    }
    /// The key that signed it, by its fingerprint.
    async fn key(&self) -> &str {
        &self.0.key.id
    }
    /// The signature, hexadecimal.
    async fn signature(&self) -> String {
        seal::hex(&self.0.signature.0)
    }
    /// The whole proof as JSON, for anybody to check.
    async fn proof(&self) -> Result<String> {
        serde_json::to_string(&self.0).map_err(Into::into)
    }
}

/// A page of entries, the newest first.
#[derive(SimpleObject)]
#[graphql(name = "AuditEntryPage")]
pub struct EntryPage {
    /// The entries.
    items: Vec<EntryNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// Whether a page's entries are asked for more than who did which act to what.
fn wants_contents(ctx: &Context<'_>) -> bool {
    let items = ctx.look_ahead().field("items");
    ["changes", "facts"].into_iter().any(|field| items.field(field).exists())
}

#[derive(Default)]
pub struct EntryQuery;

#[Object]
impl EntryQuery {
    /// An entry of the audit trail.
    async fn audit_entry(&self, ctx: &Context<'_>, id: EntryId) -> Result<EntryNode> {
        let (room, cx) = at(ctx);
        said(cx, room.entries.find(cx, id).await).map(EntryNode)
    }
    /// Entries of the audit trail that fit, the newest first.
    async fn audit_entries(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] filter: Filter,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<EntryPage> {
        let (room, cx) = at(ctx);
        let asked = said(cx, Asked::new(filter, first, after.as_deref()))?.whole(wants_contents(ctx));
        let page = said(cx, room.entries.list(cx, asked).await)?;
        Ok(EntryPage { items: page.items.into_iter().map(EntryNode).collect(), next: page.next })
    }
    /// Entries that fit and are not sealed yet, the newest first. The sealer takes them within a second or two; from then on
    /// they are among the others.
    async fn audit_unsealed(&self, ctx: &Context<'_>, #[graphql(default)] filter: Filter) -> Result<Vec<EntryNode>> {
        let (room, cx) = at(ctx);
        let found = said(cx, room.entries.unsealed(cx, filter).await)?;
        Ok(found.into_iter().map(EntryNode).collect())
    }
    /// Everything that happened to one thing, the newest first.
    async fn audit_timeline(
        &self,
        ctx: &Context<'_>,
        subject: SubjectId,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<EntryPage> {
        let (room, cx) = at(ctx);
        let filter = Filter { subject: Some(subject), ..Filter::default() };
        let asked = said(cx, Asked::new(filter, first, after.as_deref()))?.whole(wants_contents(ctx));
        let page = said(cx, room.entries.list(cx, asked).await)?;
        Ok(EntryPage { items: page.items.into_iter().map(EntryNode).collect(), next: page.next })
    }
    /// Where an entry is sealed, recomputed: its block, its place there, and whether the signature holds.
    async fn audit_seal(&self, ctx: &Context<'_>, id: EntryId) -> Result<SealNode> {
        let (room, cx) = at(ctx);
        said(cx, room.entries.proof(cx, id).await).map(SealNode)
    }
    /// The proof that an entry stands in a sealed block, as JSON for anybody to check.
    async fn audit_proof(&self, ctx: &Context<'_>, id: EntryId) -> Result<String> {
        let (room, cx) = at(ctx);
        let proof = said(cx, room.entries.proof(cx, id).await)?;
        said(cx, serde_json::to_string(&proof).map_err(kernel::Error::internal))
    }
}
