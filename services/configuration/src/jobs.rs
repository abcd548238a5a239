//! What configuration does when its time has come.

use data::Job;

/// Every job.
pub fn jobs() -> Vec<Job> {
    Vec::new()
}
