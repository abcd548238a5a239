//! What is done with roles: read, made, changed, retired; and the catalogue of permissions.

mod graphql;
mod model;
pub mod shipped;
mod store;

#[cfg(test)]
mod tests;

use contracts::auth::news;
use data::{Db, Look, Tx};
use kernel::fields::expect_version;
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::{assignment, errors, permissions};

pub use graphql::{RoleMutation, RoleQuery};
pub use model::{NewRole, PermissionFacts, Role, UpdateRole, expect_within, is_within, known, unknown};

/// The roles of a tenant.
#[derive(Clone)]
pub struct Roles {
    pub db: Db,
}

impl Roles {
    /// Every role, the shipped ones first.
    pub async fn list(&self, cx: &Cx) -> Result<Vec<Role>> {
        cx.require(&permissions::ROLE_READ)?;
        self.db.read(cx, async move |look| list(look).await).await
    }

    /// A role.
    pub async fn find(&self, cx: &Cx, key: String) -> Result<Role> {
        cx.require(&permissions::ROLE_READ)?;
        self.list(cx).await?.into_iter().find(|role| role.key == key).ok_or_else(missing)
    }

    /// Every permission there is, with the roles that hold it.
    pub async fn catalogue(&self, cx: &Cx) -> Result<Vec<PermissionFacts>> {
        cx.require(&permissions::ROLE_READ)?;
        Ok(model::catalogue(&self.list(cx).await?))
    }

    /// Makes a role of the tenant's own. It holds nothing its maker does not hold.
    pub async fn create(&self, cx: &Cx, input: NewRole) -> Result<Role> {
        cx.require_everywhere(&permissions::ROLE_CREATE)?;
        let role = Role::new(&input)?;
        expect_within(cx, &role.permissions, None, None)?;
        self.db
            .command(cx, "auth.role.create", &input.clone(), async move |tx| {
                assignment::begin(tx).await?;
                let id = Uuid::now_v7();
                store::insert(tx, id, &role).await?;
                written(tx, id, None, Some(&role));
                Ok(role.clone())
            })
            .await
    }

    /// Changes a role of the tenant's own. What it newly grants its maker holds; what it granted before may stay.
    pub async fn update(&self, cx: &Cx, input: UpdateRole) -> Result<Role> {
        cx.require_everywhere(&permissions::ROLE_UPDATE)?;
        self.db
            .command(cx, "auth.role.update", &input.clone(), async move |tx| {
                assignment::begin(tx).await?;
                let before = lock(tx, &input.key).await?;
                let after = before.role.clone().update(&input)?;
                let more = after.permissions.iter().filter(|name| !before.role.permissions.contains(name));
                expect_within(tx.cx(), &more.cloned().collect::<Vec<_>>(), None, None)?;
                store::save(tx, &after, None).await?;
                written(tx, before.id, Some(&before.role), Some(&after));
                Ok(after)
            })
            .await
    }

    /// Retires a role of the tenant's own that nobody holds any more.
    pub async fn retire(&self, cx: &Cx, key: String, version: i32) -> Result<Role> {
        cx.require_everywhere(&permissions::ROLE_RETIRE)?;
        self.db
            .command(cx, "auth.role.retire", &(key.clone(), version), async move |tx| {
                assignment::begin(tx).await?;
                let before = lock(tx, &key).await?;
                expect_version("role", version, before.role.version)?;
                let holders = assignment::count_holders(tx, &key, tx.cx().now()).await?;
                if holders > 0 {
                    return Err(Error::new(&errors::ROLE_IN_USE).with("count", holders));
                }
                let after = Role { version: before.role.version + 1, ..before.role.clone() };
                store::save(tx, &after, Some(tx.cx().now())).await?;
                written(tx, before.id, Some(&before.role), None);
                Ok(after)
            })
            .await
    }
}

/// Every role, the shipped ones first.
pub async fn list(look: &Look) -> Result<Vec<Role>> {
    Ok(model::with_shipped(store::list(look).await?))
}

/// The role of this key.
pub async fn expect(look: &Look, key: &str) -> Result<Role> {
    list(look).await?.into_iter().find(|role| role.key == key).ok_or_else(missing)
}

async fn lock(tx: &Tx, key: &str) -> Result<store::Kept> {
    if shipped::find(key).is_some() {
        return Err(Error::new(&errors::ROLE_SHIPPED).with("role", key));
    }
    let kept = store::lock(tx, key).await?.ok_or_else(missing)?;
    if kept.retired_at.is_some() { Err(missing()) } else { Ok(kept) }
}

/// What every change of a role leaves behind: its audit row, and everybody's grants are read anew.
fn written(tx: &Tx, id: Uuid, before: Option<&Role>, after: Option<&Role>) {
    tx.audit("role", id, before, after);
    tx.announce(news::GRANTS, None);
}

fn missing() -> Error {
    Error::not_found("role")
}
