//! Prices as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::{ItemId, PriceId, PriceListId};
use data::timeline::HappeningPage;
use jiff::civil::Date;
use kernel::{Money, Quantity, said};

use super::Sought;
use super::model::{NewPrice, Price, UpdatePrice};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::item::ItemNode;
use crate::measure::MeasureNode;
use crate::page::Listing;
use crate::price_list::PriceListNode;
use crate::words::OpenState;

pub struct PriceNode(pub Price);

/// A price: an item in a unit, from a quantity on, between two days.
#[Object(name = "Price")]
impl PriceNode {
    /// Its id.
    pub async fn id(&self) -> PriceId {
        self.0.id
    }
    /// What it is called: the item's code and the unit.
    async fn name(&self, ctx: &Context<'_>) -> Result<String> {
        let item = ctx.data_unchecked::<Batches>().item(ctx, self.0.item_id).await?;
        let measure = ctx.data_unchecked::<Batches>().measure(ctx, self.0.measure_id).await?;
        let parts = [item.map(|item| item.0.code), measure.map(|measure| measure.0.symbol)];
        Ok(parts.into_iter().flatten().collect::<Vec<_>>().join(" / "))
    }
    /// In which list.
    async fn list(&self, ctx: &Context<'_>) -> Result<Option<PriceListNode>> {
        ctx.data_unchecked::<Batches>().price_list(ctx, self.0.list_id).await
    }
    /// Of which item.
    async fn item(&self, ctx: &Context<'_>) -> Result<Option<ItemNode>> {
        ctx.data_unchecked::<Batches>().item(ctx, self.0.item_id).await
    }
    /// In which unit of measure.
    async fn measure(&self, ctx: &Context<'_>) -> Result<Option<MeasureNode>> {
        ctx.data_unchecked::<Batches>().measure(ctx, self.0.measure_id).await
    }
    /// From which quantity on.
    async fn from_quantity(&self) -> Quantity {
        self.0.from_quantity
    }
    /// Of one unit.
    async fn price(&self) -> Money {
        self.0.price
    }
    /// Its first day.
    async fn starts_on(&self) -> Date {
        self.0.starts_on
    }
    /// Its last day.
    async fn ends_on(&self) -> Option<Date> {
        self.0.ends_on
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
        happenings(ctx, "price", self.0.id.0, first, after).await
    }
}

/// A page of prices.
#[derive(SimpleObject)]
pub struct PricePage {
    /// The prices.
    items: Vec<PriceNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// The price that counts, and why.
#[derive(SimpleObject)]
pub struct PriceAnswer {
    /// Of one of the asked unit.
    unit_price: Money,
    /// The line it comes from.
    line: PriceNode,
    /// Why this line, a sentence each.
    why: Vec<String>,
}

#[derive(Default)]
pub struct PriceQuery;

#[Object]
impl PriceQuery {
    /// A price.
    async fn price(&self, ctx: &Context<'_>, id: PriceId) -> Result<PriceNode> {
        let (room, cx) = at(ctx);
        said(cx, room.prices.find(cx, id).await).map(PriceNode)
    }
    /// Prices in the order they were set.
    async fn prices(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        state: Option<OpenState>,
        list_id: Option<PriceListId>,
        item_id: Option<ItemId>,
    ) -> Result<PricePage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.prices.list(cx, listing, state, list_id, item_id).await)?;
        Ok(PricePage { items: page.items.into_iter().map(PriceNode).collect(), next: page.next })
    }
    /// The price of so much of an item on a day, and why that one.
    async fn price_of(&self, ctx: &Context<'_>, question: Sought) -> Result<PriceAnswer> {
        let (room, cx) = at(ctx);
        let quote = said(cx, room.prices.quote(cx, question).await)?;
        Ok(PriceAnswer { unit_price: quote.unit_price, line: PriceNode(quote.chosen.price), why: quote.why })
    }
}

#[derive(Default)]
pub struct PriceMutation;

#[Object]
impl PriceMutation {
    /// Sets a price.
    async fn create_price(&self, ctx: &Context<'_>, input: NewPrice) -> Result<PriceNode> {
        let (room, cx) = at(ctx);
        said(cx, room.prices.create(cx, input).await).map(PriceNode)
    }
    /// Corrects a price, or dates it.
    async fn update_price(&self, ctx: &Context<'_>, input: UpdatePrice) -> Result<PriceNode> {
        let (room, cx) = at(ctx);
        said(cx, room.prices.update(cx, input).await).map(PriceNode)
    }
    /// Closes a price: it no longer counts.
    async fn close_price(&self, ctx: &Context<'_>, id: PriceId, version: i32) -> Result<PriceNode> {
        let (room, cx) = at(ctx);
        said(cx, room.prices.close(cx, id, version).await).map(PriceNode)
    }
    /// Lets a closed price count again, unless another took its days.
    async fn reopen_price(&self, ctx: &Context<'_>, id: PriceId, version: i32) -> Result<PriceNode> {
        let (room, cx) = at(ctx);
        said(cx, room.prices.reopen(cx, id, version).await).map(PriceNode)
    }
}
