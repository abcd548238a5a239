//! Rows of groups of items.

use contracts::master_data::ItemGroupId;
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::ItemGroup;
use crate::words::OpenState;

macro_rules! columns {
    () => {
        "id, code, name, name_bn, parent_id, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.item_group where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.item_group where id = $1 for update");

/// Whoever sets something up in it holds it open: closing it waits, and then sees what was set up.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from master_data.item_group where id = $1 for key share");

/// It and every group above it, itself first. `union` ends even a circle.
const LIST_ABOVE: &str = "
    with recursive above as (
      select id, parent_id from master_data.item_group where id = $1
      union
      select g.id, g.parent_id from master_data.item_group g join above a on g.id = a.parent_id)
    select id from above";

/// Nobody moves these until the commit.
const HOLD: &str = "select id from master_data.item_group where id = any ($1) order by id for share";

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.item_group where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.item_group
    where (code, id) > ($1, $2)
      and ($3::uuid[] is null or id = any ($3))
      and ($4::text is null or state = $4)
    order by code, id
    limit $5"
);

const INSERT: &str =
    concat!("insert into master_data.item_group (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7)");

const SAVE: &str = "
    update master_data.item_group set code = $2, name = $3, name_bn = $4, parent_id = $5, state = $6, version = $7 where id = $1";

const COUNT_OPEN: &str = "
    select (select count(*) from master_data.item_group where parent_id = $1 and state = 'open')
         + (select count(*) from master_data.item where group_id = $1 and state = 'open') as count";

fn group(row: &Row) -> Result<ItemGroup> {
    Ok(ItemGroup {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        parent_id: row.get("parent_id")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: ItemGroupId) -> Result<Option<ItemGroup>> {
    look.find(FIND, &[&id], group).await
}

pub async fn lock(tx: &Tx, id: ItemGroupId) -> Result<Option<ItemGroup>> {
    tx.find(LOCK, &[&id], group).await
}

pub async fn lock_shared(tx: &Tx, id: ItemGroupId) -> Result<Option<ItemGroup>> {
    tx.find(LOCK_SHARED, &[&id], group).await
}

/// Every group above, held where it is.
pub async fn hold_above(tx: &Tx, id: ItemGroupId) -> Result<Vec<ItemGroupId>> {
    let above = list_above(tx, id).await?;
    tx.list(HOLD, &[&above], |row| row.get::<Uuid>("id")).await?;
    list_above(tx, id).await
}

async fn list_above(look: &Look, id: ItemGroupId) -> Result<Vec<ItemGroupId>> {
    look.list(LIST_ABOVE, &[&id], |row| row.get("id")).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<ItemGroup>> {
    look.list(LIST_BY_IDS, &[&ids], group).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    found: &Option<Vec<Uuid>>,
    state: Option<OpenState>,
) -> Result<Vec<ItemGroup>> {
    let b = bounds;
    look.list(LIST, &[&b.key, &b.id, found, &state, &b.limit], group).await
}

pub async fn insert(tx: &Tx, group: &ItemGroup) -> Result<()> {
    write(tx, INSERT, group).await
}

pub async fn save(tx: &Tx, group: &ItemGroup) -> Result<()> {
    write(tx, SAVE, group).await
}

async fn write(tx: &Tx, sql: &str, group: &ItemGroup) -> Result<()> {
    let g = group;
    tx.run(sql, &[&g.id, &g.code, &g.name, &g.name_bn, &g.parent_id, &g.state, &g.version]).await?;
    Ok(())
}

pub async fn count_open(look: &Look, id: ItemGroupId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}
