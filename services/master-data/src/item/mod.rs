//! What is done with items.

mod classes;
mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{ItemGroupId, ItemId, ItemSaved};
use data::{Db, Look, Page, Tx};
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::sought::Sought;
use crate::words::OpenState;
use crate::{item_group, measure, permissions};

pub use classes::{ItemPaymentKind, ItemVatClass};
pub use graphql::{ItemMutation, ItemNode, ItemQuery};
pub use model::{Item, ItemKind, NewItem, UpdateItem};

/// Under which items are found.
const FOUND: Sought = Sought { words: "master_data.item", sounds: "master_data.item.sound" };

/// What a list of items is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub state: Option<OpenState>,
    pub kind: Option<ItemKind>,
    pub group_id: Option<ItemGroupId>,
}

impl Wanted {
    /// What a text is searched among.
    fn facets(&self) -> Vec<String> {
        let state = self.state.map(|state| format!("state:{}", state.word()));
        let kind = self.kind.map(|kind| format!("kind:{}", kind.word()));
        let group = self.group_id.map(|id| format!("group:{}", id.0));
        [state, kind, group].into_iter().flatten().collect()
    }
}

/// The items of a tenant.
#[derive(Clone)]
pub struct Items {
    pub db: Db,
}

impl Items {
    /// An item.
    pub async fn find(&self, cx: &Cx, id: ItemId) -> Result<Item> {
        cx.require(&permissions::ITEM_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several items in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Item>> {
        cx.require(&permissions::ITEM_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// A page of items by code.
    pub async fn list(&self, cx: &Cx, listing: Listing, wanted: Wanted) -> Result<Page<Item>> {
        cx.require(&permissions::ITEM_READ)?;
        let (text, bounds) = (listing.text.clone(), listing.bounds()?);
        self.db
            .read(cx, async move |look| {
                let facets = wanted.facets();
                let facets: Vec<&str> = facets.iter().map(String::as_str).collect();
                let found = FOUND.find(look, text.as_deref(), &facets).await?;
                let rows = store::list(look, &bounds, found.as_deref(), &wanted).await?;
                Ok(bounds.page(rows, |item| (&item.code, item.id.0)))
            })
            .await
    }

    /// Sets up an item.
    pub async fn create(&self, cx: &Cx, input: NewItem) -> Result<Item> {
        cx.require_everywhere(&permissions::ITEM_WRITE)?;
        let item = Item::new(ItemId::new(), &input)?;
        self.db
            .command(cx, "master_data.item.create", &input, async move |tx| {
                measure::expect_open(tx, item.measure_id).await?;
                stand(tx, &item).await?;
                store::insert(tx, &item).await?;
                written(tx, None, &item);
                Ok(item.clone())
            })
            .await
    }

    /// Changes an item's facts.
    pub async fn update(&self, cx: &Cx, input: UpdateItem) -> Result<Item> {
        cx.require_everywhere(&permissions::ITEM_WRITE)?;
        self.db
            .command(cx, "master_data.item.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().update(&input)?;
                stand(tx, &after).await?;
                save(tx, before, after).await
            })
            .await
    }

    /// Closes an item: nothing new is bought, sold or issued of it.
    pub async fn close(&self, cx: &Cx, id: ItemId, version: i32) -> Result<Item> {
        cx.require_everywhere(&permissions::ITEM_CLOSE)?;
        self.db
            .command(cx, "master_data.item.close", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().close(version)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Opens a closed item again.
    pub async fn reopen(&self, cx: &Cx, id: ItemId, version: i32) -> Result<Item> {
        cx.require_everywhere(&permissions::ITEM_CLOSE)?;
        self.db
            .command(cx, "master_data.item.reopen", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().reopen(version)?;
                measure::expect_open(tx, after.measure_id).await?;
                stand(tx, &after).await?;
                save(tx, before, after).await
            })
            .await
    }
}

/// An item something is to be set up of, held open until the commit.
pub async fn expect_open(tx: &Tx, id: ItemId) -> Result<Item> {
    let item = store::lock_shared(tx, id).await?.ok_or_else(|| missing().field("itemId"))?;
    item.expect_open().map_err(|error| error.field("itemId"))
}

/// An item whose conversions or prices are changed: by one at a time.
pub async fn lock_open(tx: &Tx, id: ItemId) -> Result<Item> {
    let item = store::lock(tx, id).await?.ok_or_else(|| missing().field("itemId"))?;
    item.expect_open().map_err(|error| error.field("itemId"))
}

/// An item, within a look of another noun.
pub async fn within(look: &Look, id: ItemId) -> Result<Item> {
    store::find(look, id).await?.ok_or_else(|| missing().field("itemId"))
}

/// Refuses a group nothing new may be in.
async fn stand(tx: &Tx, item: &Item) -> Result<()> {
    match item.group_id {
        Some(id) => item_group::expect_open(tx, id).await,
        None => Ok(()),
    }
}

async fn lock(tx: &Tx, id: ItemId) -> Result<Item> {
    store::lock(tx, id).await?.ok_or_else(missing)
}

async fn save(tx: &Tx, before: Item, after: Item) -> Result<Item> {
    store::save(tx, &after).await?;
    written(tx, Some(&before), &after);
    Ok(after)
}

/// What every writing of an item leaves behind: who is told, its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&Item>, after: &Item) {
    tx.publish(&ItemSaved {
        item_id: after.id,
        code: after.code.clone(),
        name: after.name.clone(),
        kind: after.kind.word().into(),
        group_id: after.group_id,
        measure_id: after.measure_id,
        open: after.state == OpenState::Open,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("item", after.id.0, before, Some(after));
    let facets = Wanted { state: Some(after.state), kind: Some(after.kind), group_id: after.group_id }.facets();
    let facets: Vec<&str> = facets.iter().map(String::as_str).collect();
    FOUND.write(tx, after.id.0, &after.texts(), &after.names(), &facets);
}

/// As an item of nobody.
pub fn missing() -> Error {
    Error::not_found("item")
}
