//! What auth does when something happened to a tenant.

use contracts::organization::{TenantArchived, TenantCreated, TenantUpdated};
use data::Handler;

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
