//! Explanations as the graph shows them.

use async_graphql::{Context, Object, Result};
use kernel::said;

use super::{Ask, Explanation};
use crate::graph::at;

#[derive(Default)]
pub struct ExplainQuery;

#[Object]
impl ExplainQuery {
    /// Why somebody may do something, or may not; about yourself without any permission.
    async fn explain_permission(&self, ctx: &Context<'_>, input: Ask) -> Result<Explanation> {
        let (room, cx) = at(ctx);
        said(cx, room.explanations.explain(cx, input).await)
    }
}
