//! What is done with number series. Papers take their numbers in their own commands (`configured::next_number`); here one
//! sees where each series stands, and says at go-live how it is written and where it begins.

mod graphql;
pub mod meta;
mod model;
mod store;

use contracts::configuration::NumberSeriesId;
use data::configured::{self, Part};
use data::{Db, Tx};
use kernel::{Cx, Error, Result};

use crate::{errors, permissions};

pub use graphql::{SeriesMutation, SeriesQuery};
pub use model::{BeginSeries, NumberSeries};
use model::{SeriesState, declared_by};

/// The series of a tenant.
#[derive(Clone)]
pub struct AllSeries {
    pub db: Db,
}

impl AllSeries {
    /// A series.
    pub async fn find(&self, cx: &Cx, id: NumberSeriesId) -> Result<NumberSeries> {
        cx.require(&permissions::SERIES_READ)?;
        let all = self.db.read(cx, async |look| store::list(look).await).await?;
        all.into_iter().find(|series| series.id == id).ok_or_else(missing)
    }

    /// Every series there is.
    pub async fn list(&self, cx: &Cx, state: Option<SeriesState>) -> Result<Vec<NumberSeries>> {
        cx.require(&permissions::SERIES_READ)?;
        let mut all = self.db.read(cx, async |look| store::list(look).await).await?;
        all.retain(|series| state.is_none_or(|state| series.state() == state));
        Ok(all)
    }

    /// Says how a series is written and where it begins, before its first number is given.
    pub async fn begin(&self, cx: &Cx, input: BeginSeries) -> Result<NumberSeries> {
        cx.require_everywhere(&permissions::SERIES_BEGIN)?;
        let declared = declared_by(input.id).ok_or_else(missing)?;
        self.db
            .command(cx, "configuration.number-series.begin", &input.clone(), async move |tx| {
                configured::hold(tx, Part::Series).await?;
                let all = store::list(tx).await?;
                let before = all.into_iter().find(|series| series.id == input.id).ok_or_else(missing)?;
                let after = before.clone().begin(declared, &input)?;
                saved(tx, &before, after).await
            })
            .await
    }
}

async fn saved(tx: &Tx, before: &NumberSeries, after: NumberSeries) -> Result<NumberSeries> {
    store::save(tx, &after).await?;
    configured::publish(tx, Part::Series, &store::list_written(tx).await?).await?;
    tx.audit("number-series", after.id.0, Some(before), Some(&after));
    // Last, for its row stays locked until the commit; and whoever took the first number meanwhile was faster.
    if !store::start(tx, &after).await? {
        return Err(Error::new(&errors::SERIES_RUNNING));
    }
    Ok(after)
}

fn missing() -> Error {
    Error::not_found("series")
}
