//! What the resolvers of one level ask for one by one is fetched together, in one flight.

use async_graphql::{Context, Result as GraphResult};
use contracts::master_data::PartyId;
use data::Batch;
use kernel::said;

use crate::graph::at;
use crate::party::{Party, PartyNode};
use crate::role::PartyRole;
use crate::vendor::{Vendor, VendorNode};

/// The batches of one request; a refusal to see them is a null.
#[derive(Default)]
pub struct Batches {
    // parties
    parties: Batch<Party>,
    roles: Batch<PartyRole>,
    vendors: Batch<Vendor>,
    // items

    // places
}

impl Batches {
    /// A party.
    pub async fn party(&self, ctx: &Context<'_>, id: PartyId) -> GraphResult<Option<PartyNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.parties.list_by_ids(cx, ids);
        let found = said(cx, self.parties.load(id.0, fetch, |party| party.id.0).await)?;
        Ok(found.into_iter().next().map(PartyNode))
    }

    /// The roles of a party.
    pub async fn roles(&self, ctx: &Context<'_>, id: PartyId) -> GraphResult<Vec<PartyRole>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.party_roles.list_by_parties(cx, ids);
        said(cx, self.roles.load(id.0, fetch, |role| role.party_id.0).await)
    }

    /// What a party is as a vendor.
    pub async fn vendor_of(&self, ctx: &Context<'_>, id: PartyId) -> GraphResult<Option<VendorNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.vendors.list_by_parties(cx, ids);
        let found = said(cx, self.vendors.load(id.0, fetch, |vendor| vendor.party_id.0).await)?;
        Ok(found.into_iter().next().map(VendorNode))
    }
}
