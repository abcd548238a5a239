//! Roles of parties as the graph shows them.

use async_graphql::{Context, Object, Result};
use kernel::said;

use super::model::{EndRole, PartyRole, TakeRole};
use crate::graph::at;

#[derive(Default)]
pub struct PartyRoleMutation;

#[Object]
impl PartyRoleMutation {
    /// Deals with a party in one more role.
    async fn take_party_role(&self, ctx: &Context<'_>, input: TakeRole) -> Result<PartyRole> {
        let (room, cx) = at(ctx);
        said(cx, room.party_roles.take(cx, input).await)
    }
    /// Ends a role of a party.
    async fn end_party_role(&self, ctx: &Context<'_>, input: EndRole) -> Result<PartyRole> {
        let (room, cx) = at(ctx);
        said(cx, room.party_roles.end(cx, input).await)
    }
}
