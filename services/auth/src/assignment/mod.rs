//! What is done with assignments: given, delegated, revoked.

mod model;
mod store;

use contracts::auth::{RoleAssigned, news};
use data::Tx;
use kernel::Result;

pub use model::Assignment;
pub use store::{Held, list_held};

const RAISE: &str = "select data.grants_raise() as version";

/// Changes of roles come one after another in a tenant, and commands let in by older ones are refused from here on.
pub async fn raise(tx: &Tx) -> Result<i64> {
    tx.one(RAISE, &[], |row| row.get("version")).await
}

/// Writes a new assignment and all that follows from it.
pub async fn give(tx: &Tx, given: &Assignment) -> Result<()> {
    raise(tx).await?;
    store::insert(tx, given).await?;
    tx.publish(&RoleAssigned {
        assignment_id: given.id,
        user_id: given.person_id,
        role: given.role.clone(),
        delegated: given.delegated_from.is_some(),
    });
    tx.audit("assignment", given.id.0, None::<&()>, Some(given));
    tx.announce(news::GRANTS, Some(given.person_id.0));
    Ok(())
}
