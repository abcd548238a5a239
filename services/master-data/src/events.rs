//! What master-data does when something happened.

use contracts::master_data::{
    ConversionSaved, DimensionSaved, ItemGroupSaved, ItemSaved, MeasureSaved, PriceListSaved, PriceSaved,
};
use contracts::organization::TenantCreated;
use data::Handler;
use kernel::Watched;

use crate::{measure, permissions};

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    vec![
        // items
        Handler::new::<TenantCreated>("master-data.tenants", |tx, _| {
            Box::pin(async move { measure::take(tx).await.map(drop) })
        }),
    ]
}

/// What people may watch: who sees a thing may know that it changed.
pub const WATCHED: &[Watched] = &[
    // items
    Watched::of::<DimensionSaved>("master-data.dimension", &permissions::DIMENSION_READ),
    Watched::of::<MeasureSaved>("master-data.measure", &permissions::MEASURE_READ),
    Watched::of::<ItemGroupSaved>("master-data.item-group", &permissions::ITEM_READ),
    Watched::of::<ItemSaved>("master-data.item", &permissions::ITEM_READ),
    Watched::of::<ConversionSaved>("master-data.conversion", &permissions::ITEM_READ),
    Watched::of::<PriceListSaved>("master-data.price-list", &permissions::PRICE_READ),
    Watched::of::<PriceSaved>("master-data.price", &permissions::PRICE_READ),
    // places
];
