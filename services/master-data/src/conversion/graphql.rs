//! Conversions as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::{ConversionId, ItemId, MeasureId};
use data::timeline::HappeningPage;
use kernel::{Quantity, said};

use super::model::{Conversion, NewConversion, UpdateConversion};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::item::ItemNode;
use crate::measure::{Measure, MeasureNode};
use crate::page::Listing;
use crate::words::OpenState;

pub struct ConversionNode(pub Conversion);

/// What one unit of an item is in the item's own unit.
#[Object(name = "Conversion")]
impl ConversionNode {
    /// Its id.
    pub async fn id(&self) -> ConversionId {
        self.0.id
    }
    /// What it is called: `1 bag = 50 kg`.
    async fn name(&self, ctx: &Context<'_>) -> Result<String> {
        self.called(ctx, |measure| measure.symbol).await
    }
    /// What it is called in Bengali: `১ ব্যাগ = ৫০ কেজি`.
    async fn name_bn(&self, ctx: &Context<'_>) -> Result<String> {
        let name = self.called(ctx, |measure| measure.name_bn.unwrap_or(measure.symbol)).await?;
        Ok(bangladesh::digits::to_bengali(&name))
    }
    /// Of which item.
    async fn item(&self, ctx: &Context<'_>) -> Result<Option<ItemNode>> {
        ctx.data_unchecked::<Batches>().item(ctx, self.0.item_id).await
    }
    /// The other unit of measure.
    async fn measure(&self, ctx: &Context<'_>) -> Result<Option<MeasureNode>> {
        ctx.data_unchecked::<Batches>().measure(ctx, self.0.measure_id).await
    }
    /// How many of the item's own unit one of the other is, exactly: a decimal, or a fraction such as `1/3`.
    async fn size(&self) -> String {
        self.0.size().to_string()
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
        happenings(ctx, "conversion", self.0.id.0, first, after).await
    }
}

impl ConversionNode {
    /// With its units as somebody calls them.
    async fn called(&self, ctx: &Context<'_>, unit: fn(Measure) -> String) -> Result<String> {
        let batches = ctx.data_unchecked::<Batches>();
        let other = batches.measure(ctx, self.0.measure_id).await?.map(|measure| unit(measure.0));
        let own = match batches.item(ctx, self.0.item_id).await? {
            Some(item) => batches.measure(ctx, item.0.measure_id).await?.map(|measure| unit(measure.0)),
            None => None,
        };
        Ok(format!("1 {} = {} {}", other.unwrap_or_default(), self.0.size(), own.unwrap_or_default()))
    }
}

/// A page of conversions.
#[derive(SimpleObject)]
pub struct ConversionPage {
    /// The conversions.
    items: Vec<ConversionNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// A quantity in another unit.
#[derive(SimpleObject)]
pub struct ConvertedQuantity {
    /// Rounded to the decimals of its unit, halves away from zero.
    quantity: Quantity,
    /// Its unit.
    measure: MeasureNode,
    /// As it was before rounding: a decimal, or a fraction such as `1/3`.
    exact: String,
    /// How many of the other unit one is, exactly.
    one: String,
    /// Whether something was rounded away or added.
    rounded: bool,
}

#[derive(Default)]
pub struct ConversionQuery;

#[Object]
impl ConversionQuery {
    /// A conversion.
    async fn conversion(&self, ctx: &Context<'_>, id: ConversionId) -> Result<ConversionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.conversions.find(cx, id).await).map(ConversionNode)
    }
    /// Conversions in the order they were set up.
    async fn conversions(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        state: Option<OpenState>,
        item_id: Option<ItemId>,
    ) -> Result<ConversionPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.conversions.list(cx, listing, state, item_id).await)?;
        Ok(ConversionPage { items: page.items.into_iter().map(ConversionNode).collect(), next: page.next })
    }
    /// A quantity in another unit: of an item, or of anything where both units are of one quality.
    async fn convert_quantity(
        &self,
        ctx: &Context<'_>,
        item_id: Option<ItemId>,
        quantity: Quantity,
        from: MeasureId,
        to: MeasureId,
    ) -> Result<ConvertedQuantity> {
        let (room, cx) = at(ctx);
        let (converted, measure) = said(cx, room.conversions.convert(cx, item_id, quantity, from, to).await)?;
        let super::Converted { quantity, exact, one, rounded } = converted;
        Ok(ConvertedQuantity { quantity, measure: MeasureNode(measure), exact, one, rounded })
    }
}

#[derive(Default)]
pub struct ConversionMutation;

#[Object]
impl ConversionMutation {
    /// Says what one of another unit is in an item's own.
    async fn create_conversion(&self, ctx: &Context<'_>, input: NewConversion) -> Result<ConversionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.conversions.create(cx, input).await).map(ConversionNode)
    }
    /// Corrects what one of another unit is in an item's own.
    async fn update_conversion(&self, ctx: &Context<'_>, input: UpdateConversion) -> Result<ConversionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.conversions.update(cx, input).await).map(ConversionNode)
    }
    /// Closes a conversion: the item is no longer counted in that unit.
    async fn close_conversion(&self, ctx: &Context<'_>, id: ConversionId, version: i32) -> Result<ConversionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.conversions.close(cx, id, version).await).map(ConversionNode)
    }
    /// Counts an item in a closed conversion's unit again, unless the unit can be reached another way by now.
    async fn reopen_conversion(&self, ctx: &Context<'_>, id: ConversionId, version: i32) -> Result<ConversionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.conversions.reopen(cx, id, version).await).map(ConversionNode)
    }
}
