//! What is done with units of measure.

mod graphql;
pub mod meta;
mod model;
mod shipped;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{MeasureId, MeasureSaved};
use data::{Db, Look, Page, Tx};
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::permissions;
use crate::words::OpenState;

pub use graphql::{MeasureMutation, MeasureNode, MeasureQuery};
pub use model::{Measure, MeasureQuality, NewMeasure, UpdateMeasure};

/// Under which units of measure are found by their words.
const KIND: &str = "master_data.measure";

/// The units of measure of a tenant.
#[derive(Clone)]
pub struct Measures {
    pub db: Db,
}

impl Measures {
    /// A unit of measure.
    pub async fn find(&self, cx: &Cx, id: MeasureId) -> Result<Measure> {
        cx.require(&permissions::MEASURE_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several units of measure in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Measure>> {
        cx.require(&permissions::MEASURE_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// A page of units of measure by symbol.
    pub async fn list(
        &self,
        cx: &Cx,
        listing: Listing,
        state: Option<OpenState>,
        quality: Option<MeasureQuality>,
    ) -> Result<Page<Measure>> {
        cx.require(&permissions::MEASURE_READ)?;
        let bounds = listing.bounds()?;
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &found, state, quality).await?;
                Ok(bounds.page(rows, |measure| (&measure.symbol, measure.id.0)))
            })
            .await
    }

    /// Sets up a unit of measure.
    pub async fn create(&self, cx: &Cx, input: NewMeasure) -> Result<Measure> {
        cx.require_everywhere(&permissions::MEASURE_WRITE)?;
        let measure = Measure::new(MeasureId::new(), &input)?;
        self.db
            .command(cx, "master_data.measure.create", &input, async move |tx| {
                store::insert(tx, &measure).await?;
                written(tx, None, &measure);
                Ok(measure.clone())
            })
            .await
    }

    /// Takes those shipped units of measure whose symbol is free, and answers them. Done again it does nothing.
    pub async fn take(&self, cx: &Cx) -> Result<Vec<Measure>> {
        cx.require_everywhere(&permissions::MEASURE_WRITE)?;
        self.db.command(cx, "master_data.measure.take", &(), async move |tx| take(tx).await).await
    }

    /// Changes a unit of measure's names and decimals.
    pub async fn update(&self, cx: &Cx, input: UpdateMeasure) -> Result<Measure> {
        cx.require_everywhere(&permissions::MEASURE_WRITE)?;
        self.db
            .command(cx, "master_data.measure.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().update(&input)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Closes a unit of measure nothing open is counted in.
    pub async fn close(&self, cx: &Cx, id: MeasureId, version: i32) -> Result<Measure> {
        cx.require_everywhere(&permissions::MEASURE_WRITE)?;
        self.db
            .command(cx, "master_data.measure.close", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Opens a closed unit of measure again.
    pub async fn reopen(&self, cx: &Cx, id: MeasureId, version: i32) -> Result<Measure> {
        cx.require_everywhere(&permissions::MEASURE_WRITE)?;
        self.db
            .command(cx, "master_data.measure.reopen", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().reopen(version)?;
                save(tx, before, after).await
            })
            .await
    }
}

/// Writes the shipped units of measure whose symbol is free.
pub async fn take(tx: &Tx) -> Result<Vec<Measure>> {
    let mut all = shipped::shipped();
    let taken = store::take(tx, &all).await?;
    all.retain(|measure| taken.contains(&measure.id));
    for measure in &all {
        written(tx, None, measure);
    }
    Ok(all)
}

/// A unit of measure something is to be counted in, held open until the commit.
pub async fn expect_open(tx: &Tx, id: MeasureId) -> Result<Measure> {
    let found = store::lock_shared(tx, id).await?.ok_or_else(|| missing().field("measureId"))?;
    found.expect_open().map_err(|error| error.field("measureId"))
}

/// These units of measure, within a look of another noun.
pub async fn among(look: &Look, ids: &[MeasureId]) -> Result<Vec<Measure>> {
    store::list_by_ids(look, &ids.iter().map(|id| id.0).collect::<Vec<_>>()).await
}

async fn lock(tx: &Tx, id: MeasureId) -> Result<Measure> {
    store::lock(tx, id).await?.ok_or_else(missing)
}

async fn save(tx: &Tx, before: Measure, after: Measure) -> Result<Measure> {
    store::save(tx, &after).await?;
    written(tx, Some(&before), &after);
    Ok(after)
}

/// What every writing of a unit of measure leaves behind.
fn written(tx: &Tx, before: Option<&Measure>, after: &Measure) {
    tx.publish(&MeasureSaved {
        measure_id: after.id,
        symbol: after.symbol.clone(),
        decimals: after.decimals,
        open: after.state == OpenState::Open,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("measure", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

/// As a unit of measure of nobody.
pub fn missing() -> Error {
    Error::not_found("unit of measure")
}
