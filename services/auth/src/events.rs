//! What auth does when something happened to a tenant. And who may watch what happens here.

use contracts::auth::{RoleAssigned, RoleRevoked, UserDisabled, UserLocked, UserRegistered};
use contracts::organization::{TenantArchived, TenantCreated, TenantUpdated};
use data::Handler;
use kernel::Watched;

use crate::permissions::{ROLE_READ, USER_READ};
use crate::session;
use crate::user::{self, User};

/// The consumer's name: a tenant's events reach it in their order.
const TENANTS: &str = "auth.tenants";

/// Every handler.
pub fn handlers() -> Vec<Handler> {
    vec![
        Handler::new::<TenantCreated>(TENANTS, |tx, event| {
            Box::pin(async move {
                user::store::save_limit(tx, event.max_users).await?;
                user::found_owner(tx, User::owner(event.owner_id, None, &event.name)).await
            })
        }),
        Handler::new::<TenantUpdated>(TENANTS, |tx, event| {
            Box::pin(async move { user::store::save_limit(tx, event.max_users).await })
        }),
        Handler::new::<TenantArchived>(TENANTS, |tx, _| Box::pin(session::end_whole_tenant(tx))),
    ]
}

/// What people may watch: who sees a thing may know that it changed.
pub const WATCHED: &[Watched] = &[
    Watched::of::<UserRegistered>("auth.user", &USER_READ),
    Watched::of::<UserDisabled>("auth.user", &USER_READ),
    Watched::of::<UserLocked>("auth.user", &USER_READ),
    Watched::of::<RoleAssigned>("auth.assignment", &ROLE_READ),
    Watched::of::<RoleRevoked>("auth.assignment", &ROLE_READ),
];
