//! What somebody may do, composed from roles, delegations, conditions and duties.

use data::Look;
use kernel::{Clash, Conditional, PersonId, Result};

/// What somebody may do at a version of the tenant's roles.
#[expect(dead_code, reason = "asked by identify, which comes next")]
pub struct Composed {
    /// Every grant not yet ended, also those that hold later or elsewhere.
    pub grants: Vec<Conditional>,
    /// What must not be used for a clash of duties.
    pub clashes: Vec<Clash>,
    /// `data.grants_version` as it was read.
    pub version: i64,
}

/// Reads what the person may do; one flight.
#[expect(dead_code, reason = "asked by identify, which comes next")]
pub async fn compose(_look: &Look, _person: PersonId) -> Result<Composed> {
    Ok(Composed { grants: Vec::new(), clashes: Vec::new(), version: 0 })
}
