//! Duty pairs' and overrides' rows.

use contracts::auth::OverrideId;
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{PersonId, Result};
use uuid::Uuid;

use super::model::{DutyPair, DutyPairState, Override};

macro_rules! override_columns {
    () => {
        "id, person_id, pair, starts_at, ends_at, reason, given_by, given_at, revoked_at, revoked_by, version"
    };
}

const LIST_PAIRS: &str = "
    select key, name, name_bn, reason, left_side, right_side, retired_at, version
    from auth.duty_pair where retired_at is null order by key";

const LIST_EVERY_PAIR: &str = "
    select key, name, name_bn, reason, left_side, right_side, retired_at, version from auth.duty_pair order by key";

const LIST_OVERRIDES_OF: &str = concat!(
    "select ",
    override_columns!(),
    " from auth.duty_override where person_id = $1 and ends_at > $2 order by id"
);

const LIST_OVERRIDES: &str = concat!(
    "select ",
    override_columns!(),
    " from auth.duty_override
    where ($1::uuid is null or person_id = $1) and ($2::timestamptz is null or ends_at > $2) order by id"
);

const LOCK_PAIR: &str = "
    select id, key, name, name_bn, reason, left_side, right_side, retired_at, version
    from auth.duty_pair where key = $1 for update";

const INSERT_PAIR: &str = "
    insert into auth.duty_pair (id, key, name, name_bn, reason, left_side, right_side, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

const SAVE_PAIR: &str = "
    update auth.duty_pair
    set name = $2, name_bn = $3, reason = $4, left_side = $5, right_side = $6, retired_at = $7, version = $8
    where key = $1";

const LOCK_OVERRIDE: &str =
    concat!("select ", override_columns!(), " from auth.duty_override where id = $1 for update");

const INSERT_OVERRIDE: &str = "
    insert into auth.duty_override (id, person_id, pair, starts_at, ends_at, reason, given_by, given_at, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";

const SAVE_OVERRIDE: &str = "
    update auth.duty_override set ends_at = $2, revoked_at = $3, revoked_by = $4, version = $5 where id = $1";

fn pair(row: &Row) -> Result<DutyPair> {
    Ok(DutyPair {
        key: row.get("key")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        reason: row.get("reason")?,
        reason_bn: None,
        left: row.get("left_side")?,
        right: row.get("right_side")?,
        shipped: false,
        state: row.get::<Option<Timestamp>>("retired_at")?.map_or(DutyPairState::On, |_| DutyPairState::Off),
        version: row.get("version")?,
    })
}

fn owners_word(row: &Row) -> Result<Override> {
    Ok(Override {
        id: row.get("id")?,
        person_id: row.get("person_id")?,
        pair: row.get("pair")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        reason: row.get("reason")?,
        given_by: row.get("given_by")?,
        given_at: row.get("given_at")?,
        revoked_at: row.get("revoked_at")?,
        revoked_by: row.get("revoked_by")?,
        version: row.get("version")?,
    })
}

/// The tenant's own pairs that are in force.
pub async fn list_pairs(look: &Look) -> Result<Vec<DutyPair>> {
    look.list(LIST_PAIRS, &[], pair).await
}

/// Every pair of the tenant's own, also those that are switched off.
pub async fn list_every_pair(look: &Look) -> Result<Vec<DutyPair>> {
    look.list(LIST_EVERY_PAIR, &[], pair).await
}

/// Overrides for the person that have not ended at `now`.
pub async fn list_overrides_of(look: &Look, person: PersonId, now: Timestamp) -> Result<Vec<Override>> {
    look.list(LIST_OVERRIDES_OF, &[&person, &now], owners_word).await
}

/// Overrides of the person or of everybody; those ended at `since` are left out when it is given.
pub async fn list_overrides(look: &Look, person: Option<PersonId>, since: Option<Timestamp>) -> Result<Vec<Override>> {
    look.list(LIST_OVERRIDES, &[&person, &since], owners_word).await
}

/// A pair of the tenant's, with its row's id.
pub async fn lock_pair(tx: &Tx, key: &str) -> Result<Option<(Uuid, DutyPair)>> {
    tx.find(LOCK_PAIR, &[&key], |row| Ok((row.get("id")?, pair(row)?))).await
}

pub async fn insert_pair(tx: &Tx, id: Uuid, pair: &DutyPair) -> Result<()> {
    let p = pair;
    tx.run(INSERT_PAIR, &[&id, &p.key, &p.name, &p.name_bn, &p.reason, &p.left, &p.right, &p.version]).await?;
    Ok(())
}

/// The moment it is switched off at is now.
pub async fn save_pair(tx: &Tx, pair: &DutyPair) -> Result<()> {
    let p = pair;
    let retired_at = (p.state == DutyPairState::Off).then(|| tx.cx().now());
    tx.run(SAVE_PAIR, &[&p.key, &p.name, &p.name_bn, &p.reason, &p.left, &p.right, &retired_at, &p.version]).await?;
    Ok(())
}

pub async fn lock_override(tx: &Tx, id: OverrideId) -> Result<Option<Override>> {
    tx.find(LOCK_OVERRIDE, &[&id], owners_word).await
}

pub async fn insert_override(tx: &Tx, word: &Override) -> Result<()> {
    let o = word;
    tx.run(
        INSERT_OVERRIDE,
        &[&o.id, &o.person_id, &o.pair, &o.starts_at, &o.ends_at, &o.reason, &o.given_by, &o.given_at, &o.version],
    )
    .await?;
    Ok(())
}

pub async fn save_override(tx: &Tx, word: &Override) -> Result<()> {
    tx.run(SAVE_OVERRIDE, &[&word.id, &word.ends_at, &word.revoked_at, &word.revoked_by, &word.version]).await?;
    Ok(())
}

/// Overrides for the person, also those that have ended.
pub async fn list_every_override_of(look: &Look, person: PersonId) -> Result<Vec<Override>> {
    list_overrides(look, Some(person), None).await
}
