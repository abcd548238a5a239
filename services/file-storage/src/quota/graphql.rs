//! The room for files as the graph shows it.

use async_graphql::{Context, Object, Result};
use kernel::said;

use super::Usage;
use crate::graph::{at, number};

struct UsageNode(Usage);

/// How much an organization's files take, in bytes.
#[Object(name = "FileUsage")]
impl UsageNode {
    /// What lies there, the same content once.
    async fn used(&self) -> f64 {
        number(self.0.used)
    }
    /// What uploads under way will need.
    async fn reserved(&self) -> f64 {
        number(self.0.reserved)
    }
    /// What may lie there.
    async fn limit(&self) -> f64 {
        number(self.0.limit)
    }
}

#[derive(Default)]
pub struct QuotaQuery;

#[Object]
impl QuotaQuery {
    /// How much the organization's files take.
    async fn file_usage(&self, ctx: &Context<'_>) -> Result<UsageNode> {
        let (room, cx) = at(ctx);
        said(cx, room.quota.find(cx).await).map(UsageNode)
    }
}
