//! What master-data does when its time has come.

use data::Job;

use crate::area::{self, RENAMED, Renamed};

/// Every job.
pub fn jobs() -> Vec<Job> {
    vec![Job::new::<Renamed>(RENAMED, |tx, renamed| Box::pin(area::rename(tx, renamed)))]
}
