//! Flags' rows.

use contracts::configuration::FlagId;
use data::{Look, Row, Tx};
use kernel::{Error, PersonId, Result};
use serde_json::Value;
use uuid::Uuid;

use super::model::FeatureFlag;

macro_rules! columns {
    () => {
        "id, key, name, name_bn, enabled, percent, people, roles, starts_on, ends_on, variants, reason, \
         state = 'closed' as is_closed, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from configuration.flag where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from configuration.flag where id = $1 for update");

const LIST: &str = concat!("select ", columns!(), " from configuration.flag order by key");

const LIST_OPEN: &str = concat!("select ", columns!(), " from configuration.flag where state = 'open' order by key");

const SAVE: &str = "
    insert into configuration.flag
      (id, key, name, name_bn, enabled, percent, people, roles, starts_on, ends_on, variants, reason, state, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    on conflict (tenant_id, id) do update
    set name = excluded.name, name_bn = excluded.name_bn, enabled = excluded.enabled, percent = excluded.percent,
        people = excluded.people, roles = excluded.roles, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
        variants = excluded.variants, reason = excluded.reason, state = excluded.state, version = excluded.version";

fn flag(row: &Row) -> Result<FeatureFlag> {
    Ok(FeatureFlag {
        id: row.get("id")?,
        key: row.get("key")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        enabled: row.get("enabled")?,
        percent: row.get("percent")?,
        person_ids: row.get::<Vec<Uuid>>("people")?.into_iter().map(PersonId).collect(),
        roles: row.get("roles")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        variants: serde_json::from_value(row.get::<Value>("variants")?).map_err(Error::internal)?,
        reason: row.get("reason")?,
        is_closed: row.get("is_closed")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: FlagId) -> Result<Option<FeatureFlag>> {
    look.find(FIND, &[&id], flag).await
}

pub async fn lock(tx: &Tx, id: FlagId) -> Result<Option<FeatureFlag>> {
    tx.find(LOCK, &[&id], flag).await
}

/// All of them: a tenant never has many.
pub async fn list(look: &Look) -> Result<Vec<FeatureFlag>> {
    look.list(LIST, &[], flag).await
}

pub async fn list_open(look: &Look) -> Result<Vec<FeatureFlag>> {
    look.list(LIST_OPEN, &[], flag).await
}

/// Writes a flag, also one that is touched for the first time.
pub async fn save(tx: &Tx, flag: &FeatureFlag) -> Result<()> {
    let f = flag;
    let people: Vec<Uuid> = f.person_ids.iter().map(|person| person.0).collect();
    let variants = serde_json::to_value(&f.variants).map_err(Error::internal)?;
    let state = if f.is_closed { "closed" } else { "open" };
    tx.run(
        SAVE,
        &[
            &f.id,
            &f.key,
            &f.name,
            &f.name_bn,
            &f.enabled,
            &f.percent,
            &people,
            &f.roles,
            &f.starts_on,
            &f.ends_on,
            &variants,
            &f.reason,
            &state,
            &f.version,
        ],
    )
    .await?;
    Ok(())
}
