//! What master-data tells.

use kernel::{CompanyId, Money};

use super::*;

crate::events! { "master-data";
    // parties
    /// A party was set up.
    PartyCreated "master_data.party.created" v 1 by party_id, "nobody yet; say for whom" {
        party_id: PartyId, name: String, on: Date,
    }
    // items
    /// A dimension was set up, changed, closed or opened again.
    DimensionSaved "master_data.dimension.saved" v 1 by dimension_id, "the ledger, which posts to dimensions that are open" {
        dimension_id: DimensionId, kind: String, code: String, name: String, parent_id: Option<DimensionId>, company_ids: Vec<CompanyId>,
        starts_on: Option<Date>, ends_on: Option<Date>, open: bool, version: i32, on: Date,
    }
    /// A unit of measure was set up, changed, closed or opened again.
    MeasureSaved "master_data.measure.saved" v 1 by measure_id, "scm and project-management, which count in it" {
        measure_id: MeasureId, symbol: String, decimals: i16, open: bool, version: i32, on: Date,
    }
    /// A group of items was set up, changed or closed.
    ItemGroupSaved "master_data.item-group.saved" v 1 by item_group_id, "scm, which stocks by group" {
        item_group_id: ItemGroupId, code: String, name: String, parent_id: Option<ItemGroupId>, open: bool, version: i32, on: Date,
    }
    /// An item was set up, changed, closed or opened again.
    ItemSaved "master_data.item.saved" v 1 by item_id, "scm and project-management, which keep names and units of what they count" {
        item_id: ItemId, code: String, name: String, kind: String, group_id: Option<ItemGroupId>, measure_id: MeasureId, open: bool,
        version: i32, on: Date,
    }
    /// What one unit of an item is in its own was said, corrected or taken back.
    ConversionSaved "master_data.conversion.saved" v 1 by item_id, "scm, which receives in one unit and stocks in another" {
        conversion_id: ConversionId, item_id: ItemId, measure_id: MeasureId, numerator: i64, denominator: i64, open: bool, version: i32,
        on: Date,
    }
    /// A list of prices was set up, changed or closed.
    PriceListSaved "master_data.price-list.saved" v 1 by price_list_id, "scm and crm, which offer prices" {
        price_list_id: PriceListId, code: String, kind: String, company_id: Option<CompanyId>, open: bool, version: i32, on: Date,
    }
    /// A price was set, corrected or closed.
    PriceSaved "master_data.price.saved" v 1 by price_list_id, "scm, which warns when an order's rate leaves the list" {
        price_id: PriceId, price_list_id: PriceListId, item_id: ItemId, measure_id: MeasureId, price: Money, starts_on: Date,
        ends_on: Option<Date>, open: bool, version: i32, on: Date,
    }
    // places
}
