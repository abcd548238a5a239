//! Contacts' rows.

use contracts::master_data::{ContactId, PartyId};
use data::{Look, Row, Tx};
use jiff::civil::Date;
use kernel::Result;
use uuid::Uuid;

use super::model::Contact;

macro_rules! columns {
    () => {
        "id, party_id, name, name_bn, position, mobile, email, purpose, is_primary, state, ended_on, version"
    };
}

const LOCK: &str = concat!("select ", columns!(), " from master_data.party_contact where id = $1 for update");

const FIND: &str = concat!("select ", columns!(), " from master_data.party_contact where id = $1");

const LOCK_OF: &str =
    concat!("select ", columns!(), " from master_data.party_contact where party_id = $1 order by id for update");

const LIST_OF: &str = concat!(
    "select ",
    columns!(),
    " from master_data.party_contact where party_id = any ($1) order by party_id, state desc, is_primary desc, id"
);

/// Those open, and those that were until lately: whoever changes a contact before a bank account hides nothing by it.
const LIST_SINCE: &str = "
    select id from master_data.party_contact
    where party_id = $1 and (state = 'open' or ended_on >= $2)
    order by id";

const INSERT: &str = concat!(
    "insert into master_data.party_contact (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);

const SAVE: &str = "
    update master_data.party_contact
    set party_id = $2, name = $3, name_bn = $4, position = $5, mobile = $6, email = $7, purpose = $8, is_primary = $9,
        state = $10, ended_on = $11, version = $12
    where id = $1";

const STEP_BACK: &str = "
    update master_data.party_contact set is_primary = false, version = version + 1
    where party_id = $1 and id <> $2 and is_primary and state = 'open'";

const COUNT_OPEN: &str = "
    select count(*) as count from master_data.party_contact where party_id = $1 and state = 'open'";

const HAS_FIRST: &str = "
    select exists (
      select from master_data.party_contact where party_id = $1 and is_primary and state = 'open') as has_first";

fn contact(row: &Row) -> Result<Contact> {
    Ok(Contact {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        position: row.get("position")?,
        mobile: row.get("mobile")?,
        email: row.get("email")?,
        purpose: row.get("purpose")?,
        is_primary: row.get("is_primary")?,
        state: row.get("state")?,
        ended_on: row.get("ended_on")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: ContactId) -> Result<Option<Contact>> {
    look.find(FIND, &[&id], contact).await
}

/// Every contact of a party, closed ones too.
pub async fn lock_of(tx: &Tx, party: PartyId) -> Result<Vec<Contact>> {
    tx.list(LOCK_OF, &[&party], contact).await
}

pub async fn lock(tx: &Tx, id: ContactId) -> Result<Option<Contact>> {
    tx.find(LOCK, &[&id], contact).await
}

/// The contacts of these parties: the open ones first, of them the primary one.
pub async fn list_of(look: &Look, parties: &[Uuid]) -> Result<Vec<Contact>> {
    look.list(LIST_OF, &[&parties], contact).await
}

pub async fn list_since(look: &Look, party: PartyId, since: Date) -> Result<Vec<ContactId>> {
    look.list(LIST_SINCE, &[&party, &since], |row| row.get("id")).await
}

pub async fn insert(tx: &Tx, contact: &Contact) -> Result<()> {
    let c = contact;
    tx.run(
        INSERT,
        &[
            &c.id,
            &c.party_id,
            &c.name,
            &c.name_bn,
            &c.position,
            &c.mobile,
            &c.email,
            &c.purpose,
            &c.is_primary,
            &c.state,
            &c.ended_on,
            &c.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, contact: &Contact) -> Result<()> {
    let c = contact;
    tx.run(
        SAVE,
        &[
            &c.id,
            &c.party_id,
            &c.name,
            &c.name_bn,
            &c.position,
            &c.mobile,
            &c.email,
            &c.purpose,
            &c.is_primary,
            &c.state,
            &c.ended_on,
            &c.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn step_back(tx: &Tx, contact: &Contact) -> Result<()> {
    tx.run(STEP_BACK, &[&contact.party_id, &contact.id]).await?;
    Ok(())
}

pub async fn count_open(look: &Look, party: PartyId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&party], |row| row.get("count")).await
}

/// Whether a party has an open contact that is its first.
pub async fn has_first(look: &Look, party: PartyId) -> Result<bool> {
    look.one(HAS_FIRST, &[&party], |row| row.get("has_first")).await
}
