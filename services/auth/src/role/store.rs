//! Roles' rows.

use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::Result;
use uuid::Uuid;

use super::model::Role;

macro_rules! columns {
    () => {
        "id, key, name, name_bn, level, description, permissions, retired_at, version"
    };
}

const LIST: &str = concat!("select ", columns!(), " from auth.role where retired_at is null order by key");

const LIST_RETIRED: &str = concat!("select ", columns!(), " from auth.role where retired_at is not null order by key");

const FIND_ID: &str = "select id from auth.role where key = $1";

const LOCK: &str = concat!("select ", columns!(), " from auth.role where key = $1 for update");

const INSERT: &str = "
    insert into auth.role (id, key, name, name_bn, level, description, permissions, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";

const SAVE: &str = "
    update auth.role set name = $2, name_bn = $3, level = $4, description = $5, permissions = $6, retired_at = $7, version = $8
    where key = $1";

/// A role of the tenant's own, with what only its row knows.
pub struct Kept {
    pub id: Uuid,
    pub role: Role,
    pub retired_at: Option<Timestamp>,
}

fn role(row: &Row) -> Result<Role> {
    Ok(Role {
        key: row.get("key")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        level: row.get("level")?,
        description: row.get("description")?,
        description_bn: None,
        permissions: row.get("permissions")?,
        shipped: false,
        dated: false,
        version: row.get("version")?,
    })
}

fn kept(row: &Row) -> Result<Kept> {
    Ok(Kept { id: row.get("id")?, role: role(row)?, retired_at: row.get("retired_at")? })
}

pub async fn find_id(look: &Look, key: &str) -> Result<Option<Uuid>> {
    look.find(FIND_ID, &[&key], |row| row.get("id")).await
}

/// The tenant's own roles that are not retired.
pub async fn list(look: &Look) -> Result<Vec<Role>> {
    look.list(LIST, &[], role).await
}

/// Those that are retired: assignments of the past name them.
pub async fn list_retired(look: &Look) -> Result<Vec<Role>> {
    look.list(LIST_RETIRED, &[], role).await
}

pub async fn lock(tx: &Tx, key: &str) -> Result<Option<Kept>> {
    tx.find(LOCK, &[&key], kept).await
}

pub async fn insert(tx: &Tx, id: Uuid, role: &Role) -> Result<()> {
    let r = role;
    tx.run(INSERT, &[&id, &r.key, &r.name, &r.name_bn, &r.level, &r.description, &r.permissions, &r.version]).await?;
    Ok(())
}

pub async fn save(tx: &Tx, role: &Role, retired_at: Option<Timestamp>) -> Result<()> {
    let r = role;
    tx.run(SAVE, &[&r.key, &r.name, &r.name_bn, &r.level, &r.description, &r.permissions, &retired_at, &r.version])
        .await?;
    Ok(())
}
