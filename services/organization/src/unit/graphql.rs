//! Organizational units as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::organization::{BranchId, UnitId};
use data::timeline::HappeningPage;

use super::model::{NewUnit, Unit, UnitKind, UpdateUnit};
use crate::batch::Batches;
use crate::branch::BranchNode;
use crate::comment::{OrganizationNoun, happenings};
use crate::company::CompanyNode;
use crate::graph::at;
use crate::page::Listing;
use crate::words::OpenState;
use kernel::said;

pub struct UnitNode(pub Unit);

/// A division, department or cost centre.
#[Object(name = "OrgUnit")]
impl UnitNode {
    /// Its id.
    pub async fn id(&self) -> UnitId {
        self.0.id
    }
    /// Whose it is.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<CompanyNode>> {
        ctx.data_unchecked::<Batches>().company(ctx, self.0.company_id).await
    }
    /// What it is.
    async fn kind(&self) -> UnitKind {
        self.0.kind
    }
    /// Its code, unique among the company's units of its kind.
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
    /// The unit it stands under.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<UnitNode>> {
        let Some(id) = self.0.parent_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().unit(ctx, id).await
    }
    /// The branch it works in.
    async fn branch(&self, ctx: &Context<'_>) -> Result<Option<BranchNode>> {
        let Some(id) = self.0.branch_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().branch(ctx, id).await
    }
    /// Whether it is in use.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it and what was said about it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, OrganizationNoun::Unit, self.0.id.0, first, after).await
    }
}

/// A page of organizational units.
#[derive(SimpleObject)]
#[graphql(name = "OrgUnitPage")]
pub struct UnitPage {
    /// The units.
    items: Vec<UnitNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct UnitQuery;

#[Object]
impl UnitQuery {
    /// An organizational unit.
    async fn org_unit(&self, ctx: &Context<'_>, id: UnitId) -> Result<UnitNode> {
        let (room, cx) = at(ctx);
        said(cx, room.units.find(cx, id).await).map(UnitNode)
    }
    /// Organizational units by code.
    async fn org_units(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        kind: Option<UnitKind>,
        branch_id: Option<BranchId>,
    ) -> Result<UnitPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.units.list(cx, listing, kind, branch_id).await)?;
        Ok(UnitPage { items: page.items.into_iter().map(UnitNode).collect(), next: page.next })
    }
    /// A unit that another service's record names.
    #[graphql(entity)]
    async fn find_org_unit(&self, ctx: &Context<'_>, id: UnitId) -> Result<Option<UnitNode>> {
        ctx.data_unchecked::<Batches>().unit(ctx, id).await
    }
}

#[derive(Default)]
pub struct UnitMutation;

#[Object]
impl UnitMutation {
    /// Sets up an organizational unit.
    async fn create_org_unit(&self, ctx: &Context<'_>, input: NewUnit) -> Result<UnitNode> {
        let (room, cx) = at(ctx);
        said(cx, room.units.create(cx, input).await).map(UnitNode)
    }
    /// Renames or moves an organizational unit.
    async fn update_org_unit(&self, ctx: &Context<'_>, input: UpdateUnit) -> Result<UnitNode> {
        let (room, cx) = at(ctx);
        said(cx, room.units.update(cx, input).await).map(UnitNode)
    }
    /// Closes a unit nothing stands under any more.
    async fn close_org_unit(&self, ctx: &Context<'_>, id: UnitId, version: i32) -> Result<UnitNode> {
        let (room, cx) = at(ctx);
        said(cx, room.units.close(cx, id, version).await).map(UnitNode)
    }
}
