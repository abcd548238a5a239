//! How many companies, branches, units and positions a tenant has open, and how many its plan allows.
//!
//! Two books of the same facts: the counters are written with each command and hold the limit; the months are counted
//! from events for the operator's bill.

mod store;

use data::{Look, Tx};
use jiff::civil::Date;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::errors;
use kernel::words;

words! {
    /// What a plan counts.
    #[graphql(name = "PlanItem")]
    What {
        /// Companies.
        Company = "company",
        /// Branches.
        Branch = "branch",
        /// Divisions, departments and cost centres.
        Unit = "unit",
        /// Positions.
        Position = "position",
    }
}

/// One line of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    pub what: What,
    pub used: i32,
    pub limit: i32,
}

/// Whether one more was opened or one less is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Opened,
    Closed,
}

/// The plan, line by line.
pub async fn list(look: &Look) -> Result<Vec<Usage>> {
    store::list(look).await
}

/// The counters of a new tenant.
pub async fn insert(tx: &Tx) -> Result<()> {
    store::insert(tx).await
}

/// Takes one of what the plan allows, or refuses. Looking and counting are one statement, so of two who want the last
/// one, one gets it.
pub async fn take(tx: &Tx, what: What) -> Result<()> {
    if store::take(tx, what).await? {
        return Ok(());
    }
    let (limit, plan) = store::find_limit(tx, what).await?;
    Err(Error::new(&errors::LIMIT_REACHED).with("what", what.word()).with("limit", limit).with("plan", plan))
}

/// Gives one back.
pub async fn give_back(tx: &Tx, what: What) -> Result<()> {
    store::give_back(tx, what).await
}

/// Counts one change into the month it happened in.
pub async fn meter(tx: &Tx, what: What, change: Change, on: Date) -> Result<()> {
    store::save_month(tx, on.first_of_month(), what, change).await
}
