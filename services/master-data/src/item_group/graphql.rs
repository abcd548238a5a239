//! Groups of items as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::ItemGroupId;
use data::timeline::HappeningPage;
use kernel::said;

use super::model::{ItemGroup, NewItemGroup, UpdateItemGroup};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::words::OpenState;

pub struct ItemGroupNode(pub ItemGroup);

/// A group of items.
#[Object(name = "ItemGroup")]
impl ItemGroupNode {
    /// Its id.
    pub async fn id(&self) -> ItemGroupId {
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
    /// The group it stands under.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<ItemGroupNode>> {
        let Some(id) = self.0.parent_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().item_group(ctx, id).await
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
        happenings(ctx, "item-group", self.0.id.0, first, after).await
    }
}

/// A page of groups of items.
#[derive(SimpleObject)]
pub struct ItemGroupPage {
    /// The groups.
    items: Vec<ItemGroupNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct ItemGroupQuery;

#[Object]
impl ItemGroupQuery {
    /// A group of items.
    async fn item_group(&self, ctx: &Context<'_>, id: ItemGroupId) -> Result<ItemGroupNode> {
        let (room, cx) = at(ctx);
        said(cx, room.item_groups.find(cx, id).await).map(ItemGroupNode)
    }
    /// Groups of items by code.
    async fn item_groups(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        state: Option<OpenState>,
    ) -> Result<ItemGroupPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.item_groups.list(cx, listing, state).await)?;
        Ok(ItemGroupPage { items: page.items.into_iter().map(ItemGroupNode).collect(), next: page.next })
    }
}

#[derive(Default)]
pub struct ItemGroupMutation;

#[Object]
impl ItemGroupMutation {
    /// Sets up a group of items.
    async fn create_item_group(&self, ctx: &Context<'_>, input: NewItemGroup) -> Result<ItemGroupNode> {
        let (room, cx) = at(ctx);
        said(cx, room.item_groups.create(cx, input).await).map(ItemGroupNode)
    }
    /// Renames or moves a group of items.
    async fn update_item_group(&self, ctx: &Context<'_>, input: UpdateItemGroup) -> Result<ItemGroupNode> {
        let (room, cx) = at(ctx);
        said(cx, room.item_groups.update(cx, input).await).map(ItemGroupNode)
    }
    /// Closes a group nothing open is in.
    async fn close_item_group(&self, ctx: &Context<'_>, id: ItemGroupId, version: i32) -> Result<ItemGroupNode> {
        let (room, cx) = at(ctx);
        said(cx, room.item_groups.close(cx, id, version).await).map(ItemGroupNode)
    }
    /// Uses a closed group again.
    async fn reopen_item_group(&self, ctx: &Context<'_>, id: ItemGroupId, version: i32) -> Result<ItemGroupNode> {
        let (room, cx) = at(ctx);
        said(cx, room.item_groups.reopen(cx, id, version).await).map(ItemGroupNode)
    }
}
