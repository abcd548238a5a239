//! Items and what stands around them, put together for the room's lists: graph and room.

use async_graphql::MergedObject;

use crate::conversion::{ConversionMutation, ConversionQuery};
use crate::dimension::{DimensionMutation, DimensionQuery};
use crate::item::{ItemMutation, ItemQuery};
use crate::item_group::{ItemGroupMutation, ItemGroupQuery};
use crate::measure::{MeasureMutation, MeasureQuery};
use crate::price::{PriceMutation, PriceQuery};
use crate::price_list::{PriceListMutation, PriceListQuery};

/// What is asked about items, their units and prices, and about dimensions.
#[derive(MergedObject, Default)]
pub struct GoodsQuery(
    DimensionQuery,
    MeasureQuery,
    ItemGroupQuery,
    ItemQuery,
    ConversionQuery,
    PriceListQuery,
    PriceQuery,
);

/// What is done with them.
#[derive(MergedObject, Default)]
pub struct GoodsMutation(
    DimensionMutation,
    MeasureMutation,
    ItemGroupMutation,
    ItemMutation,
    ConversionMutation,
    PriceListMutation,
    PriceMutation,
);
