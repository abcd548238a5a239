//! What the resolvers of one level ask for one by one is fetched together, in one flight.

use async_graphql::{Context, Result as GraphResult};
use contracts::organization::{BranchId, PositionId, UnitId};
use data::Batch;
use kernel::{CompanyId, said};

use crate::branch::{Branch, BranchNode};
use crate::company::{Company, CompanyNode};
use crate::graph::at;
use crate::position::{Appointment, Position, PositionNode};
use crate::unit::{Unit, UnitNode};

/// The batches of one request; a refusal to see them is a null.
#[derive(Default)]
pub struct Batches {
    companies: Batch<Company>,
    branches: Batch<Branch>,
    units: Batch<Unit>,
    positions: Batch<Position>,
    appointments: Batch<Appointment>,
}

impl Batches {
    /// A company.
    pub async fn company(&self, ctx: &Context<'_>, id: CompanyId) -> GraphResult<Option<CompanyNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.companies.list_by_ids(cx, ids);
        let found = said(cx, self.companies.load(id.0, fetch, |company| company.id.0).await)?;
        Ok(found.into_iter().next().map(CompanyNode))
    }

    /// A branch.
    pub async fn branch(&self, ctx: &Context<'_>, id: BranchId) -> GraphResult<Option<BranchNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.branches.list_by_ids(cx, ids);
        let found = said(cx, self.branches.load(id.0, fetch, |branch| branch.id.0).await)?;
        Ok(found.into_iter().next().map(BranchNode))
    }

    /// A unit.
    pub async fn unit(&self, ctx: &Context<'_>, id: UnitId) -> GraphResult<Option<UnitNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.units.list_by_ids(cx, ids);
        let found = said(cx, self.units.load(id.0, fetch, |unit| unit.id.0).await)?;
        Ok(found.into_iter().next().map(UnitNode))
    }

    /// A position.
    pub async fn position(&self, ctx: &Context<'_>, id: PositionId) -> GraphResult<Option<PositionNode>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.positions.list_by_ids(cx, ids);
        let found = said(cx, self.positions.load(id.0, fetch, |position| position.id.0).await)?;
        Ok(found.into_iter().next().map(PositionNode))
    }

    /// Who fills a position.
    pub async fn appointments(&self, ctx: &Context<'_>, id: PositionId) -> GraphResult<Vec<Appointment>> {
        let (room, cx) = at(ctx);
        let fetch = |ids| room.positions.appointments(cx, ids);
        said(cx, self.appointments.load(id.0, fetch, |appointment| appointment.position_id.0).await)
    }
}
