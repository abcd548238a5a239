//! Blocks and their verification as the graph shows them.

use async_graphql::{Context, Error, Object, Result};
use jiff::Timestamp;
use kernel::{codes, said};

use super::{Part, Sealed};
use crate::graph::at;

struct BlockNode(Sealed);
struct PartNode(Part);

/// Some entries sealed together, chained to the block before.
#[Object(name = "AuditBlock")]
impl BlockNode {
    /// Its number; blocks are counted from 1 without a gap.
    async fn n(&self) -> String {
        self.0.n.to_string()
    }
    /// How many entries it seals.
    async fn count(&self) -> i32 {
        small(self.0.count)
    }
    /// When its earliest entry was made.
    async fn first_at(&self) -> Timestamp {
        self.0.first_at
    }
    /// When its latest entry was made.
    async fn last_at(&self) -> Timestamp {
        self.0.last_at
    }
    /// When it was sealed.
    async fn sealed_at(&self) -> Timestamp {
        self.0.sealed_at
    }
    /// Its hash, hexadecimal.
    async fn hash(&self) -> &str {
        &self.0.hash
    }
    /// The hash of the block before.
    async fn previous(&self) -> &str {
        &self.0.previous
    }
    /// The key that signed it, by its fingerprint.
    async fn key(&self) -> &str {
        &self.0.key
    }
    /// The signature, hexadecimal.
    async fn signature(&self) -> &str {
        &self.0.signature
    }
}

/// Some blocks, recomputed from their entries.
#[Object(name = "AuditCheck")]
impl PartNode {
    /// Blocks looked at.
    async fn blocks(&self) -> i32 {
        small(self.0.blocks)
    }
    /// Entries that are as they were sealed.
    async fn rows(&self) -> i32 {
        small(self.0.rows)
    }
    /// Entries lawfully removed.
    async fn removed(&self) -> i32 {
        small(self.0.removed)
    }
    /// How many things are wrong.
    async fn wrong(&self) -> i32 {
        small(self.0.wrong)
    }
    /// What is wrong, in English; the first 20.
    async fn findings(&self) -> &[String] {
        &self.0.findings
    }
    /// The block to go on with; null when the newest was looked at.
    async fn next(&self) -> Option<String> {
        self.0.next.map(|n| n.to_string())
    }
}

#[derive(Default)]
pub struct TrailQuery;

#[Object]
impl TrailQuery {
    /// Blocks, the newest first: up to 50, those before number `before` when it is given.
    async fn audit_blocks(&self, ctx: &Context<'_>, before: Option<String>) -> Result<Vec<BlockNode>> {
        let (room, cx) = at(ctx);
        let before = before.map(|n| number(ctx, "before", &n)).transpose()?;
        Ok(said(cx, room.trail.blocks(cx, before).await)?.into_iter().map(BlockNode).collect())
    }
    /// Recomputes a few blocks, beginning with number `from`; ask again with `next` to go on.
    async fn audit_check(&self, ctx: &Context<'_>, from: String) -> Result<PartNode> {
        let (room, cx) = at(ctx);
        let from = number(ctx, "from", &from)?;
        said(cx, room.trail.check_part(cx, from).await).map(PartNode)
    }
}

/// A number of a few thousand at most, as the graph counts.
fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn number(ctx: &Context<'_>, field: &'static str, text: &str) -> Result<i64, Error> {
    let wrong = |_| kernel::Error::new(&codes::MALFORMED).field(field).with("reason", "it is no block's number");
    said(at(ctx).1, text.parse().map_err(wrong))
}
