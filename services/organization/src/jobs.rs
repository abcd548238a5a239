//! What organization does when its time has come.

use data::Job;

use crate::tenant::{self, TRIAL_END_JOB, TrialEnd};

/// Every job.
pub fn jobs() -> Vec<Job> {
    vec![Job::new::<TrialEnd>(TRIAL_END_JOB, |tx, TrialEnd {}| Box::pin(tenant::end_trial(tx)))]
}
