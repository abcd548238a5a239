//! Areas as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::AreaId;
use data::timeline::HappeningPage;
use kernel::said;

use super::AreaListing;
use super::model::{Area, AreaKind, NewArea, UpdateArea};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::shipped::ListTaken;
use crate::words::OpenState;

pub struct AreaNode(pub Area);

/// A division, district, upazila or union.
#[Object(name = "Area")]
impl AreaNode {
    /// Its id.
    pub async fn id(&self) -> AreaId {
        self.0.id
    }
    /// What it is.
    async fn kind(&self) -> AreaKind {
        self.0.kind
    }
    /// Its code: those of what it lies in, from the division down, and its own.
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
    /// The bureau of statistics' code.
    async fn geocode(&self) -> Option<&str> {
        self.0.geocode.as_deref()
    }
    /// What it lies in.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<AreaNode>> {
        above(ctx, self.0.parent_id).await
    }
    /// The district it lies in.
    async fn district(&self, ctx: &Context<'_>) -> Result<Option<AreaNode>> {
        above(ctx, self.0.district_id).await
    }
    /// The division it lies in.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<AreaNode>> {
        above(ctx, self.0.division_id).await
    }
    /// Whether the organization made or changed it: taking the country's list leaves it alone.
    async fn is_own(&self) -> bool {
        self.0.is_own
    }
    /// Whether it can be chosen.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "area", self.0.id.0, first, after).await
    }
}

async fn above(ctx: &Context<'_>, id: Option<AreaId>) -> Result<Option<AreaNode>> {
    match id {
        Some(id) => ctx.data_unchecked::<Batches>().area(ctx, id).await,
        None => Ok(None),
    }
}

/// A page of areas.
#[derive(SimpleObject)]
pub struct AreaPage {
    /// The areas.
    items: Vec<AreaNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct AreaQuery;

#[Object]
impl AreaQuery {
    /// An area.
    async fn area(&self, ctx: &Context<'_>, id: AreaId) -> Result<AreaNode> {
        let (room, cx) = at(ctx);
        said(cx, room.areas.find(cx, id).await).map(AreaNode)
    }
    /// Areas in the order of the tree: a division, then its districts, each before its upazilas and their unions.
    async fn areas(&self, ctx: &Context<'_>, #[graphql(default)] listing: AreaListing) -> Result<AreaPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.areas.list(cx, listing).await)?;
        Ok(AreaPage { items: page.items.into_iter().map(AreaNode).collect(), next: page.next })
    }
    /// An area that another service's record names.
    #[graphql(entity)]
    async fn find_area(&self, ctx: &Context<'_>, id: AreaId) -> Result<Option<AreaNode>> {
        ctx.data_unchecked::<Batches>().area(ctx, id).await
    }
}

#[derive(Default)]
pub struct AreaMutation;

#[Object]
impl AreaMutation {
    /// Takes the country's divisions, districts, upazilas and unions. What is there already stays; what the organization
    /// changed by hand is left alone.
    async fn load_geography(&self, ctx: &Context<'_>) -> Result<ListTaken> {
        let (room, cx) = at(ctx);
        said(cx, room.areas.load(cx).await)
    }
    /// Sets up an area of the organization's own.
    async fn create_area(&self, ctx: &Context<'_>, input: NewArea) -> Result<AreaNode> {
        let (room, cx) = at(ctx);
        said(cx, room.areas.create(cx, input).await).map(AreaNode)
    }
    /// Changes an area's facts; from then on it is the organization's own.
    async fn update_area(&self, ctx: &Context<'_>, input: UpdateArea) -> Result<AreaNode> {
        let (room, cx) = at(ctx);
        said(cx, room.areas.update(cx, input).await).map(AreaNode)
    }
    /// Closes an area in which nothing is open any more.
    async fn close_area(&self, ctx: &Context<'_>, id: AreaId, version: i32) -> Result<AreaNode> {
        let (room, cx) = at(ctx);
        said(cx, room.areas.close(cx, id, version).await).map(AreaNode)
    }
}
