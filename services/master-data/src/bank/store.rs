//! Banks' rows.

use contracts::master_data::BankId;
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::{Bank, BankCategory};
use crate::words::OpenState;

macro_rules! columns {
    () => {
        "id, code, name, name_bn, category, swift, is_own, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.bank where id = $1");

/// Whoever sets a branch up in a bank holds the bank open.
const LOCK_BY_CODE: &str =
    concat!("select ", columns!(), " from master_data.bank where code = $1 and state = 'open' for key share");

const LOCK: &str = concat!("select ", columns!(), " from master_data.bank where id = $1 for update");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.bank where id = any ($1)");

const LIST_ALL: &str = concat!("select ", columns!(), " from master_data.bank");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.bank
    where (name, id) > ($1, $2)
      and ($3::text is null or category = $3)
      and ($4::text is null or state = $4)
      and ($5::uuid[] is null or id = any ($5))
    order by name, id
    limit $6"
);

const INSERT: &str =
    concat!("insert into master_data.bank (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");

const SAVE: &str = "
    update master_data.bank
    set name = $2, name_bn = $3, category = $4, swift = $5, is_own = $6, state = $7, version = $8
    where id = $1";

const COUNT_OPEN: &str = "select count(*) as count from master_data.bank_branch where bank_id = $1 and state = 'open'";

fn bank(row: &Row) -> Result<Bank> {
    Ok(Bank {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        category: row.get("category")?,
        swift: row.get("swift")?,
        is_own: row.get("is_own")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: BankId) -> Result<Option<Bank>> {
    look.find(FIND, &[&id], bank).await
}

pub async fn lock(tx: &Tx, id: BankId) -> Result<Option<Bank>> {
    tx.find(LOCK, &[&id], bank).await
}

pub async fn lock_by_code(tx: &Tx, code: &str) -> Result<Option<Bank>> {
    tx.find(LOCK_BY_CODE, &[&code], bank).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Bank>> {
    look.list(LIST_BY_IDS, &[&ids], bank).await
}

pub async fn list_all(look: &Look) -> Result<Vec<Bank>> {
    look.list(LIST_ALL, &[], bank).await
}

pub async fn list(
    look: &Look,
    b: &Bounds,
    category: Option<BankCategory>,
    state: Option<OpenState>,
    found: &Option<Vec<Uuid>>,
) -> Result<Vec<Bank>> {
    look.list(LIST, &[&b.key, &b.id, &category, &state, found, &b.limit], bank).await
}

pub async fn insert(tx: &Tx, bank: &Bank) -> Result<()> {
    let b = bank;
    tx.run(INSERT, &[&b.id, &b.code, &b.name, &b.name_bn, &b.category, &b.swift, &b.is_own, &b.state, &b.version])
        .await?;
    Ok(())
}

pub async fn save(tx: &Tx, bank: &Bank) -> Result<()> {
    let b = bank;
    tx.run(SAVE, &[&b.id, &b.name, &b.name_bn, &b.category, &b.swift, &b.is_own, &b.state, &b.version]).await?;
    Ok(())
}

pub async fn count_open(look: &Look, id: BankId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}
