//! Authenticators' and recovery codes' rows.

use data::{Look, Row, Sealed, Tx};
use jiff::Timestamp;
use kernel::{PersonId, Result};

use super::{Factor, PLACE};

const FIND: &str =
    "select secret, confirmed_at is not null as is_on, last_step from auth.second_factor where user_id = $1";

const LOCK: &str = "
    select secret, confirmed_at is not null as is_on, last_step from auth.second_factor where user_id = $1 for update";

const SAVE: &str = "
    insert into auth.second_factor (user_id, secret) values ($1, $2)
    on conflict on constraint second_factor_pk do update set secret = excluded.secret, confirmed_at = null, last_step = 0";

const CONFIRM: &str = "update auth.second_factor set confirmed_at = $2 where user_id = $1";

const STEP: &str = "update auth.second_factor set last_step = $2 where user_id = $1";

const DELETE: &str = "delete from auth.second_factor where user_id = $1";

const DELETE_CODES: &str = "delete from auth.recovery_code where user_id = $1";

const INSERT_CODES: &str =
    "insert into auth.recovery_code (user_id, hash) select $1, hash from unnest($2::bytea[]) as hash";

const SPEND_CODE: &str =
    "update auth.recovery_code set used_at = $3 where user_id = $1 and hash = $2 and used_at is null";

const COUNT_CODES: &str = "select count(*) as left from auth.recovery_code where user_id = $1 and used_at is null";

/// For `rotate field-keys`.
pub const SEALED: Sealed = Sealed {
    place: PLACE,
    list: "select user_id as id, secret as sealed from auth.second_factor where substring(secret for 5) <> $1 limit $2",
    save: "update auth.second_factor set secret = $2 where user_id = $1",
    is_blind: false,
};

fn factor(row: &Row) -> Result<Factor> {
    Ok(Factor { secret: row.get("secret")?, is_on: row.get("is_on")?, last_step: row.get("last_step")? })
}

pub async fn find(look: &Look, person: PersonId) -> Result<Option<Factor>> {
    look.find(FIND, &[&person], factor).await
}

pub async fn lock(tx: &Tx, person: PersonId) -> Result<Option<Factor>> {
    tx.find(LOCK, &[&person], factor).await
}

pub async fn save(tx: &Tx, person: PersonId, secret: &[u8]) -> Result<()> {
    tx.run(SAVE, &[&person, &secret]).await.map(drop)
}

pub async fn confirm(tx: &Tx, person: PersonId, now: Timestamp) -> Result<()> {
    tx.run(CONFIRM, &[&person, &now]).await.map(drop)
}

pub async fn save_step(tx: &Tx, person: PersonId, step: i64) -> Result<()> {
    tx.run(STEP, &[&person, &step]).await.map(drop)
}

pub async fn delete(tx: &Tx, person: PersonId) -> Result<bool> {
    tx.run(DELETE_CODES, &[&person]).await?;
    Ok(tx.run(DELETE, &[&person]).await? == 1)
}

pub async fn replace_codes(tx: &Tx, person: PersonId, hashes: &[Vec<u8>]) -> Result<()> {
    tx.run(DELETE_CODES, &[&person]).await?;
    tx.run(INSERT_CODES, &[&person, &hashes]).await.map(drop)
}

pub async fn spend_code(tx: &Tx, person: PersonId, hash: &[u8]) -> Result<bool> {
    Ok(tx.run(SPEND_CODE, &[&person, &hash, &tx.cx().now()]).await? == 1)
}

pub async fn count_codes(look: &Look, person: PersonId) -> Result<i64> {
    look.one(COUNT_CODES, &[&person], |row| row.get("left")).await
}
