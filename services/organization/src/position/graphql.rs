//! Positions as the graph shows them.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use contracts::organization::{AppointmentId, BranchId, Holder, HoldersOn, PositionId, UnitId};
use data::timeline::{HappeningPage, PersonNode};
use jiff::civil::Date;
use kernel::{CompanyId, PersonId};

use super::model::{Appoint, Appointment, AppointmentKind, NewPosition, Position, Release, UpdatePosition};
use crate::batch::Batches;
use crate::branch::BranchNode;
use crate::comment::{OrganizationNoun, happenings};
use crate::company::CompanyNode;
use crate::graph::at;
use crate::page::Listing;
use crate::unit::UnitNode;
use crate::words::OpenState;
use kernel::said;

pub struct PositionNode(pub Position);
struct AppointmentNode(Appointment);
struct HolderNode(Holder);

/// A chair that approvals are routed to.
#[Object(name = "Position")]
impl PositionNode {
    /// Its id.
    pub async fn id(&self) -> PositionId {
        self.0.id
    }
    /// Whose it is.
    async fn company(&self, ctx: &Context<'_>) -> Result<Option<CompanyNode>> {
        ctx.data_unchecked::<Batches>().company(ctx, self.0.company_id).await
    }
    /// The only branch it answers for.
    async fn branch(&self, ctx: &Context<'_>) -> Result<Option<BranchNode>> {
        let Some(id) = self.0.branch_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().branch(ctx, id).await
    }
    /// The only unit it answers for.
    async fn unit(&self, ctx: &Context<'_>) -> Result<Option<UnitNode>> {
        let Some(id) = self.0.unit_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().unit(ctx, id).await
    }
    /// What approvals call it.
    async fn key(&self) -> &str {
        &self.0.key
    }
    /// Its title.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// Its title in Bengali.
    async fn title_bn(&self) -> Option<&str> {
        self.0.title_bn.as_deref()
    }
    /// Who fills it, filled it or will.
    async fn appointments(&self, ctx: &Context<'_>) -> Result<Vec<AppointmentNode>> {
        let found = ctx.data_unchecked::<Batches>().appointments(ctx, self.0.id).await?;
        Ok(found.into_iter().map(AppointmentNode).collect())
    }
    /// Whether it may be filled.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it and what was said about it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, OrganizationNoun::Position, self.0.id.0, first, after).await
    }
}

/// Somebody's time in a position.
#[Object(name = "Appointment")]
impl AppointmentNode {
    /// Its id.
    async fn id(&self) -> AppointmentId {
        self.0.id
    }
    /// The position.
    async fn position_id(&self) -> PositionId {
        self.0.position_id
    }
    /// Who.
    async fn person_id(&self) -> PersonId {
        self.0.person_id
    }
    /// Who, by name, when it is somebody who can sign in.
    async fn person(&self) -> Option<PersonNode> {
        Some(PersonNode { id: self.0.person_id })
    }
    /// As holder or deputy.
    async fn kind(&self) -> AppointmentKind {
        self.0.kind
    }
    /// First day.
    async fn starts_on(&self) -> Date {
        self.0.starts_on
    }
    /// Last day; none while it is open.
    async fn ends_on(&self) -> Option<Date> {
        self.0.ends_on
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// Somebody in a chair on the day asked for.
#[Object(name = "PositionHolder")]
impl HolderNode {
    /// Who.
    async fn person_id(&self) -> PersonId {
        self.0.person
    }
    /// The position.
    async fn position_id(&self) -> PositionId {
        self.0.position
    }
    /// Whether in place of the holder.
    async fn deputy(&self) -> bool {
        self.0.deputy
    }
}

/// Which chair, where, when.
#[derive(InputObject)]
#[graphql(name = "PositionHoldersOn")]
struct HoldersInput {
    /// The company.
    company_id: CompanyId,
    /// What approvals call it.
    key: String,
    /// The day.
    on: Date,
    /// Also a chair of this branch only.
    branch_id: Option<BranchId>,
    /// Also a chair of this unit only.
    unit_id: Option<UnitId>,
}

impl From<HoldersInput> for HoldersOn {
    fn from(input: HoldersInput) -> Self {
        Self { company: input.company_id, key: input.key, on: input.on, branch: input.branch_id, unit: input.unit_id }
    }
}

/// A page of positions.
#[derive(SimpleObject)]
pub struct PositionPage {
    /// The positions.
    items: Vec<PositionNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct PositionQuery;

#[Object]
impl PositionQuery {
    /// A position.
    async fn position(&self, ctx: &Context<'_>, id: PositionId) -> Result<PositionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.positions.find(cx, id).await).map(PositionNode)
    }
    /// Positions by key.
    async fn positions(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        branch_id: Option<BranchId>,
    ) -> Result<PositionPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.positions.list(cx, listing, branch_id).await)?;
        Ok(PositionPage { items: page.items.into_iter().map(PositionNode).collect(), next: page.next })
    }
    /// Who fills a position on a day, the nearest to the place asked for first.
    async fn position_holders(&self, ctx: &Context<'_>, input: HoldersInput) -> Result<Vec<HolderNode>> {
        let (room, cx) = at(ctx);
        let holders = said(cx, room.positions.holders(cx, input.into()).await)?;
        Ok(holders.into_iter().map(HolderNode).collect())
    }
    /// A position that another service's record names.
    #[graphql(entity)]
    async fn find_position(&self, ctx: &Context<'_>, id: PositionId) -> Result<Option<PositionNode>> {
        ctx.data_unchecked::<Batches>().position(ctx, id).await
    }
}

#[derive(Default)]
pub struct PositionMutation;

#[Object]
impl PositionMutation {
    /// Sets up a position.
    async fn create_position(&self, ctx: &Context<'_>, input: NewPosition) -> Result<PositionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.positions.create(cx, input).await).map(PositionNode)
    }
    /// Changes a position's titles.
    async fn update_position(&self, ctx: &Context<'_>, input: UpdatePosition) -> Result<PositionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.positions.update(cx, input).await).map(PositionNode)
    }
    /// Closes a position nobody fills any more.
    async fn close_position(&self, ctx: &Context<'_>, id: PositionId, version: i32) -> Result<PositionNode> {
        let (room, cx) = at(ctx);
        said(cx, room.positions.close(cx, id, version).await).map(PositionNode)
    }
    /// Appoints somebody as holder or deputy.
    async fn appoint_to_position(&self, ctx: &Context<'_>, input: Appoint) -> Result<AppointmentNode> {
        let (room, cx) = at(ctx);
        said(cx, room.positions.appoint(cx, input).await).map(AppointmentNode)
    }
    /// Ends somebody's time in a position.
    async fn release_from_position(&self, ctx: &Context<'_>, input: Release) -> Result<AppointmentNode> {
        let (room, cx) = at(ctx);
        said(cx, room.positions.release(cx, input).await).map(AppointmentNode)
    }
}
