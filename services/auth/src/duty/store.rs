//! Duty pairs' and overrides' rows.

use data::{Look, Row};
use jiff::Timestamp;
use kernel::{PersonId, Result};

use super::model::{DutyPair, Override};

macro_rules! override_columns {
    () => {
        "id, person_id, pair, starts_at, ends_at, reason, given_by, given_at, revoked_at, revoked_by, version"
    };
}

const LIST_PAIRS: &str = "
    select key, name, name_bn, reason, left_side, right_side, version
    from auth.duty_pair where retired_at is null order by key";

const LIST_OVERRIDES_OF: &str = concat!(
    "select ",
    override_columns!(),
    " from auth.duty_override where person_id = $1 and ends_at > $2 order by id"
);

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

/// Overrides for the person that have not ended at `now`.
pub async fn list_overrides_of(look: &Look, person: PersonId, now: Timestamp) -> Result<Vec<Override>> {
    look.list(LIST_OVERRIDES_OF, &[&person, &now], owners_word).await
}
