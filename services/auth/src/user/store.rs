//! Rows of users.

use data::{Look, Row, Tx};
use kernel::{PersonId, Result};

use super::model::User;

const FIND: &str = "select id, name, version from auth.user where id = $1";

const INSERT: &str = "insert into auth.user (id, name, version) values ($1, $2, $3)";

fn user(row: &Row) -> Result<User> {
    Ok(User { id: row.get("id")?, name: row.get("name")?, version: row.get("version")? })
}

pub async fn find(look: &Look, id: PersonId) -> Result<Option<User>> {
    look.find(FIND, &[&id], user).await
}

pub async fn insert(tx: &Tx, user: &User) -> Result<()> {
    tx.run(INSERT, &[&user.id, &user.name, &user.version]).await?;
    Ok(())
}
