//! What somebody signs in with, and how often a try may fail.

mod store;

use contracts::auth::UserLocked;
use data::{Db, Look, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::{Cx, PersonId, Result};
use serde_json::json;

/// Failures after which an account is locked.
const MOST: i32 = 5;
/// For how long.
const LOCK: SignedDuration = SignedDuration::from_mins(30);

/// What is kept for somebody.
pub struct Credential {
    pub password: Option<String>,
}

/// Leave to try once.
pub struct Turn {
    pub person: PersonId,
    pub password: String,
    /// This is the last try; if it fails the account is locked until then.
    pub locked_until: Option<Timestamp>,
}

/// Whose turn is wanted.
#[derive(Clone, Copy)]
pub enum Whose<'a> {
    Email(&'a str),
    Person(PersonId),
}

/// What is kept for somebody.
pub async fn find(look: &Look, person: PersonId) -> Result<Option<Credential>> {
    store::find(look, person).await
}

/// A new password. Failures of the one before are forgotten.
pub async fn save(tx: &Tx, person: PersonId, hash: &str) -> Result<()> {
    store::save(tx, person, hash, tx.cx().now()).await
}

/// The same password, hashed anew.
pub async fn rehash(tx: &Tx, person: PersonId, hash: &str, before: &str) -> Result<()> {
    store::rehash(tx, person, hash, before).await
}

/// Forgets failures, if this is still the password: it may have been changed while it was tried.
pub async fn clear_if(tx: &Tx, person: PersonId, hash: &str) -> Result<bool> {
    store::clear_if(tx, person, hash).await
}

/// Forgets failures.
pub async fn clear(tx: &Tx, person: PersonId) -> Result<()> {
    store::clear(tx, person).await
}

/// Leave to try a password or code once, counted in a transaction of its own before the try. None for an account that is
/// locked, disabled, without a password, or not there.
// open: called before anybody is known
pub async fn take_turn(db: &Db, cx: &Cx, whose: Whose<'_>) -> Result<Option<Turn>> {
    let tx = db.begin(cx, "auth.sign-in").await?;
    let turn = store::take_turn(&tx, whose, cx.now(), cx.now() + LOCK, MOST).await?;
    tx.commit().await?;
    Ok(turn)
}

/// The try was none: what it tried was right, or nothing was tried.
// open: called before anybody is known
pub async fn give_back(db: &Db, cx: &Cx, person: PersonId) -> Result<()> {
    let tx = db.begin(cx, "auth.sign-in").await?;
    store::give_back(&tx, person, MOST).await?;
    tx.commit().await
}

/// Writes down that a try failed, and that the account is locked now, if it is. In a transaction of its own: it stays
/// although what was tried is refused.
// open: called before anybody is known
pub async fn record_failure(db: &Db, cx: &Cx, turn: &Turn, what: &str, from: &str) -> Result<()> {
    let tx = db.begin(cx, "auth.sign-in").await?;
    let after = json!({ "failed": what, "from": from, "lockedUntil": turn.locked_until });
    tx.audit("sign-in", turn.person.0, None::<&()>, Some(&after));
    if let Some(until) = turn.locked_until {
        tx.publish(&UserLocked { user_id: turn.person, until: Some(until) });
    }
    tx.commit().await
}
