//! What the resolvers of one level ask for one by one is fetched together, in one flight.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use async_graphql::{Context, Result as GraphResult};
use contracts::organization::{BranchId, PositionId, UnitId};
use kernel::{CompanyId, Result};
use tokio::sync::oneshot;
use uuid::Uuid;

use crate::branch::{Branch, BranchNode};
use crate::company::{Company, CompanyNode};
use crate::graph::{at, said};
use crate::position::{Appointment, Position, PositionNode};
use crate::unit::{Unit, UnitNode};

type Waiting<T> = Vec<(Uuid, oneshot::Sender<Vec<T>>)>;

/// The ids one level asks for. Whoever asks first lets the others ask too, then fetches for all.
struct Batch<T>(Mutex<Waiting<T>>);

impl<T> Default for Batch<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Batch<T> {
    /// The rows that belong to `id`.
    async fn load<F>(&self, id: Uuid, fetch: impl FnOnce(Vec<Uuid>) -> F, of: fn(&T) -> Uuid) -> Result<Vec<T>>
    where
        F: Future<Output = Result<Vec<T>>>,
    {
        let (answer, mine) = oneshot::channel();
        if self.queue(id, answer) {
            // The executor polls all resolvers of a level before any of them again.
            tokio::task::yield_now().await;
            let waiting = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
            let mut ids: Vec<Uuid> = waiting.iter().map(|(id, _)| *id).collect();
            ids.sort_unstable();
            ids.dedup();
            let mut rows: HashMap<Uuid, Vec<T>> = HashMap::with_capacity(ids.len());
            for row in fetch(ids).await? {
                rows.entry(of(&row)).or_default().push(row);
            }
            for (id, answer) in waiting {
                // A resolver that no longer waits needs no answer.
                let _ = answer.send(rows.get(&id).cloned().unwrap_or_default());
            }
        }
        // When the one who fetches fails, it says why; the others are then null.
        Ok(mine.await.unwrap_or_default())
    }

    /// Whether this id is the first.
    fn queue(&self, id: Uuid, answer: oneshot::Sender<Vec<T>>) -> bool {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((id, answer));
        waiting.len() == 1
    }
}

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
