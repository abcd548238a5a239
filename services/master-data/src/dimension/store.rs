//! Dimensions' rows.

use contracts::master_data::DimensionId;
use data::{Bounds, Look, Row, Tx};
use kernel::{CompanyId, Result};
use uuid::Uuid;

use super::Wanted;
use super::model::Dimension;

macro_rules! columns {
    () => {
        "id, kind, code, name, name_bn, parent_id, companies, starts_on, ends_on, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.dimension where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.dimension where id = $1 for update");

/// Whoever sets something up under it holds it open: closing it waits, and then sees what was set up.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from master_data.dimension where id = $1 for key share");

/// It and everything above it, itself first. `union` ends even a circle.
const LIST_ABOVE: &str = "
    with recursive above as (
      select id, parent_id from master_data.dimension where id = $1
      union
      select d.id, d.parent_id from master_data.dimension d join above a on d.id = a.parent_id)
    select id from above";

/// Nobody moves these until the commit.
const HOLD: &str = "select id from master_data.dimension where id = any ($1) order by id for share";

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.dimension where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.dimension
    where (code, id) > ($1, $2)
      and ($3::uuid[] is null or companies = '{}' or companies && $3)
      and ($4::uuid[] is null or id = any ($4))
      and ($5::text is null or state = $5)
      and ($6::text is null or kind = $6)
      and ($7::uuid is null or companies = '{}' or $7 = any (companies))
      and ($8::uuid is null or parent_id = $8)
    order by code, id
    limit $9"
);

const INSERT: &str = concat!(
    "insert into master_data.dimension (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
);

const SAVE: &str = "
    update master_data.dimension
    set kind = $2, code = $3, name = $4, name_bn = $5, parent_id = $6, companies = $7, starts_on = $8, ends_on = $9, state = $10,
        version = $11
    where id = $1";

const COUNT_OPEN: &str = "select count(*) as count from master_data.dimension where parent_id = $1 and state = 'open'";

fn dimension(row: &Row) -> Result<Dimension> {
    Ok(Dimension {
        id: row.get("id")?,
        kind: row.get("kind")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        parent_id: row.get("parent_id")?,
        company_ids: row.get("companies")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: DimensionId) -> Result<Option<Dimension>> {
    look.find(FIND, &[&id], dimension).await
}

pub async fn lock(tx: &Tx, id: DimensionId) -> Result<Option<Dimension>> {
    tx.find(LOCK, &[&id], dimension).await
}

pub async fn lock_shared(tx: &Tx, id: DimensionId) -> Result<Option<Dimension>> {
    tx.find(LOCK_SHARED, &[&id], dimension).await
}

/// Everything above, held where it is.
pub async fn hold_above(tx: &Tx, id: DimensionId) -> Result<Vec<DimensionId>> {
    let above = list_above(tx, id).await?;
    tx.list(HOLD, &[&above], |row| row.get::<Uuid>("id")).await?;
    list_above(tx, id).await
}

async fn list_above(look: &Look, id: DimensionId) -> Result<Vec<DimensionId>> {
    look.list(LIST_ABOVE, &[&id], |row| row.get("id")).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Dimension>> {
    look.list(LIST_BY_IDS, &[&ids], dimension).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    found: &Option<Vec<Uuid>>,
    wanted: &Wanted,
) -> Result<Vec<Dimension>> {
    let (b, w) = (bounds, wanted);
    look.list(LIST, &[&b.key, &b.id, scope, found, &w.state, &w.kind, &w.company_id, &w.parent_id, &b.limit], dimension)
        .await
}

pub async fn insert(tx: &Tx, dimension: &Dimension) -> Result<()> {
    write(tx, INSERT, dimension).await
}

pub async fn save(tx: &Tx, dimension: &Dimension) -> Result<()> {
    write(tx, SAVE, dimension).await
}

async fn write(tx: &Tx, sql: &str, dimension: &Dimension) -> Result<()> {
    let d = dimension;
    tx.run(
        sql,
        &[
            &d.id,
            &d.kind,
            &d.code,
            &d.name,
            &d.name_bn,
            &d.parent_id,
            &d.company_ids,
            &d.starts_on,
            &d.ends_on,
            &d.state,
            &d.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn count_open(look: &Look, id: DimensionId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}
