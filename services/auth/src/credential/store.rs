//! Passwords' rows and the count of failures.

use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::{PersonId, Result};

use super::{Credential, Turn, Whose};

const FIND: &str = "select password from auth.credential where user_id = $1";

const SAVE: &str = "
    insert into auth.credential (user_id, password, changed_at) values ($1, $2, $3)
    on conflict on constraint credential_pk
    do update set password = excluded.password, changed_at = excluded.changed_at, failures = 0, locked_until = null";

const REHASH: &str = "update auth.credential set password = $2 where user_id = $1 and password = $3";

/// A try is counted before it is made, and one too many is not made: guesses side by side wait for the row and see
/// the count of those before.
macro_rules! take_turn {
    ($whose:literal) => {
        concat!(
            "update auth.credential c
            set failures = case when c.locked_until is null then c.failures + 1 else 1 end,
                locked_until = case when c.locked_until is null and c.failures + 1 >= $4 then $3::timestamptz end
            from auth.user u
            where ",
            $whose,
            " and u.id = c.user_id and u.state = 'active' and c.password is not null
              and (c.locked_until is null or c.locked_until <= $2)
            returning c.user_id, c.password, c.locked_until"
        )
    };
}

const TAKE_TURN: &str = take_turn!("c.user_id = $1");

const TAKE_TURN_BY_EMAIL: &str = take_turn!("u.email = $1");

const GIVE_BACK: &str = "
    update auth.credential
    set failures = greatest(failures - 1, 0), locked_until = case when failures - 1 >= $2 then locked_until end
    where user_id = $1";

const CLEAR_IF: &str =
    "update auth.credential set failures = 0, locked_until = null where user_id = $1 and password = $2";

const CLEAR: &str = "update auth.credential set failures = 0, locked_until = null where user_id = $1";

fn credential(row: &Row) -> Result<Credential> {
    Ok(Credential { password: row.get("password")? })
}

fn turn(row: &Row) -> Result<Turn> {
    Ok(Turn { person: row.get("user_id")?, password: row.get("password")?, locked_until: row.get("locked_until")? })
}

pub async fn find(look: &Look, person: PersonId) -> Result<Option<Credential>> {
    look.find(FIND, &[&person], credential).await
}

pub async fn save(tx: &Tx, person: PersonId, hash: &str, now: Timestamp) -> Result<()> {
    tx.run(SAVE, &[&person, &hash, &now]).await.map(drop)
}

pub async fn rehash(tx: &Tx, person: PersonId, hash: &str, before: &str) -> Result<()> {
    tx.run(REHASH, &[&person, &hash, &before]).await.map(drop)
}

pub async fn take_turn(tx: &Tx, whose: Whose<'_>, now: Timestamp, until: Timestamp, most: i32) -> Result<Option<Turn>> {
    match whose {
        Whose::Email(email) => tx.find(TAKE_TURN_BY_EMAIL, &[&email, &now, &until, &most], turn).await,
        Whose::Person(person) => tx.find(TAKE_TURN, &[&person, &now, &until, &most], turn).await,
    }
}

pub async fn give_back(tx: &Tx, person: PersonId, most: i32) -> Result<()> {
    tx.run(GIVE_BACK, &[&person, &most]).await.map(drop)
}

pub async fn clear_if(tx: &Tx, person: PersonId, hash: &str) -> Result<bool> {
    Ok(tx.run(CLEAR_IF, &[&person, &hash]).await? == 1)
}

pub async fn clear(tx: &Tx, person: PersonId) -> Result<()> {
    tx.run(CLEAR, &[&person]).await.map(drop)
}
