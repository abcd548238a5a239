//! Links as the graph makes them.

use async_graphql::{Context, Object, Result};
use kernel::{PersonId, said};

use super::Made;
use crate::graph::at;

#[derive(Default)]
pub struct LinkMutation;

#[Object]
impl LinkMutation {
    /// A link by which somebody chooses a password: an invitation, or a reset for whoever has one. Older ones are void.
    async fn create_user_link(&self, ctx: &Context<'_>, user_id: PersonId) -> Result<Made> {
        let (room, cx) = at(ctx);
        said(cx, room.links.make(cx, user_id).await)
    }
}
