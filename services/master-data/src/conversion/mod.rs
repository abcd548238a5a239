//! What is done with an item's units, and with quantities in them.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use bangladesh::land::Ratio;
use contracts::master_data::{ConversionId, ConversionSaved, ItemId, MeasureId};
use data::{Db, Look, Page, Tx};
use kernel::{Cx, Error, Quantity, Result};

use crate::item::{self, Item};
use crate::measure::{self, Measure};
use crate::page::Listing;
use crate::permissions;
use crate::words::OpenState;

pub use graphql::{ConversionMutation, ConversionQuery};
pub use model::{Conversion, Converted, NewConversion, Units, UpdateConversion, ratio};

/// The conversions of a tenant's items.
#[derive(Clone)]
pub struct Conversions {
    pub db: Db,
}

impl Conversions {
    /// A conversion.
    pub async fn find(&self, cx: &Cx, id: ConversionId) -> Result<Conversion> {
        cx.require(&permissions::ITEM_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// A page of conversions in the order they were set up.
    pub async fn list(
        &self,
        cx: &Cx,
        listing: Listing,
        state: Option<OpenState>,
        item: Option<ItemId>,
    ) -> Result<Page<Conversion>> {
        cx.require(&permissions::ITEM_READ)?;
        let bounds = listing.bounds()?;
        self.db
            .read(cx, async move |look| {
                let rows = store::list(look, &bounds, state, item).await?;
                Ok(bounds.page(rows, |conversion| ("", conversion.id.0)))
            })
            .await
    }

    /// A quantity in another unit: of an item, or of anything where both units are of one quality.
    pub async fn convert(
        &self,
        cx: &Cx,
        item: Option<ItemId>,
        quantity: Quantity,
        from: MeasureId,
        to: MeasureId,
    ) -> Result<(Converted, Measure)> {
        cx.require(&permissions::ITEM_READ)?;
        self.db
            .read(cx, async move |look| {
                let (ratio, to) = ratio_of(look, item, from, to).await?;
                Ok((model::convert(quantity, ratio, to.decimals)?, to))
            })
            .await
    }

    /// Says what one of another unit is in an item's own.
    pub async fn create(&self, cx: &Cx, input: NewConversion) -> Result<Conversion> {
        cx.require_everywhere(&permissions::ITEM_WRITE)?;
        self.db
            .command(cx, "master_data.conversion.create", &input.clone(), async move |tx| {
                let item = item::lock_open(tx, input.item_id).await?;
                let measure = measure::expect_open(tx, input.measure_id).await?;
                let units = units(tx, &item).await?;
                let conversion = Conversion::new(ConversionId::new(), &input, &item, &units, &measure)?;
                store::insert(tx, &conversion).await?;
                written(tx, None, &conversion);
                Ok(conversion)
            })
            .await
    }

    /// Corrects what one of another unit is in an item's own.
    pub async fn update(&self, cx: &Cx, input: UpdateConversion) -> Result<Conversion> {
        cx.require_everywhere(&permissions::ITEM_WRITE)?;
        self.db
            .command(cx, "master_data.conversion.update", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Closes a conversion: the item is no longer counted in that unit.
    pub async fn close(&self, cx: &Cx, id: ConversionId, version: i32) -> Result<Conversion> {
        cx.require_everywhere(&permissions::ITEM_WRITE)?;
        self.db
            .command(cx, "master_data.conversion.close", &(id, version), async move |tx| {
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().close(version)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Counts an item in a unit again, unless the unit can be reached another way by now.
    pub async fn reopen(&self, cx: &Cx, id: ConversionId, version: i32) -> Result<Conversion> {
        cx.require_everywhere(&permissions::ITEM_WRITE)?;
        self.db
            .command(cx, "master_data.conversion.reopen", &(id, version), async move |tx| {
                let seen = store::find(tx, id).await?.ok_or_else(missing)?;
                let item = item::lock_open(tx, seen.item_id).await?;
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let measure = measure::expect_open(tx, before.measure_id).await?;
                let after = before.clone().reopen(version, &units(tx, &item).await?, &measure)?;
                save(tx, before, after).await
            })
            .await
    }
}

/// The units an item is counted in.
pub async fn units(look: &Look, item: &Item) -> Result<Units> {
    let rows = store::list_open(look, item.id).await?;
    let mut ids: Vec<MeasureId> = rows.iter().map(|row| row.measure_id).collect();
    ids.push(item.measure_id);
    let measures = measure::among(look, &ids).await?;
    let measure = |id| measures.iter().find(|measure| measure.id == id).cloned().ok_or_else(measure::missing);
    let others = rows.iter().map(|row| Ok((measure(row.measure_id)?, row.size()))).collect::<Result<_>>()?;
    Ok(Units { own: measure(item.measure_id)?, others })
}

/// How many of `to` one of `from` is, and `to`.
async fn ratio_of(look: &Look, item: Option<ItemId>, from: MeasureId, to: MeasureId) -> Result<(Ratio, Measure)> {
    let measures = measure::among(look, &[from, to]).await?;
    let measure = |id, field| {
        let found = measures.iter().find(|measure| measure.id == id).cloned();
        found.ok_or_else(|| measure::missing().field(field))
    };
    let (from, to) = (measure(from, "from")?, measure(to, "to")?);
    let ratio = match item {
        Some(id) => {
            let item = item::within(look, id).await?;
            let units = units(look, &item).await?;
            ratio(Some((&item, &units)), &from, &to)?
        }
        None => ratio(None, &from, &to)?,
    };
    Ok((ratio, to))
}

async fn save(tx: &Tx, before: Conversion, after: Conversion) -> Result<Conversion> {
    store::save(tx, &after).await?;
    written(tx, Some(&before), &after);
    Ok(after)
}

/// What every writing of a conversion leaves behind.
fn written(tx: &Tx, before: Option<&Conversion>, after: &Conversion) {
    tx.publish(&ConversionSaved {
        conversion_id: after.id,
        item_id: after.item_id,
        measure_id: after.measure_id,
        numerator: after.numerator,
        denominator: after.denominator,
        open: after.state == OpenState::Open,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("conversion", after.id.0, before, Some(after));
}

fn missing() -> Error {
    Error::not_found("conversion")
}
