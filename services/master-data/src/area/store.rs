//! Areas' rows.

use contracts::master_data::AreaId;
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::Narrowed;
use super::model::Area;

macro_rules! columns {
    () => {
        "id, kind, code, name, name_bn, geocode, parent_id, district_id, division_id, is_own, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.area where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.area where id = $1 for update");

/// Whoever sets something up in an area holds it open.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from master_data.area where id = $1 for key share");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.area where id = any ($1)");

const LIST_ALL: &str = concat!("select ", columns!(), " from master_data.area order by code");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.area
    where (code, id) > ($1, $2)
      and ($3::text is null or kind = $3)
      and ($4::uuid is null or parent_id = $4 or district_id = $4 or division_id = $4)
      and ($5::text is null or state = $5)
      and ($6::uuid[] is null or id = any ($6))
      and ($8::uuid is null or parent_id = $8)
    order by code, id
    limit $7"
);

/// What is found by the name of the area it lies in: what lies in an upazila, and in a district at any depth.
const LOCK_BELOW: &str = concat!(
    "select ",
    columns!(),
    " from master_data.area
    where (parent_id = $1 or district_id = $1) and kind in ('upazila', 'union') and code > $2
    order by code limit $3 for no key update"
);

const INSERT: &str = concat!(
    "insert into master_data.area (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);

/// Many at once, none twice: of two who take the same list at the same time, the second finds everything there.
const INSERT_ALL: &str = concat!(
    "insert into master_data.area (",
    columns!(),
    ") select n.id, n.kind, n.code, n.name, n.name_bn, n.geocode, n.parent_id, n.district_id, n.division_id, false, 'open', 1
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[])
      as n(id, kind, code, name, name_bn, geocode, parent_id, district_id, division_id)
    on conflict do nothing"
);

const SAVE: &str = "
    update master_data.area
    set name = $2, name_bn = $3, geocode = $4, is_own = $5, state = $6, version = $7
    where id = $1";

const SAVE_ALL: &str = "
    update master_data.area a
    set name = n.name, name_bn = n.name_bn, geocode = n.geocode, version = n.version
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[]) as n(id, name, name_bn, geocode, version)
    where a.id = n.id and a.version = n.version - 1";

const COUNT_OPEN: &str = "select count(*) as count from master_data.area where parent_id = $1 and state = 'open'";

fn area(row: &Row) -> Result<Area> {
    Ok(Area {
        id: row.get("id")?,
        kind: row.get("kind")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        geocode: row.get("geocode")?,
        parent_id: row.get("parent_id")?,
        district_id: row.get("district_id")?,
        division_id: row.get("division_id")?,
        is_own: row.get("is_own")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: AreaId) -> Result<Option<Area>> {
    look.find(FIND, &[&id], area).await
}

pub async fn lock(tx: &Tx, id: AreaId) -> Result<Option<Area>> {
    tx.find(LOCK, &[&id], area).await
}

/// What is found by this area's name, after a code.
pub async fn lock_below(tx: &Tx, id: AreaId, after: &str, limit: i64) -> Result<Vec<Area>> {
    tx.list(LOCK_BELOW, &[&id, &after, &limit], area).await
}

pub async fn lock_shared(tx: &Tx, id: AreaId) -> Result<Option<Area>> {
    tx.find(LOCK_SHARED, &[&id], area).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Area>> {
    look.list(LIST_BY_IDS, &[&ids], area).await
}

pub async fn list_all(look: &Look) -> Result<Vec<Area>> {
    look.list(LIST_ALL, &[], area).await
}

pub async fn list(look: &Look, b: &Bounds, narrowed: &Narrowed, found: &Option<Vec<Uuid>>) -> Result<Vec<Area>> {
    let n = narrowed;
    look.list(LIST, &[&b.key, &b.id, &n.kind, &n.within, &n.state, found, &b.limit, &n.parent], area).await
}

pub async fn insert(tx: &Tx, area: &Area) -> Result<()> {
    let a = area;
    tx.run(
        INSERT,
        &[
            &a.id,
            &a.kind,
            &a.code,
            &a.name,
            &a.name_bn,
            &a.geocode,
            &a.parent_id,
            &a.district_id,
            &a.division_id,
            &a.is_own,
            &a.state,
            &a.version,
        ],
    )
    .await?;
    Ok(())
}

/// How many were not there.
pub async fn insert_all(tx: &Tx, areas: &[Area]) -> Result<u64> {
    let ids: Vec<Uuid> = areas.iter().map(|area| area.id.0).collect();
    let kinds: Vec<&str> = areas.iter().map(|area| area.kind.word()).collect();
    let (codes, names): (Vec<&str>, Vec<&str>) =
        areas.iter().map(|area| (area.code.as_str(), area.name.as_str())).unzip();
    let names_bn: Vec<Option<&str>> = areas.iter().map(|area| area.name_bn.as_deref()).collect();
    let geocodes: Vec<Option<&str>> = areas.iter().map(|area| area.geocode.as_deref()).collect();
    let above = |of: fn(&Area) -> Option<AreaId>| areas.iter().map(|area| of(area).map(|id| id.0)).collect();
    let parents: Vec<Option<Uuid>> = above(|area| area.parent_id);
    let districts: Vec<Option<Uuid>> = above(|area| area.district_id);
    let divisions: Vec<Option<Uuid>> = above(|area| area.division_id);
    tx.run(INSERT_ALL, &[&ids, &kinds, &codes, &names, &names_bn, &geocodes, &parents, &districts, &divisions]).await
}

pub async fn save(tx: &Tx, area: &Area) -> Result<()> {
    let a = area;
    tx.run(SAVE, &[&a.id, &a.name, &a.name_bn, &a.geocode, &a.is_own, &a.state, &a.version]).await?;
    Ok(())
}

/// How many were still as they were looked at.
pub async fn save_all(tx: &Tx, areas: &[Area]) -> Result<u64> {
    let (ids, versions): (Vec<Uuid>, Vec<i32>) = areas.iter().map(|area| (area.id.0, area.version)).unzip();
    let names: Vec<&str> = areas.iter().map(|area| area.name.as_str()).collect();
    let names_bn: Vec<Option<&str>> = areas.iter().map(|area| area.name_bn.as_deref()).collect();
    let geocodes: Vec<Option<&str>> = areas.iter().map(|area| area.geocode.as_deref()).collect();
    tx.run(SAVE_ALL, &[&ids, &names, &names_bn, &geocodes, &versions]).await
}

pub async fn count_open(look: &Look, id: AreaId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}
