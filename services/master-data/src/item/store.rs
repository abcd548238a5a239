//! Items' rows.

use contracts::master_data::ItemId;
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::Wanted;
use super::model::Item;

macro_rules! columns {
    () => {
        "id, code, name, name_bn, aliases, kind, group_id, measure_id, vat_class, payment_kind, hs_code, tracking, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.item where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.item where id = $1 for update");

/// Whoever sets something up of it holds it open: closing it waits.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from master_data.item where id = $1 for key share");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.item where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.item
    where (code, id) > ($1, $2)
      and ($3::text is null or state = $3)
      and ($4::text is null or kind = $4)
      and ($5::uuid is null or group_id = $5)
    order by code, id
    limit $6"
);

/// The same of those a text found. A statement of its own: one for both would walk along all codes to some.
const LIST_FOUND: &str = concat!(
    "select ",
    columns!(),
    " from unnest($7::uuid[]) found (id) join master_data.item using (id)
    where (code, id) > ($1, $2)
      and ($3::text is null or state = $3)
      and ($4::text is null or kind = $4)
      and ($5::uuid is null or group_id = $5)
    order by code, id
    limit $6"
);

const INSERT: &str = concat!(
    "insert into master_data.item (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
);

const SAVE: &str = "
    update master_data.item
    set code = $2, name = $3, name_bn = $4, aliases = $5, kind = $6, group_id = $7, measure_id = $8, vat_class = $9,
        payment_kind = $10, hs_code = $11, tracking = $12, state = $13, version = $14
    where id = $1";

fn item(row: &Row) -> Result<Item> {
    Ok(Item {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        aliases: row.get("aliases")?,
        kind: row.get("kind")?,
        group_id: row.get("group_id")?,
        measure_id: row.get("measure_id")?,
        vat_class: row.get("vat_class")?,
        payment_kind: row.get("payment_kind")?,
        hs_code: row.get("hs_code")?,
        tracking: row.get("tracking")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: ItemId) -> Result<Option<Item>> {
    look.find(FIND, &[&id], item).await
}

pub async fn lock(tx: &Tx, id: ItemId) -> Result<Option<Item>> {
    tx.find(LOCK, &[&id], item).await
}

pub async fn lock_shared(tx: &Tx, id: ItemId) -> Result<Option<Item>> {
    tx.find(LOCK_SHARED, &[&id], item).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Item>> {
    look.list(LIST_BY_IDS, &[&ids], item).await
}

pub async fn list(look: &Look, bounds: &Bounds, found: Option<&[Uuid]>, wanted: &Wanted) -> Result<Vec<Item>> {
    let (b, w) = (bounds, wanted);
    match found {
        Some(ids) => {
            look.list(LIST_FOUND, &[&b.key, &b.id, &w.state, &w.kind, &w.group_id, &b.limit, &ids], item).await
        }
        None => look.list(LIST, &[&b.key, &b.id, &w.state, &w.kind, &w.group_id, &b.limit], item).await,
    }
}

pub async fn insert(tx: &Tx, item: &Item) -> Result<()> {
    write(tx, INSERT, item).await
}

pub async fn save(tx: &Tx, item: &Item) -> Result<()> {
    write(tx, SAVE, item).await
}

async fn write(tx: &Tx, sql: &str, item: &Item) -> Result<()> {
    let i = item;
    tx.run(
        sql,
        &[
            &i.id,
            &i.code,
            &i.name,
            &i.name_bn,
            &i.aliases,
            &i.kind,
            &i.group_id,
            &i.measure_id,
            &i.vat_class,
            &i.payment_kind,
            &i.hs_code,
            &i.tracking,
            &i.state,
            &i.version,
        ],
    )
    .await?;
    Ok(())
}
