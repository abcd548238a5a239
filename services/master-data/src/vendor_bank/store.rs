//! Accounts' rows. The sealed number is read only where it is needed.

use contracts::master_data::{PartyId, VendorBankId};
use data::{Bounds, Look, Row, Sealed, Tx};
use jiff::Timestamp;
use kernel::Result;
use uuid::Uuid;

use super::PLACE;
use super::model::{VendorBank, VendorBankState};

macro_rules! columns {
    () => {
        "id, party_id, branch_id, account_name, tail, held_until, first_paid_on, state = 'closed' as is_closed, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.vendor_bank where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.vendor_bank where id = $1 for update");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.vendor_bank where id = any ($1)");

/// The newest first: ids sort by birth, and nothing sorts after the highest.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.vendor_bank
    where id < $1 and ($2::uuid is null or party_id = $2)
      and ($3::text is null or $3 = case when state = 'closed' then 'closed' when held_until > $4 then 'held' else 'open' end)
    order by id desc
    limit $5"
);

const INSERT: &str = "
    insert into master_data.vendor_bank
      (id, party_id, branch_id, account_name, number, number_blind, tail, held_until, state, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', 1)";

const CLOSE: &str = "update master_data.vendor_bank set state = 'closed', version = $2 where id = $1";

const LOCK_OF: &str =
    concat!("select ", columns!(), " from master_data.vendor_bank where party_id = $1 order by id for update");

const SAVE: &str = "
    update master_data.vendor_bank
    set party_id = $2, held_until = $3, first_paid_on = $4, state = case when $5 then 'closed' else 'open' end, version = $6
    where id = $1";

/// Open accounts that two parties have alike: of the first, of the second.
const LIST_DOUBLE: &str = "
    select a.id, b.id as other
    from master_data.vendor_bank a
    join master_data.vendor_bank b on b.number_blind = a.number_blind and b.branch_id = a.branch_id
    where a.party_id = $1 and b.party_id = $2 and a.state = 'open' and b.state = 'open'
    order by a.id, b.id";

const NUMBER: &str = "select number from master_data.vendor_bank where id = $1";

/// Open accounts with this number, in whichever branch.
const LIST_LIKE: &str =
    concat!("select ", columns!(), " from master_data.vendor_bank where number_blind = $1 and state = 'open'");

/// For `rotate field-keys`.
pub const SEALED: Sealed = Sealed {
    place: PLACE,
    list: "select id, number as sealed from master_data.vendor_bank where substring(number for 5) <> $1 limit $2",
    save: "update master_data.vendor_bank set number = $2, number_blind = $3 where id = $1",
    is_blind: true,
};

fn account(row: &Row) -> Result<VendorBank> {
    Ok(VendorBank {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        branch_id: row.get("branch_id")?,
        account_name: row.get("account_name")?,
        tail: row.get("tail")?,
        held_until: row.get("held_until")?,
        first_paid_on: row.get("first_paid_on")?,
        is_closed: row.get("is_closed")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: VendorBankId) -> Result<Option<VendorBank>> {
    look.find(FIND, &[&id], account).await
}

pub async fn lock(tx: &Tx, id: VendorBankId) -> Result<Option<VendorBank>> {
    tx.find(LOCK, &[&id], account).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<VendorBank>> {
    look.list(LIST_BY_IDS, &[&ids], account).await
}

pub async fn list(
    look: &Look,
    b: &Bounds,
    party: Option<PartyId>,
    state: Option<VendorBankState>,
    now: Timestamp,
) -> Result<Vec<VendorBank>> {
    let before = if b.id.is_nil() { Uuid::max() } else { b.id };
    look.list(LIST, &[&before, &party, &state.map(VendorBankState::word), &now, &b.limit], account).await
}

pub async fn insert(tx: &Tx, account: &VendorBank, number: &[u8], blind: &[u8]) -> Result<()> {
    let a = account;
    let parameters: data::Params<'_> =
        &[&a.id, &a.party_id, &a.branch_id, &a.account_name, &number, &blind, &a.tail, &a.held_until];
    tx.run(INSERT, parameters).await?;
    Ok(())
}

pub async fn close(tx: &Tx, account: &VendorBank) -> Result<()> {
    tx.run(CLOSE, &[&account.id, &account.version]).await?;
    Ok(())
}

/// Every account of a party, closed ones too.
pub async fn lock_of(tx: &Tx, party: PartyId) -> Result<Vec<VendorBank>> {
    tx.list(LOCK_OF, &[&party], account).await
}

pub async fn save(tx: &Tx, account: &VendorBank) -> Result<()> {
    let a = account;
    tx.run(SAVE, &[&a.id, &a.party_id, &a.held_until, &a.first_paid_on, &a.is_closed, &a.version]).await?;
    Ok(())
}

/// The open accounts of the first party that the second has too, each with the second's.
pub async fn list_double(look: &Look, one: PartyId, other: PartyId) -> Result<Vec<(VendorBankId, VendorBankId)>> {
    look.list(LIST_DOUBLE, &[&one, &other], |row| Ok((row.get("id")?, row.get("other")?))).await
}

pub async fn number(look: &Look, id: VendorBankId) -> Result<Option<Vec<u8>>> {
    look.find(NUMBER, &[&id], |row| row.get("number")).await
}

pub async fn list_like(look: &Look, blind: &[u8]) -> Result<Vec<VendorBank>> {
    look.list(LIST_LIKE, &[&blind], account).await
}
