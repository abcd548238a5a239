//! The installation as a whole: whether it is held after a restore, and which password its processes sign in with.
//!
//! While it is held nothing goes outside: deliveries marked [`crate::Job::outside`] or [`crate::Handler::outside`]
//! (SMS, mail, bank files, Kafka) wait in their queue, everything inside goes on.

use jiff::Timestamp;
use kernel::{Cx, Error, Result};
use postgres_protocol::password::scram_sha_256;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio_postgres::{Client, Config};

use crate::db::Db;
use crate::install::{LOCK, not_let_in};
use crate::{fault, tls};

/// Why and since when nothing goes outside.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Held {
    /// Since when.
    pub since: Timestamp,
    /// The sentence of whoever held it.
    pub why: String,
    /// The moment its data were taken back to; none when to the end of what was archived.
    pub restored_to: Option<Timestamp>,
    /// Paper numbers that had been given after that moment.
    pub papers: Vec<Paper>,
}

/// A number series that had gone on after the moment an installation was restored to: papers with these numbers are out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The tenant's short name.
    pub tenant: String,
    /// The series.
    pub series: String,
    /// Its scope (company, year …).
    pub scope: String,
    /// The last number as restored; the next paper gets the one after it.
    pub last: i64,
    /// The last number that had really been given.
    pub given: i64,
}

const HELD: &str = "select held_at, held_why, restored_to, papers from data.installation where held_at is not null";
const HOLD: &str = "
    update data.installation
    set held_at = $1, held_why = $2, restored_to = $3, papers = $4, released_at = null";
const RELEASE: &str = "update data.installation set held_at = null, released_at = $1 where held_at is not null";

/// Whether nothing may go outside, and why.
///
/// # Errors
/// What the database refuses.
pub async fn held(db: &Db, cx: &Cx) -> Result<Option<Held>> {
    // A read, so that it needs no connection of its own and is answered on a full disk, too.
    let system = db.acting_as("vextrus_system");
    system
        .read(cx, async |look| {
            look.find(HELD, &[], |row| {
                let papers: Value = row.get("papers")?;
                Ok(Held {
                    since: row.get("held_at")?,
                    why: row.get("held_why")?,
                    restored_to: row.get("restored_to")?,
                    papers: serde_json::from_value(papers).map_err(Error::internal)?,
                })
            })
            .await
        })
        .await
}

/// From now on nothing goes outside.
///
/// # Errors
/// What the database refuses.
pub async fn hold(db: &Db, cx: &Cx, held: &Held) -> Result<()> {
    let papers = serde_json::to_value(&held.papers).map_err(Error::internal)?;
    let tx = db.begin_system(cx, "hold the installation").await?;
    tx.run(HOLD, &[&held.since, &held.why, &held.restored_to, &papers]).await?;
    tx.commit().await
}

/// Lets what waited go outside; false when nothing was held.
///
/// # Errors
/// What the database refuses.
pub async fn release(db: &Db, cx: &Cx) -> Result<bool> {
    let tx = db.begin_system(cx, "release the installation").await?;
    let changed = tx.run(RELEASE, &[&cx.now()]).await?;
    tx.commit().await?;
    Ok(changed > 0)
}

const KNOWS_EDITIONS: &str = "
    select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = 'data' and c.relname = 'installation')";
const EDITION: &str = "select login_edition from data.installation";
const NEXT_EDITION: &str = "update data.installation set login_edition = login_edition + 1 returning login_edition";

/// Which password the processes sign in with: the first until it is changed.
///
/// # Errors
/// The database does not let `admin` in.
pub async fn login_edition(admin: &Config) -> Result<i32> {
    let client = tls::connect(admin).await.map_err(|error| not_let_in(admin, error))?;
    let known: bool = client.query_one(KNOWS_EDITIONS, &[]).await.map_err(fault::from_client)?.get(0);
    if !known {
        return Ok(1);
    }
    execute(&client, "set role vextrus_owner").await?;
    Ok(client.query_one(EDITION, &[]).await.map_err(fault::from_client)?.get(0))
}

/// Gives the login role the next password, in one transaction with its number: whoever asks afterwards knows it,
/// and nobody's open connection is touched. Answers the number.
///
/// # Errors
/// The database does not let `admin` in, or refuses.
pub async fn rotate_login(admin: &Config, name: &str, password: impl Fn(i32) -> String) -> Result<i32> {
    let client = tls::connect(admin).await.map_err(|error| not_let_in(admin, error))?;
    // One that installs just now would put its own password back.
    // sql: the number is a constant of ours.
    execute(&client, &format!("begin; select pg_advisory_xact_lock({LOCK}); set local role vextrus_owner")).await?;
    let edition: i32 = client.query_one(NEXT_EDITION, &[]).await.map_err(fault::from_client)?.get(0);
    let proof = scram_sha_256(password(edition).as_bytes());
    // sql: the name is a constant of ours, the proof has no quote in it.
    execute(&client, &format!("reset role; alter role {name} password '{proof}'; commit")).await?;
    Ok(edition)
}

async fn execute(client: &Client, sql: &str) -> Result<()> {
    client.batch_execute(sql).await.map_err(fault::from_client)
}
