//! What is done with groups of items.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{ItemGroupId, ItemGroupSaved};
use data::{Db, Page, Tx};
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::permissions;
use crate::words::OpenState;

pub use graphql::{ItemGroupMutation, ItemGroupNode, ItemGroupQuery};
use model::Place;
pub use model::{ItemGroup, NewItemGroup, UpdateItemGroup};

/// Under which groups are found by their words.
const KIND: &str = "master_data.item-group";

/// The groups of items of a tenant.
#[derive(Clone)]
pub struct ItemGroups {
    pub db: Db,
}

impl ItemGroups {
    /// A group.
    pub async fn find(&self, cx: &Cx, id: ItemGroupId) -> Result<ItemGroup> {
        cx.require(&permissions::ITEM_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several groups in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<ItemGroup>> {
        cx.require(&permissions::ITEM_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// A page of groups by code.
    pub async fn list(&self, cx: &Cx, listing: Listing, state: Option<OpenState>) -> Result<Page<ItemGroup>> {
        cx.require(&permissions::ITEM_READ)?;
        let bounds = listing.bounds()?;
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &found, state).await?;
                Ok(bounds.page(rows, |group| (&group.code, group.id.0)))
            })
            .await
    }

    /// Sets up a group.
    pub async fn create(&self, cx: &Cx, input: NewItemGroup) -> Result<ItemGroup> {
        cx.require_everywhere(&permissions::ITEM_GROUP_WRITE)?;
        let group = ItemGroup::new(ItemGroupId::new(), &input)?;
        self.db
            .command(cx, "master_data.item-group.create", &input.clone(), async move |tx| {
                let group = stand(tx, group.clone()).await?;
                store::insert(tx, &group).await?;
                written(tx, None, &group);
                Ok(group)
            })
            .await
    }

    /// Renames or moves a group.
    pub async fn update(&self, cx: &Cx, input: UpdateItemGroup) -> Result<ItemGroup> {
        cx.require_everywhere(&permissions::ITEM_GROUP_WRITE)?;
        self.db
            .command(cx, "master_data.item-group.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = stand(tx, before.clone().update(&input)?).await?;
                save(tx, before, after).await
            })
            .await
    }

    /// Closes a group nothing open is in.
    pub async fn close(&self, cx: &Cx, id: ItemGroupId, version: i32) -> Result<ItemGroup> {
        cx.require_everywhere(&permissions::ITEM_GROUP_WRITE)?;
        self.db
            .command(cx, "master_data.item-group.close", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Uses a closed group again.
    pub async fn reopen(&self, cx: &Cx, id: ItemGroupId, version: i32) -> Result<ItemGroup> {
        cx.require_everywhere(&permissions::ITEM_GROUP_WRITE)?;
        self.db
            .command(cx, "master_data.item-group.reopen", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = stand(tx, before.clone().reopen(version)?).await?;
                save(tx, before, after).await
            })
            .await
    }
}

/// Refuses a group nothing new may be in. It is held open until the commit.
pub async fn expect_open(tx: &Tx, id: ItemGroupId) -> Result<()> {
    let group = store::lock_shared(tx, id).await?.ok_or_else(|| missing().field("groupId"))?;
    group.expect_open().map(drop).map_err(|error| error.field("groupId"))
}

/// The group where it wants to stand.
async fn stand(tx: &Tx, group: ItemGroup) -> Result<ItemGroup> {
    let Some(id) = group.parent_id else { return group.stand(None) };
    let parent = store::lock_shared(tx, id).await?.ok_or_else(|| missing().field("parentId"))?;
    let above = store::hold_above(tx, id).await?;
    group.stand(Some(&Place { parent, above }))
}

async fn lock(tx: &Tx, id: ItemGroupId) -> Result<ItemGroup> {
    store::lock(tx, id).await?.ok_or_else(missing)
}

async fn save(tx: &Tx, before: ItemGroup, after: ItemGroup) -> Result<ItemGroup> {
    store::save(tx, &after).await?;
    written(tx, Some(&before), &after);
    Ok(after)
}

/// What every writing of a group leaves behind.
fn written(tx: &Tx, before: Option<&ItemGroup>, after: &ItemGroup) {
    tx.publish(&ItemGroupSaved {
        item_group_id: after.id,
        code: after.code.clone(),
        name: after.name.clone(),
        parent_id: after.parent_id,
        open: after.state == OpenState::Open,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("item-group", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn missing() -> Error {
    Error::not_found("item group")
}
