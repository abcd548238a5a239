//! What is done with roles: read, made, changed, retired; and the catalogue of permissions.

mod graphql;
pub mod meta;
mod model;
pub mod shipped;
mod store;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use contracts::auth::news;
use data::{Db, Look, Tx};
use kernel::fields::expect_version;
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::{assignment, errors, permissions, session};

pub use graphql::{RoleMutation, RoleNode, RoleQuery};
pub use model::{NewRole, PermissionFacts, Role, UpdateRole, expect_within, is_called, is_within, known, unknown};

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

    /// The id a role of the tenant's own is known by to what happened to it; none of a shipped one.
    pub async fn id(&self, cx: &Cx, key: &str) -> Result<Option<Uuid>> {
        cx.require(&permissions::ROLE_READ)?;
        self.db.read(cx, async |look| store::find_id(look, key).await).await
    }

    /// Every role there is or was, for naming what assignments of the present and the past are of.
    // open: whoever may see an assignment may know what its role is called; nothing here is of a person
    pub async fn named(&self, cx: &Cx) -> Result<Vec<Role>> {
        session::expect_known(cx)?;
        self.db
            .read(cx, async move |look| {
                let (own, retired) = futures_util::try_join!(store::list(look), store::list_retired(look))?;
                Ok(model::with_shipped(own).into_iter().chain(retired).collect())
            })
            .await
    }

    /// How many people hold each role now, where the caller may look; a role nobody holds is left out.
    pub async fn holders(&self, cx: &Cx) -> Result<HashMap<String, i64>> {
        cx.require(&permissions::ROLE_READ)?;
        let (now, scope) = (cx.now(), cx.companies(&permissions::ROLE_READ));
        self.db.read(cx, async move |look| assignment::count_by_role(look, now, &scope).await).await
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

    /// Retires a role of the tenant's own. With a reason it is first taken back from everybody who holds it; without
    /// one it is refused while anybody does.
    pub async fn retire(&self, cx: &Cx, key: String, version: i32, reason: Option<String>) -> Result<Role> {
        cx.require_everywhere(&permissions::ROLE_RETIRE)?;
        let reason = reason.filter(|text| !text.trim().is_empty());
        if reason.is_some() {
            cx.require_everywhere(&permissions::ROLE_REVOKE)?;
        }
        self.db
            .command(cx, "auth.role.retire", &(key.clone(), version, reason.clone()), async move |tx| {
                assignment::begin(tx).await?;
                let before = lock(tx, &key).await?;
                expect_version("role", version, before.role.version)?;
                match &reason {
                    Some(reason) => assignment::end_all_of(tx, &key, reason).await?,
                    None => expect_unheld(tx, &key).await?,
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

async fn expect_unheld(tx: &Tx, key: &str) -> Result<()> {
    match assignment::count_holders(tx, key, tx.cx().now()).await? {
        0 => Ok(()),
        holders => Err(Error::new(&errors::ROLE_IN_USE).with("count", holders)),
    }
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
