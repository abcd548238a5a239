//! Retention's rows, and the entries whose time has come.

use std::collections::BTreeMap;

use data::{Look, Tx};
use jiff::Timestamp;
use kernel::{Error, Result};
use seal::Purge;
use uuid::Uuid;

use super::model::{Kind, Rule};

const LIST: &str = "select kind, years from audit.retention";

const LOCK: &str = "
    select pg_advisory_xact_lock(hashtextextended('audit.retention ' || current_setting('app.tenant_id'), 0))";

const SAVE: &str = "
    insert into audit.retention (kind, years) values ($1, $2)
    on conflict (tenant_id, kind) do update set years = excluded.years";

/// Sealed entries before the day, of these nouns or of all others, that no hold holds.
const DUE: &str = "
    select e.id from audit.entry e
    where e.at < $1 and ($2::text[] is null or e.noun = any ($2)) and not e.noun = any ($3)
      and not exists (
        select from audit.hold h
        where h.released_at is null
          and (h.noun is null or h.noun = e.noun) and (h.subject is null or h.subject = e.subject)
          and (h.from_on is null or (e.at at time zone 'Asia/Dhaka')::date >= h.from_on)
          and (h.until_on is null or (e.at at time zone 'Asia/Dhaka')::date <= h.until_on))
    order by e.at, e.id limit $4";

const INSERT: &str = "
    insert into audit.purge (id, at, rule, row_ids, key_id, signature) values ($1, $2, $3, $4, $5, $6)";

/// The newest record, if entries it names are still known.
const UNFINISHED: &str = "
    select p.row_ids from (select row_ids from audit.purge order by at desc, id desc limit 1) p
    where exists (select from audit.entry e where e.id = any (p.row_ids))";

const FORGET_WORDS: &str = "
    delete from audit.word w using audit.entry e
    where e.id = any ($1) and w.word = any (e.words) and w.at = e.at and w.id = e.id";

const FORGET: &str = "delete from audit.entry where id = any ($1)";

pub async fn list(look: &Look) -> Result<BTreeMap<String, i32>> {
    let rows = look.list(LIST, &[], |row| Ok((row.get("kind")?, row.get("years")?))).await?;
    Ok(rows.into_iter().collect())
}

pub async fn lock(tx: &Tx) -> Result<()> {
    tx.run(LOCK, &[]).await?;
    Ok(())
}

pub async fn save(tx: &Tx, kind: Kind, years: i32) -> Result<()> {
    tx.run(SAVE, &[&kind, &years]).await?;
    Ok(())
}

pub async fn due(tx: &Tx, rule: &Rule, limit: i64) -> Result<Vec<Uuid>> {
    tx.list(DUE, &[&rule.before, &rule.nouns, &rule.not, &limit], |row| row.get("id")).await
}

pub async fn insert(tx: &Tx, purge: &Purge) -> Result<()> {
    let at = Timestamp::from_microsecond(purge.at).map_err(Error::internal)?;
    tx.run(INSERT, &[&purge.id, &at, &purge.rule, &purge.rows, &purge.key, &purge.signature.0]).await?;
    Ok(())
}

pub async fn unfinished(look: &Look) -> Result<Option<Vec<Uuid>>> {
    look.find(UNFINISHED, &[], |row| row.get("row_ids")).await
}

pub async fn forget(tx: &Tx, ids: &[Uuid]) -> Result<()> {
    tx.run(FORGET_WORDS, &[&ids]).await?;
    tx.run(FORGET, &[&ids]).await?;
    Ok(())
}
