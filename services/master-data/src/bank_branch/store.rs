//! Branches' rows. The district is looked up by its code, so that it is there as soon as the place is.

use contracts::master_data::{AreaId, BankBranchId, BankId};
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::Narrowed;
use super::model::BankBranch;

macro_rules! select {
    () => {
        "select b.id, b.bank_id, b.name, b.name_bn, b.routing_number, b.doubt, b.district_code, d.id as district_id, b.is_own,
                b.state, b.version
         from master_data.bank_branch b left join master_data.area d on d.code = b.district_code "
    };
}

const FIND: &str = concat!(select!(), "where b.id = $1");

const LOCK: &str = concat!(select!(), "where b.id = $1 for update of b");

const LOCK_SHARED: &str = concat!(select!(), "where b.id = $1 for key share of b");

const LIST_BY_IDS: &str = concat!(select!(), "where b.id = any ($1)");

const LIST_BY_NUMBERS: &str = concat!(select!(), "where b.routing_number = any ($1)");

const LIST: &str = concat!(
    select!(),
    "where (b.routing_number, b.id) > ($1, $2)
      and ($3::uuid is null or b.bank_id = $3)
      and ($4::uuid is null or b.district_code = (select code from master_data.area where id = $4))
      and ($5::text is null or b.doubt = $5)
      and ($6::text is null or b.state = $6)
      and ($7::uuid[] is null or b.id = any ($7))
    order by b.routing_number, b.id
    limit $8"
);

const INSERT: &str = "
    insert into master_data.bank_branch
      (id, bank_id, name, name_bn, routing_number, doubt, district_code, is_own, state, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// Many at once, none twice: of two who take the same list at the same time, the second finds everything there.
const INSERT_ALL: &str = "
    insert into master_data.bank_branch
      (id, bank_id, name, name_bn, routing_number, doubt, district_code, is_own, state, version)
    select n.id, n.bank_id, n.name, n.name_bn, n.routing_number, n.doubt, n.district_code, false, 'open', 1
    from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
      as n(id, bank_id, name, name_bn, routing_number, doubt, district_code)
    on conflict do nothing";

const SAVE: &str = "
    update master_data.bank_branch set name = $2, name_bn = $3, is_own = $4, state = $5, version = $6 where id = $1";

const SAVE_ALL: &str = "
    update master_data.bank_branch b
    set name = n.name, name_bn = n.name_bn, district_code = n.district_code, version = n.version
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[]) as n(id, name, name_bn, district_code, version)
    where b.id = n.id and b.version = n.version - 1";

fn branch(row: &Row) -> Result<BankBranch> {
    Ok(BankBranch {
        id: row.get("id")?,
        bank_id: row.get("bank_id")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        routing_number: row.get("routing_number")?,
        doubt: row.get("doubt")?,
        district_code: row.get("district_code")?,
        district_id: row.get("district_id")?,
        is_own: row.get("is_own")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: BankBranchId) -> Result<Option<BankBranch>> {
    look.find(FIND, &[&id], branch).await
}

pub async fn lock(tx: &Tx, id: BankBranchId) -> Result<Option<BankBranch>> {
    tx.find(LOCK, &[&id], branch).await
}

pub async fn lock_shared(tx: &Tx, id: BankBranchId) -> Result<Option<BankBranch>> {
    tx.find(LOCK_SHARED, &[&id], branch).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<BankBranch>> {
    look.list(LIST_BY_IDS, &[&ids], branch).await
}

pub async fn list_by_numbers(look: &Look, numbers: &[String]) -> Result<Vec<BankBranch>> {
    look.list(LIST_BY_NUMBERS, &[&numbers], branch).await
}

pub async fn list(look: &Look, b: &Bounds, narrowed: &Narrowed, found: &Option<Vec<Uuid>>) -> Result<Vec<BankBranch>> {
    let n = narrowed;
    let (bank, district): (&Option<BankId>, &Option<AreaId>) = (&n.bank, &n.district);
    look.list(LIST, &[&b.key, &b.id, bank, district, &n.doubt, &n.state, found, &b.limit], branch).await
}

pub async fn insert(tx: &Tx, branch: &BankBranch) -> Result<()> {
    let b = branch;
    tx.run(
        INSERT,
        &[
            &b.id,
            &b.bank_id,
            &b.name,
            &b.name_bn,
            &b.routing_number,
            &b.doubt,
            &b.district_code,
            &b.is_own,
            &b.state,
            &b.version,
        ],
    )
    .await?;
    Ok(())
}

/// How many were not there.
pub async fn insert_all(tx: &Tx, branches: &[BankBranch]) -> Result<u64> {
    let (ids, banks): (Vec<Uuid>, Vec<Uuid>) = branches.iter().map(|branch| (branch.id.0, branch.bank_id.0)).unzip();
    let names: Vec<&str> = branches.iter().map(|branch| branch.name.as_str()).collect();
    let numbers: Vec<&str> = branches.iter().map(|branch| branch.routing_number.as_str()).collect();
    let names_bn: Vec<Option<&str>> = branches.iter().map(|branch| branch.name_bn.as_deref()).collect();
    let doubts: Vec<Option<&str>> = branches.iter().map(|branch| branch.doubt.map(|doubt| doubt.word())).collect();
    let districts: Vec<Option<&str>> = branches.iter().map(|branch| branch.district_code.as_deref()).collect();
    tx.run(INSERT_ALL, &[&ids, &banks, &names, &names_bn, &numbers, &doubts, &districts]).await
}

pub async fn save(tx: &Tx, branch: &BankBranch) -> Result<()> {
    let b = branch;
    tx.run(SAVE, &[&b.id, &b.name, &b.name_bn, &b.is_own, &b.state, &b.version]).await?;
    Ok(())
}

/// How many were still as they were looked at.
pub async fn save_all(tx: &Tx, branches: &[BankBranch]) -> Result<u64> {
    let (ids, versions): (Vec<Uuid>, Vec<i32>) = branches.iter().map(|branch| (branch.id.0, branch.version)).unzip();
    let names: Vec<&str> = branches.iter().map(|branch| branch.name.as_str()).collect();
    let names_bn: Vec<Option<&str>> = branches.iter().map(|branch| branch.name_bn.as_deref()).collect();
    let districts: Vec<Option<&str>> = branches.iter().map(|branch| branch.district_code.as_deref()).collect();
    tx.run(SAVE_ALL, &[&ids, &names, &names_bn, &districts, &versions]).await
}
