//! The room: its nouns, each with what people do with it.

use data::Db;

use crate::conversion::Conversions;
use crate::dimension::Dimensions;
use crate::item::Items;
use crate::item_group::ItemGroups;
use crate::measure::Measures;
use crate::party::Parties;
use crate::price::Prices;
use crate::price_list::PriceLists;

/// Everything master-data does. Cheap to clone: each noun holds a handle of the same database.
#[derive(Clone)]
pub struct Room {
    pub parties: Parties,
    // items
    pub dimensions: Dimensions,
    pub measures: Measures,
    pub item_groups: ItemGroups,
    pub items: Items,
    pub conversions: Conversions,
    pub price_lists: PriceLists,
    pub prices: Prices,
    // places
}

impl Room {
    /// The room on this database.
    pub fn new(db: &Db) -> Self {
        let db = || db.clone();
        Self {
            parties: Parties { db: db() },
            // items
            dimensions: Dimensions { db: db() },
            measures: Measures { db: db() },
            item_groups: ItemGroups { db: db() },
            items: Items { db: db() },
            conversions: Conversions { db: db() },
            price_lists: PriceLists { db: db() },
            prices: Prices { db: db() },
            // places
        }
    }
}
