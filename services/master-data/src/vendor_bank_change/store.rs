//! Requests' rows.

use contracts::master_data::{PartyId, VendorBankChangeId};
use data::{Bounds, Look, Row, Sealed, Tx};
use kernel::Result;
use uuid::Uuid;

use super::PLACE;
use super::model::{BankChangeState, VendorBankChange};

macro_rules! columns {
    () => {
        "id, party_id, what, account_id, branch_id, account_name, tail, is_shared, reason, reference, raised_by, decided_by, \
         decision_reason, recall_reason, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.vendor_bank_change where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.vendor_bank_change where id = $1 for update");

/// The newest first: ids sort by birth, and nothing sorts after the highest.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.vendor_bank_change
    where id < $1 and ($2::uuid is null or party_id = $2) and ($3::text is null or state = $3)
    order by id desc
    limit $4"
);

const INSERT: &str = concat!(
    "insert into master_data.vendor_bank_change (",
    columns!(),
    ", number) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);

const SAVE: &str = "
    update master_data.vendor_bank_change
    set party_id = $2, account_id = $3, reference = $4, decided_by = $5, decision_reason = $6, recall_reason = $7, state = $8,
        version = $9
    where id = $1";

/// The newest last; those decided too.
const LOCK_OF: &str =
    concat!("select ", columns!(), " from master_data.vendor_bank_change where party_id = $1 order by id for update");

/// The approved requests for accounts that a party has open.
const LIST_IN_FORCE: &str = concat!(
    "select ",
    columns!(),
    " from master_data.vendor_bank_change c
    where party_id = $1 and state = 'approved' and what <> 'close'
      and exists (
        select from master_data.vendor_bank a
        where a.party_id = c.party_id and a.branch_id = c.branch_id and a.tail = c.tail and a.state = 'open')
    order by id"
);

const NUMBER: &str = "select number from master_data.vendor_bank_change where id = $1";

const PARTY: &str = "select name, name_bn from master_data.party where id = $1";

/// For `rotate field-keys`.
pub const SEALED: Sealed = Sealed {
    place: PLACE,
    list: "select id, number as sealed from master_data.vendor_bank_change where substring(number for 5) <> $1 limit $2",
    save: "update master_data.vendor_bank_change set number = $2 where id = $1",
    is_blind: false,
};

fn change(row: &Row) -> Result<VendorBankChange> {
    Ok(VendorBankChange {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        what: row.get("what")?,
        account_id: row.get("account_id")?,
        branch_id: row.get("branch_id")?,
        account_name: row.get("account_name")?,
        tail: row.get("tail")?,
        is_shared: row.get("is_shared")?,
        reason: row.get("reason")?,
        reference: row.get("reference")?,
        raised_by: row.get("raised_by")?,
        decided_by: row.get("decided_by")?,
        decision_reason: row.get("decision_reason")?,
        recall_reason: row.get("recall_reason")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: VendorBankChangeId) -> Result<Option<VendorBankChange>> {
    look.find(FIND, &[&id], change).await
}

pub async fn lock(tx: &Tx, id: VendorBankChangeId) -> Result<Option<VendorBankChange>> {
    tx.find(LOCK, &[&id], change).await
}

pub async fn list(
    look: &Look,
    b: &Bounds,
    party: Option<PartyId>,
    state: Option<BankChangeState>,
) -> Result<Vec<VendorBankChange>> {
    let before = if b.id.is_nil() { Uuid::max() } else { b.id };
    look.list(LIST, &[&before, &party, &state.map(BankChangeState::word), &b.limit], change).await
}

pub async fn insert(tx: &Tx, change: &VendorBankChange, number: Option<&[u8]>) -> Result<()> {
    let c = change;
    tx.run(
        INSERT,
        &[
            &c.id,
            &c.party_id,
            &c.what,
            &c.account_id,
            &c.branch_id,
            &c.account_name,
            &c.tail,
            &c.is_shared,
            &c.reason,
            &c.reference,
            &c.raised_by,
            &c.decided_by,
            &c.decision_reason,
            &c.recall_reason,
            &c.state,
            &c.version,
            &number,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, change: &VendorBankChange) -> Result<()> {
    let c = change;
    tx.run(
        SAVE,
        &[
            &c.id,
            &c.party_id,
            &c.account_id,
            &c.reference,
            &c.decided_by,
            &c.decision_reason,
            &c.recall_reason,
            &c.state,
            &c.version,
        ],
    )
    .await?;
    Ok(())
}

/// Every request of a party.
pub async fn lock_of(tx: &Tx, party: PartyId) -> Result<Vec<VendorBankChange>> {
    tx.list(LOCK_OF, &[&party], change).await
}

/// The approved requests for accounts that a party has open.
pub async fn list_in_force(look: &Look, party: PartyId) -> Result<Vec<VendorBankChange>> {
    look.list(LIST_IN_FORCE, &[&party], change).await
}

pub async fn number(look: &Look, id: VendorBankChangeId) -> Result<Option<Vec<u8>>> {
    let found: Option<Option<Vec<u8>>> = look.find(NUMBER, &[&id], |row| row.get("number")).await?;
    Ok(found.flatten())
}

/// What a party is called, in both languages.
pub async fn name_of(look: &Look, party: PartyId) -> Result<Option<(String, Option<String>)>> {
    look.find(PARTY, &[&party], |row| Ok((row.get("name")?, row.get("name_bn")?))).await
}
