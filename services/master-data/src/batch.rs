//! What the resolvers of one level ask for one by one is fetched together, in one flight.

use async_graphql::{Context, Result as GraphResult};
use contracts::master_data::{
    AreaId, BankBranchId, BankId, DimensionId, ItemGroupId, ItemId, MeasureId, PartyId, PriceListId, VendorBankId,
};
use data::Batch;
use kernel::said;

use crate::area::{Area, AreaNode};
use crate::bank::{Bank, BankNode};
use crate::bank_branch::{BankBranch, BankBranchNode};
use crate::dimension::{Dimension, DimensionNode};
use crate::graph::at;
use crate::item::{Item, ItemNode};
use crate::item_group::{ItemGroup, ItemGroupNode};
use crate::measure::{Measure, MeasureNode};
use crate::party::{Party, PartyNode};
use crate::price_list::{PriceList, PriceListNode};
use crate::role::PartyRole;
use crate::vendor::{Vendor, VendorNode};
use crate::vendor_bank::{VendorBank, VendorBankNode};

/// The batches of one request; a refusal to see them is a null.
#[derive(Default)]
pub struct Batches {
    // parties
    parties: Batch<Party>,
    roles: Batch<PartyRole>,
    vendors: Batch<Vendor>,
    // items
    dimensions: Batch<Dimension>,
    measures: Batch<Measure>,
    item_groups: Batch<ItemGroup>,
    items: Batch<Item>,
    price_lists: Batch<PriceList>,
    // places
    areas: Batch<Area>,
    banks: Batch<Bank>,
    bank_branches: Batch<BankBranch>,
    vendor_banks: Batch<VendorBank>,
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

    // items
    /// A dimension.
    pub async fn dimension(&self, ctx: &Context<'_>, id: DimensionId) -> GraphResult<Option<DimensionNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.dimensions.list_by_ids(cx, ids);
        let found = said(cx, self.dimensions.load(id.0, fetch, |dimension| dimension.id.0).await)?;
        Ok(found.into_iter().next().map(DimensionNode))
    }

    /// A unit of measure.
    pub async fn measure(&self, ctx: &Context<'_>, id: MeasureId) -> GraphResult<Option<MeasureNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.measures.list_by_ids(cx, ids);
        let found = said(cx, self.measures.load(id.0, fetch, |measure| measure.id.0).await)?;
        Ok(found.into_iter().next().map(MeasureNode))
    }

    /// A group of items.
    pub async fn item_group(&self, ctx: &Context<'_>, id: ItemGroupId) -> GraphResult<Option<ItemGroupNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.item_groups.list_by_ids(cx, ids);
        let found = said(cx, self.item_groups.load(id.0, fetch, |item_group| item_group.id.0).await)?;
        Ok(found.into_iter().next().map(ItemGroupNode))
    }

    /// An item.
    pub async fn item(&self, ctx: &Context<'_>, id: ItemId) -> GraphResult<Option<ItemNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.items.list_by_ids(cx, ids);
        let found = said(cx, self.items.load(id.0, fetch, |item| item.id.0).await)?;
        Ok(found.into_iter().next().map(ItemNode))
    }

    /// A list of prices.
    pub async fn price_list(&self, ctx: &Context<'_>, id: PriceListId) -> GraphResult<Option<PriceListNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.price_lists.list_by_ids(cx, ids);
        let found = said(cx, self.price_lists.load(id.0, fetch, |price_list| price_list.id.0).await)?;
        Ok(found.into_iter().next().map(PriceListNode))
    }

    // places

    // places
    /// An area.
    pub async fn area(&self, ctx: &Context<'_>, id: AreaId) -> GraphResult<Option<AreaNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.areas.list_by_ids(cx, ids);
        let found = said(cx, self.areas.load(id.0, fetch, |area| area.id.0).await)?;
        Ok(found.into_iter().next().map(AreaNode))
    }

    /// A bank.
    pub async fn bank(&self, ctx: &Context<'_>, id: BankId) -> GraphResult<Option<BankNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.banks.list_by_ids(cx, ids);
        let found = said(cx, self.banks.load(id.0, fetch, |bank| bank.id.0).await)?;
        Ok(found.into_iter().next().map(BankNode))
    }

    /// A branch of a bank.
    pub async fn bank_branch(&self, ctx: &Context<'_>, id: BankBranchId) -> GraphResult<Option<BankBranchNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.bank_branches.list_by_ids(cx, ids);
        let found = said(cx, self.bank_branches.load(id.0, fetch, |branch| branch.id.0).await)?;
        Ok(found.into_iter().next().map(BankBranchNode))
    }

    /// A bank account of a party.
    pub async fn vendor_bank(&self, ctx: &Context<'_>, id: VendorBankId) -> GraphResult<Option<VendorBankNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.vendor_banks.list_by_ids(cx, ids);
        let found = said(cx, self.vendor_banks.load(id.0, fetch, |account| account.id.0).await)?;
        Ok(found.into_iter().next().map(VendorBankNode))
    }
}
