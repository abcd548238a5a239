//! Branches' rows.

use contracts::organization::BranchId;
use data::{Look, Row, Tx};
use kernel::{CompanyId, Result};
use uuid::Uuid;

use super::model::Branch;
use crate::page::Bounds;

macro_rules! columns {
    () => {
        "id, company_id, code, name, name_bn, address, bin, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.branch where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from organization.branch where id = $1 for update");

/// Whoever sets something up in a branch holds it open: closing it waits, and then sees what was set up.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from organization.branch where id = $1 for key share");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from organization.branch where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from organization.branch
    where (code, id) > ($1, $2)
      and ($3::uuid[] is null or company_id = any ($3))
      and ($4::uuid is null or company_id = $4)
      and ($5::text is null or state = $5)
      and ($6::uuid[] is null or id = any ($6))
    order by code, id
    limit $7"
);

const INSERT: &str =
    concat!("insert into organization.branch (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");

const SAVE: &str = "
    update organization.branch
    set code = $2, name = $3, name_bn = $4, address = $5, bin = $6, state = $7, version = $8
    where id = $1";

const COUNT_OPEN: &str = "
    select (select count(*) from organization.org_unit where branch_id = $1 and state = 'open')
         + (select count(*) from organization.position where branch_id = $1 and state = 'open') as count";

const COUNT_WITHOUT_BIN: &str = "
    select count(*) as count from organization.branch where company_id = $1 and state = 'open' and bin is null";

fn branch(row: &Row) -> Result<Branch> {
    Ok(Branch {
        id: row.get("id")?,
        company_id: row.get("company_id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        address: row.get("address")?,
        bin: row.get("bin")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: BranchId) -> Result<Option<Branch>> {
    look.find(FIND, &[&id], branch).await
}

pub async fn lock(tx: &Tx, id: BranchId) -> Result<Option<Branch>> {
    tx.find(LOCK, &[&id], branch).await
}

pub async fn lock_shared(tx: &Tx, id: BranchId) -> Result<Option<Branch>> {
    tx.find(LOCK_SHARED, &[&id], branch).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Branch>> {
    look.list(LIST_BY_IDS, &[&ids], branch).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    found: &Option<Vec<Uuid>>,
) -> Result<Vec<Branch>> {
    let b = bounds;
    look.list(LIST, &[&b.key, &b.id, scope, &b.company, &b.state, found, &b.limit], branch).await
}

pub async fn insert(tx: &Tx, branch: &Branch) -> Result<()> {
    let b = branch;
    tx.run(INSERT, &[&b.id, &b.company_id, &b.code, &b.name, &b.name_bn, &b.address, &b.bin, &b.state, &b.version])
        .await?;
    Ok(())
}

pub async fn save(tx: &Tx, branch: &Branch) -> Result<()> {
    let b = branch;
    tx.run(SAVE, &[&b.id, &b.code, &b.name, &b.name_bn, &b.address, &b.bin, &b.state, &b.version]).await?;
    Ok(())
}

pub async fn count_open(look: &Look, id: BranchId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}

pub async fn count_without_bin(look: &Look, company: CompanyId) -> Result<i64> {
    look.one(COUNT_WITHOUT_BIN, &[&company], |row| row.get("count")).await
}
