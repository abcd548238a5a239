//! Organizational units' rows.

use contracts::organization::{BranchId, UnitId};
use data::{Look, Row, Tx};
use kernel::{CompanyId, Result};
use uuid::Uuid;

use super::model::{Unit, UnitKind};
use crate::page::Bounds;

macro_rules! columns {
    () => {
        "id, company_id, kind, code, name, name_bn, parent_id, branch_id, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.org_unit where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from organization.org_unit where id = $1 for update");

/// Whoever sets something up under a unit holds it open: closing it waits, and then sees what was set up.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from organization.org_unit where id = $1 for key share");

/// The unit and every one above it, itself first. `union` ends even a circle.
const LIST_ABOVE: &str = "
    with recursive above as (
      select id, parent_id from organization.org_unit where id = $1
      union
      select u.id, u.parent_id from organization.org_unit u join above a on u.id = a.parent_id)
    select id from above";

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from organization.org_unit where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from organization.org_unit
    where (code, id) > ($1, $2)
      and ($3::uuid[] is null or company_id = any ($3))
      and ($4::uuid is null or company_id = $4)
      and ($5::text is null or state = $5)
      and ($6::uuid[] is null or id = any ($6))
      and ($7::text is null or kind = $7)
      and ($8::uuid is null or branch_id = $8)
    order by code, id
    limit $9"
);

const INSERT: &str =
    concat!("insert into organization.org_unit (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");

const SAVE: &str = "
    update organization.org_unit
    set code = $2, name = $3, name_bn = $4, parent_id = $5, branch_id = $6, state = $7, version = $8
    where id = $1";

const COUNT_OPEN: &str = "
    select (select count(*) from organization.org_unit where parent_id = $1 and state = 'open')
         + (select count(*) from organization.position where unit_id = $1 and state = 'open') as count";

fn unit(row: &Row) -> Result<Unit> {
    Ok(Unit {
        id: row.get("id")?,
        company_id: row.get("company_id")?,
        kind: row.get("kind")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        parent_id: row.get("parent_id")?,
        branch_id: row.get("branch_id")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: UnitId) -> Result<Option<Unit>> {
    look.find(FIND, &[&id], unit).await
}

pub async fn lock(tx: &Tx, id: UnitId) -> Result<Option<Unit>> {
    tx.find(LOCK, &[&id], unit).await
}

pub async fn lock_shared(tx: &Tx, id: UnitId) -> Result<Option<Unit>> {
    tx.find(LOCK_SHARED, &[&id], unit).await
}

pub async fn list_above(look: &Look, id: UnitId) -> Result<Vec<UnitId>> {
    look.list(LIST_ABOVE, &[&id], |row| row.get("id")).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Unit>> {
    look.list(LIST_BY_IDS, &[&ids], unit).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    found: &Option<Vec<Uuid>>,
    kind: Option<UnitKind>,
    branch: Option<BranchId>,
) -> Result<Vec<Unit>> {
    let b = bounds;
    look.list(LIST, &[&b.key, &b.id, scope, &b.company, &b.state, found, &kind, &branch, &b.limit], unit).await
}

pub async fn insert(tx: &Tx, unit: &Unit) -> Result<()> {
    let u = unit;
    tx.run(
        INSERT,
        &[
            &u.id,
            &u.company_id,
            &u.kind,
            &u.code,
            &u.name,
            &u.name_bn,
            &u.parent_id,
            &u.branch_id,
            &u.state,
            &u.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, unit: &Unit) -> Result<()> {
    let u = unit;
    tx.run(SAVE, &[&u.id, &u.code, &u.name, &u.name_bn, &u.parent_id, &u.branch_id, &u.state, &u.version]).await?;
    Ok(())
}

pub async fn count_open(look: &Look, id: UnitId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}
