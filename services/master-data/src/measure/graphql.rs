//! Units of measure as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::MeasureId;
use data::timeline::HappeningPage;
use kernel::said;

use super::model::{Measure, MeasureQuality, NewMeasure, UpdateMeasure};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::words::OpenState;

pub struct MeasureNode(pub Measure);

/// A unit of measure.
#[Object(name = "Measure")]
impl MeasureNode {
    /// Its id.
    pub async fn id(&self) -> MeasureId {
        self.0.id
    }
    /// How it is written after a quantity.
    async fn symbol(&self) -> &str {
        &self.0.symbol
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// What it measures.
    async fn quality(&self) -> MeasureQuality {
        self.0.quality
    }
    /// How many of the quality's first unit one is, exactly: a decimal, or a fraction such as `1/3`. Nothing for packages.
    async fn size(&self) -> Option<String> {
        self.0.size()
    }
    /// Digits behind the point its quantities have.
    async fn decimals(&self) -> i16 {
        self.0.decimals
    }
    /// Whether it came with the program.
    async fn shipped(&self) -> bool {
        self.0.shipped
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
        happenings(ctx, "measure", self.0.id.0, first, after).await
    }
}

/// A page of units of measure.
#[derive(SimpleObject)]
pub struct MeasurePage {
    /// The units of measure.
    items: Vec<MeasureNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct MeasureQuery;

#[Object]
impl MeasureQuery {
    /// A unit of measure.
    async fn measure(&self, ctx: &Context<'_>, id: MeasureId) -> Result<MeasureNode> {
        let (room, cx) = at(ctx);
        said(cx, room.measures.find(cx, id).await).map(MeasureNode)
    }
    /// Units of measure by symbol.
    async fn measures(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        state: Option<OpenState>,
        quality: Option<MeasureQuality>,
    ) -> Result<MeasurePage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.measures.list(cx, listing, state, quality).await)?;
        Ok(MeasurePage { items: page.items.into_iter().map(MeasureNode).collect(), next: page.next })
    }
    /// A unit of measure that another service's record names.
    #[graphql(entity)]
    async fn find_measure(&self, ctx: &Context<'_>, id: MeasureId) -> Result<Option<MeasureNode>> {
        ctx.data_unchecked::<Batches>().measure(ctx, id).await
    }
}

#[derive(Default)]
pub struct MeasureMutation;

#[Object]
impl MeasureMutation {
    /// Sets up a unit of measure.
    async fn create_measure(&self, ctx: &Context<'_>, input: NewMeasure) -> Result<MeasureNode> {
        let (room, cx) = at(ctx);
        said(cx, room.measures.create(cx, input).await).map(MeasureNode)
    }
    /// Takes those shipped units of measure whose symbol is free, and answers them. Done again it does nothing.
    async fn take_measures(&self, ctx: &Context<'_>) -> Result<Vec<MeasureNode>> {
        let (room, cx) = at(ctx);
        let taken = said(cx, room.measures.take(cx).await)?;
        Ok(taken.into_iter().map(MeasureNode).collect())
    }
    /// Changes a unit of measure's names and decimals.
    async fn update_measure(&self, ctx: &Context<'_>, input: UpdateMeasure) -> Result<MeasureNode> {
        let (room, cx) = at(ctx);
        said(cx, room.measures.update(cx, input).await).map(MeasureNode)
    }
    /// Closes a unit of measure nothing open is counted in.
    async fn close_measure(&self, ctx: &Context<'_>, id: MeasureId, version: i32) -> Result<MeasureNode> {
        let (room, cx) = at(ctx);
        said(cx, room.measures.close(cx, id, version).await).map(MeasureNode)
    }
    /// Opens a closed unit of measure again.
    async fn reopen_measure(&self, ctx: &Context<'_>, id: MeasureId, version: i32) -> Result<MeasureNode> {
        let (room, cx) = at(ctx);
        said(cx, room.measures.reopen(cx, id, version).await).map(MeasureNode)
    }
}
