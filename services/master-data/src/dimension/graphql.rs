//! Dimensions as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::DimensionId;
use data::timeline::HappeningPage;
use jiff::civil::Date;
use kernel::{CompanyId, said};

use super::Wanted;
use super::model::{Dimension, DimensionKind, DimensionUse, NewDimension, UpdateDimension};
use crate::batch::Batches;
use crate::company::CompanyStub;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::words::OpenState;

pub struct DimensionNode(pub Dimension);

/// Something lines of the books are sorted by: a project, a site, a cost code.
#[Object(name = "Dimension")]
impl DimensionNode {
    /// Its id.
    pub async fn id(&self) -> DimensionId {
        self.0.id
    }
    /// What it is.
    async fn kind(&self) -> DimensionKind {
        self.0.kind
    }
    /// Its code, unique among those of its kind under the same parent.
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
    /// What it stands under.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<DimensionNode>> {
        let Some(id) = self.0.parent_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().dimension(ctx, id).await
    }
    /// The companies in whose books it may stand; all when there are none.
    async fn companies(&self) -> Vec<CompanyStub> {
        self.0.company_ids.iter().map(|id| CompanyStub { id: *id }).collect()
    }
    /// The first day it may be used on.
    async fn starts_on(&self) -> Option<Date> {
        self.0.starts_on
    }
    /// The last day it may be used on.
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
        happenings(ctx, "dimension", self.0.id.0, first, after).await
    }
}

/// A page of dimensions.
#[derive(SimpleObject)]
pub struct DimensionPage {
    /// The dimensions.
    items: Vec<DimensionNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// Whether a dimension may stand in a line.
#[derive(SimpleObject)]
pub struct DimensionCheck {
    /// The dimension.
    id: DimensionId,
    /// Whether, or why not.
    answer: DimensionUse,
}

#[derive(Default)]
pub struct DimensionQuery;

#[Object]
impl DimensionQuery {
    /// A dimension.
    async fn dimension(&self, ctx: &Context<'_>, id: DimensionId) -> Result<DimensionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.dimensions.find(cx, id).await).map(DimensionNode)
    }
    /// Dimensions by code.
    async fn dimensions(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        state: Option<OpenState>,
        kind: Option<DimensionKind>,
        company_id: Option<CompanyId>,
        parent_id: Option<DimensionId>,
    ) -> Result<DimensionPage> {
        let (room, cx) = at(ctx);
        let wanted = Wanted { state, kind, company_id, parent_id };
        let page = said(cx, room.dimensions.list(cx, listing, wanted).await)?;
        Ok(DimensionPage { items: page.items.into_iter().map(DimensionNode).collect(), next: page.next })
    }
    /// Whether each of these may stand in a line of this company on this day, in the order asked.
    async fn dimension_checks(
        &self,
        ctx: &Context<'_>,
        ids: Vec<DimensionId>,
        company_id: CompanyId,
        on: Date,
    ) -> Result<Vec<DimensionCheck>> {
        let (room, cx) = at(ctx);
        let told = said(cx, room.dimensions.check(cx, &ids, company_id, on).await)?;
        Ok(told.into_iter().map(|(id, answer)| DimensionCheck { id, answer }).collect())
    }
    /// A dimension that another service's record names.
    #[graphql(entity)]
    async fn find_dimension(&self, ctx: &Context<'_>, id: DimensionId) -> Result<Option<DimensionNode>> {
        ctx.data_unchecked::<Batches>().dimension(ctx, id).await
    }
}

#[derive(Default)]
pub struct DimensionMutation;

#[Object]
impl DimensionMutation {
    /// Sets up a dimension.
    async fn create_dimension(&self, ctx: &Context<'_>, input: NewDimension) -> Result<DimensionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.dimensions.create(cx, input).await).map(DimensionNode)
    }
    /// Renames, moves or dates a dimension.
    async fn update_dimension(&self, ctx: &Context<'_>, input: UpdateDimension) -> Result<DimensionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.dimensions.update(cx, input).await).map(DimensionNode)
    }
    /// Closes a dimension nothing open stands under.
    async fn close_dimension(&self, ctx: &Context<'_>, id: DimensionId, version: i32) -> Result<DimensionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.dimensions.close(cx, id, version).await).map(DimensionNode)
    }
    /// Opens a closed dimension again.
    async fn reopen_dimension(&self, ctx: &Context<'_>, id: DimensionId, version: i32) -> Result<DimensionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.dimensions.reopen(cx, id, version).await).map(DimensionNode)
    }
}
