//! Items, units of measure, prices and dimensions over REST.

use std::sync::Arc;

use contracts::master_data::{
    ConversionId, DimensionId, ItemGroupId, ItemId, MeasureId, PartyId, PriceId, PriceListId,
};
use kernel::rest::schema;
use kernel::{CompanyId, Endpoint, Outline, Reply};

use crate::conversion::{Conversion, NewConversion};
use crate::dimension::{Dimension, DimensionKind, NewDimension, Wanted as WantedDimension};
use crate::item::{Item, ItemKind, NewItem, Wanted as WantedItem};
use crate::item_group::{ItemGroup, NewItemGroup};
use crate::measure::{Measure, MeasureQuality, NewMeasure};
use crate::page::{Listing, read};
use crate::permissions;
use crate::price::{NewPrice, Price};
use crate::price_list::{NewPriceList, PriceKind, PriceList, Wanted as WantedList};
use crate::room::Room;
use crate::words::OpenState;

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = reads(room);
    all.extend(lists(room));
    all.extend(price_lists(room));
    all.extend(creates(room));
    all
}

fn reads(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/master-data/dimensions/{id}", "A dimension", "একটি ডাইমেনশন")
            .needs(&permissions::DIMENSION_READ)
            .gives::<Dimension>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.dimensions.find(&cx, call.param::<DimensionId>("id", "dimension")?).await?)
            }),
        Endpoint::get("/api/v1/master-data/measures/{id}", "A unit of measure", "একটি পরিমাপের একক")
            .needs(&permissions::MEASURE_READ)
            .gives::<Measure>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.measures.find(&cx, call.param::<MeasureId>("id", "unit of measure")?).await?)
            }),
        Endpoint::get("/api/v1/master-data/item-groups/{id}", "A group of items", "একটি আইটেম গ্রুপ")
            .needs(&permissions::ITEM_READ)
            .gives::<ItemGroup>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.item_groups.find(&cx, call.param::<ItemGroupId>("id", "item group")?).await?)
            }),
        Endpoint::get("/api/v1/master-data/items/{id}", "An item", "একটি আইটেম")
            .needs(&permissions::ITEM_READ)
            .gives::<Item>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.items.find(&cx, call.param::<ItemId>("id", "item")?).await?)
            }),
        Endpoint::get("/api/v1/master-data/conversions/{id}", "A conversion of an item's unit", "একটি একক রূপান্তর")
            .needs(&permissions::ITEM_READ)
            .gives::<Conversion>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.conversions.find(&cx, call.param::<ConversionId>("id", "conversion")?).await?)
            }),
        Endpoint::get("/api/v1/master-data/price-lists/{id}", "A price list", "একটি মূল্যতালিকা")
            .needs(&permissions::PRICE_READ)
            .gives::<PriceList>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.price_lists.find(&cx, call.param::<PriceListId>("id", "price list")?).await?)
            }),
        Endpoint::get("/api/v1/master-data/prices/{id}", "A price", "একটি দর")
            .needs(&permissions::PRICE_READ)
            .gives::<Price>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.prices.find(&cx, call.param::<PriceId>("id", "price")?).await?)
            }),
    ]
}

fn lists(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        searched(Endpoint::get("/api/v1/master-data/dimensions", "Dimensions by code", "কোড অনুসারে ডাইমেনশন"))
            .asked::<DimensionKind>("kind", "Only of this kind", "কেবল এই ধরনের")
            .asked::<CompanyId>("company", "Only for this company", "কেবল এই কোম্পানির জন্য")
            .asked::<DimensionId>("parent", "Only what stands directly under this one", "কেবল সরাসরি এর অধীনে যা আছে")
            .needs(&permissions::DIMENSION_READ)
            .pages::<Dimension>()
            .does(room, async |room, cx, call| {
                let wanted = WantedDimension {
                    state: read(&call, "state")?,
                    kind: read(&call, "kind")?,
                    company_id: read(&call, "company")?,
                    parent_id: read(&call, "parent")?,
                };
                Reply::json(&room.dimensions.list(&cx, Listing::of(&call)?, wanted).await?)
            }),
        searched(Endpoint::get("/api/v1/master-data/measures", "Units of measure by symbol", "প্রতীক অনুসারে একক"))
            .asked::<MeasureQuality>("quality", "Only what measures this", "কেবল যা এটি মাপে")
            .needs(&permissions::MEASURE_READ)
            .pages::<Measure>()
            .does(room, async |room, cx, call| {
                let (state, quality) = (read(&call, "state")?, read(&call, "quality")?);
                Reply::json(&room.measures.list(&cx, Listing::of(&call)?, state, quality).await?)
            }),
        searched(Endpoint::get("/api/v1/master-data/item-groups", "Groups of items by code", "কোড অনুসারে আইটেম গ্রুপ"))
            .needs(&permissions::ITEM_READ)
            .pages::<ItemGroup>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.item_groups.list(&cx, Listing::of(&call)?, read(&call, "state")?).await?)
            }),
        searched(Endpoint::get("/api/v1/master-data/items", "Items by code", "কোড অনুসারে আইটেম"))
            .asked::<ItemKind>("kind", "Only of this kind", "কেবল এই ধরনের")
            .asked::<ItemGroupId>("group", "Only of this group", "কেবল এই গ্রুপের")
            .needs(&permissions::ITEM_READ)
            .pages::<Item>()
            .does(room, async |room, cx, call| {
                let wanted = WantedItem {
                    state: read(&call, "state")?,
                    kind: read(&call, "kind")?,
                    group_id: read(&call, "group")?,
                };
                Reply::json(&room.items.list(&cx, Listing::of(&call)?, wanted).await?)
            }),
        stated(Endpoint::get("/api/v1/master-data/conversions", "Conversions of items' units", "একক রূপান্তর"))
            .asked::<ItemId>("item", "Only of this item", "কেবল এই আইটেমের")
            .needs(&permissions::ITEM_READ)
            .pages::<Conversion>()
            .does(room, async |room, cx, call| {
                let (state, item) = (read(&call, "state")?, read(&call, "item")?);
                Reply::json(&room.conversions.list(&cx, Listing::of(&call)?, state, item).await?)
            }),
    ]
}

fn price_lists(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        searched(Endpoint::get("/api/v1/master-data/price-lists", "Price lists by code", "কোড অনুসারে মূল্যতালিকা"))
            .asked::<PriceKind>("kind", "Only for this", "কেবল এটির জন্য")
            .asked::<CompanyId>("company", "Only for this company", "কেবল এই কোম্পানির জন্য")
            .asked::<PartyId>("party", "Only agreed with this party", "কেবল এই পক্ষের সঙ্গে ঠিক করা")
            .needs(&permissions::PRICE_READ)
            .pages::<PriceList>()
            .does(room, async |room, cx, call| {
                let wanted = WantedList {
                    state: read(&call, "state")?,
                    kind: read(&call, "kind")?,
                    company_id: read(&call, "company")?,
                    party_id: read(&call, "party")?,
                };
                Reply::json(&room.price_lists.list(&cx, Listing::of(&call)?, wanted).await?)
            }),
        stated(Endpoint::get("/api/v1/master-data/prices", "Prices in the order they were set", "দর, দেওয়ার ক্রমে"))
            .asked::<PriceListId>("list", "Only of this price list", "কেবল এই মূল্যতালিকার")
            .asked::<ItemId>("item", "Only of this item", "কেবল এই আইটেমের")
            .needs(&permissions::PRICE_READ)
            .pages::<Price>()
            .does(room, async |room, cx, call| {
                let (state, list, item) = (read(&call, "state")?, read(&call, "list")?, read(&call, "item")?);
                Reply::json(&room.prices.list(&cx, Listing::of(&call)?, state, list, item).await?)
            }),
    ]
}

fn creates(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::post("/api/v1/master-data/dimensions", "Sets up a dimension", "ডাইমেনশন তৈরি করে")
            .needs(&permissions::DIMENSION_WRITE)
            .takes::<NewDimension>()
            .gives::<Dimension>()
            .does(room, async |room, cx, call| Reply::json(&room.dimensions.create(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/master-data/measures", "Sets up a unit of measure", "পরিমাপের একক তৈরি করে")
            .needs(&permissions::MEASURE_WRITE)
            .takes::<NewMeasure>()
            .gives::<Measure>()
            .does(room, async |room, cx, call| Reply::json(&room.measures.create(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/master-data/measures/take",
            "Takes those shipped units of measure whose symbol is free",
            "প্রোগ্রামের যেসব এককের প্রতীক খালি আছে সেগুলো নেয়",
        )
        .needs(&permissions::MEASURE_WRITE)
        .gives_all::<Measure>()
        .does(room, async |room, cx, _| Reply::json(&room.measures.take(&cx).await?)),
        Endpoint::post("/api/v1/master-data/item-groups", "Sets up a group of items", "আইটেম গ্রুপ তৈরি করে")
            .needs(&permissions::ITEM_GROUP_WRITE)
            .takes::<NewItemGroup>()
            .gives::<ItemGroup>()
            .does(room, async |room, cx, call| Reply::json(&room.item_groups.create(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/master-data/items", "Sets up an item", "আইটেম তৈরি করে")
            .needs(&permissions::ITEM_WRITE)
            .takes::<NewItem>()
            .gives::<Item>()
            .does(room, async |room, cx, call| Reply::json(&room.items.create(&cx, call.json()?).await?)),
        Endpoint::post(
            "/api/v1/master-data/conversions",
            "Says what one of another unit is in an item's own",
            "অন্য এককের একটি আইটেমের নিজের এককে কত তা লেখে",
        )
        .needs(&permissions::ITEM_WRITE)
        .takes::<NewConversion>()
        .gives::<Conversion>()
        .does(room, async |room, cx, call| Reply::json(&room.conversions.create(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/master-data/price-lists", "Sets up a price list", "মূল্যতালিকা তৈরি করে")
            .needs(&permissions::PRICE_WRITE)
            .takes::<NewPriceList>()
            .gives::<PriceList>()
            .does(room, async |room, cx, call| Reply::json(&room.price_lists.create(&cx, call.json()?).await?)),
        Endpoint::post("/api/v1/master-data/prices", "Sets a price", "দর দেয়")
            .needs(&permissions::PRICE_WRITE)
            .takes::<NewPrice>()
            .gives::<Price>()
            .does(room, async |room, cx, call| Reply::json(&room.prices.create(&cx, call.json()?).await?)),
    ]
}

/// `?state=`.
fn stated(outline: Outline) -> Outline {
    outline.asked::<OpenState>("state", "Only in this state", "কেবল এই অবস্থার")
}

/// `?state=&text=`.
fn searched(outline: Outline) -> Outline {
    stated(outline).asked_as(
        "text",
        "Only with words beginning like these: of names in either script and codes",
        "কেবল যেগুলোতে এভাবে শুরু হওয়া শব্দ আছে: যেকোনো লিপির নাম ও কোড",
        schema::string,
    )
}
