//! Addresses of parties as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::master_data::{AddressId, PartyId};
use data::timeline::HappeningPage;
use kernel::said;

use super::model::{Address, AddressKind, NewAddress, UpdateAddress};
use crate::area::AreaNode;
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::words::OpenState;

pub struct AddressNode(pub Address);

/// An address of a party.
#[Object(name = "PartyAddress")]
impl AddressNode {
    /// Its id.
    async fn id(&self) -> AddressId {
        self.0.id
    }
    /// What it is used for.
    async fn kind(&self) -> AddressKind {
        self.0.kind
    }
    /// House, road, village.
    async fn line(&self) -> &str {
        &self.0.line
    }
    /// The same in Bengali.
    async fn line_bn(&self) -> Option<&str> {
        self.0.line_bn.as_deref()
    }
    /// The union, upazila or district.
    async fn area(&self, ctx: &Context<'_>) -> Result<Option<AreaNode>> {
        match self.0.area_id {
            Some(id) => ctx.data_unchecked::<Batches>().area(ctx, id).await,
            None => Ok(None),
        }
    }
    /// Four digits.
    async fn postal_code(&self) -> Option<&str> {
        self.0.postal_code.as_deref()
    }
    /// Whether it is the one used where nothing else is said.
    async fn is_primary(&self) -> bool {
        self.0.is_primary
    }
    /// Whether it is used.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "address", self.0.id.0, first, after).await
    }
}

#[derive(Default)]
pub struct AddressQuery;

#[Object]
impl AddressQuery {
    /// The addresses of a party: the open ones first, of them the primary one.
    async fn party_addresses(&self, ctx: &Context<'_>, party_id: PartyId) -> Result<Vec<AddressNode>> {
        let (room, cx) = at(ctx);
        Ok(said(cx, room.addresses.list(cx, party_id).await)?.into_iter().map(AddressNode).collect())
    }
}

#[derive(Default)]
pub struct AddressMutation;

#[Object]
impl AddressMutation {
    /// Writes an address of a party.
    async fn add_party_address(&self, ctx: &Context<'_>, input: NewAddress) -> Result<AddressNode> {
        let (room, cx) = at(ctx);
        said(cx, room.addresses.add(cx, input).await).map(AddressNode)
    }
    /// Changes an address's facts.
    async fn update_party_address(&self, ctx: &Context<'_>, input: UpdateAddress) -> Result<AddressNode> {
        let (room, cx) = at(ctx);
        said(cx, room.addresses.update(cx, input).await).map(AddressNode)
    }
    /// Closes an address that is no longer used.
    async fn close_party_address(&self, ctx: &Context<'_>, id: AddressId, version: i32) -> Result<AddressNode> {
        let (room, cx) = at(ctx);
        said(cx, room.addresses.close(cx, id, version).await).map(AddressNode)
    }
}
