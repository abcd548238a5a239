//! Items as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::{ItemGroupId, ItemId};
use data::timeline::HappeningPage;
use kernel::said;

use super::model::{Item, ItemKind, ItemTracking, NewItem, UpdateItem};
use super::{ItemPaymentKind, ItemVatClass, Wanted};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::item_group::ItemGroupNode;
use crate::measure::MeasureNode;
use crate::page::Listing;
use crate::words::OpenState;

pub struct ItemNode(pub Item);

/// What is bought, sold, stocked, used or built.
#[Object(name = "Item")]
impl ItemNode {
    /// Its id.
    pub async fn id(&self) -> ItemId {
        self.0.id
    }
    /// Its code, unique.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// What people call it, in either script.
    async fn aliases(&self) -> &[String] {
        &self.0.aliases
    }
    /// What becomes of it when it comes.
    async fn kind(&self) -> ItemKind {
        self.0.kind
    }
    /// The group it is in.
    async fn group(&self, ctx: &Context<'_>) -> Result<Option<ItemGroupNode>> {
        let Some(id) = self.0.group_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().item_group(ctx, id).await
    }
    /// The unit of measure it is counted in.
    async fn measure(&self, ctx: &Context<'_>) -> Result<Option<MeasureNode>> {
        ctx.data_unchecked::<Batches>().measure(ctx, self.0.measure_id).await
    }
    /// What it is to the law of VAT.
    async fn vat_class(&self) -> Option<ItemVatClass> {
        self.0.vat_class
    }
    /// What paying for it is to the law of withholding.
    async fn payment_kind(&self) -> Option<ItemPaymentKind> {
        self.0.payment_kind
    }
    /// Its code in the customs tariff: 8 digits.
    async fn hs_code(&self) -> Option<&str> {
        self.0.hs_code.as_deref()
    }
    /// How its pieces are told apart.
    async fn tracking(&self) -> ItemTracking {
        self.0.tracking
    }
    /// Whether it is in use.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "item", self.0.id.0, first, after).await
    }
}

/// A page of items.
#[derive(SimpleObject)]
pub struct ItemPage {
    /// The items.
    items: Vec<ItemNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct ItemQuery;

#[Object]
impl ItemQuery {
    /// An item.
    async fn item(&self, ctx: &Context<'_>, id: ItemId) -> Result<ItemNode> {
        let (room, cx) = at(ctx);
        said(cx, room.items.find(cx, id).await).map(ItemNode)
    }
    /// Items by code.
    async fn items(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        state: Option<OpenState>,
        kind: Option<ItemKind>,
        group_id: Option<ItemGroupId>,
    ) -> Result<ItemPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.items.list(cx, listing, Wanted { state, kind, group_id }).await)?;
        Ok(ItemPage { items: page.items.into_iter().map(ItemNode).collect(), next: page.next })
    }
    /// An item that another service's record names.
    #[graphql(entity)]
    async fn find_item(&self, ctx: &Context<'_>, id: ItemId) -> Result<Option<ItemNode>> {
        ctx.data_unchecked::<Batches>().item(ctx, id).await
    }
}

#[derive(Default)]
pub struct ItemMutation;

#[Object]
impl ItemMutation {
    /// Sets up an item.
    async fn create_item(&self, ctx: &Context<'_>, input: NewItem) -> Result<ItemNode> {
        let (room, cx) = at(ctx);
        said(cx, room.items.create(cx, input).await).map(ItemNode)
    }
    /// Changes an item's facts.
    async fn update_item(&self, ctx: &Context<'_>, input: UpdateItem) -> Result<ItemNode> {
        let (room, cx) = at(ctx);
        said(cx, room.items.update(cx, input).await).map(ItemNode)
    }
    /// Closes an item: nothing new is bought, sold or issued of it.
    async fn close_item(&self, ctx: &Context<'_>, id: ItemId, version: i32) -> Result<ItemNode> {
        let (room, cx) = at(ctx);
        said(cx, room.items.close(cx, id, version).await).map(ItemNode)
    }
    /// Opens a closed item again.
    async fn reopen_item(&self, ctx: &Context<'_>, id: ItemId, version: i32) -> Result<ItemNode> {
        let (room, cx) = at(ctx);
        said(cx, room.items.reopen(cx, id, version).await).map(ItemNode)
    }
}
