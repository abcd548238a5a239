//! What the gateway counts, under the names dashboards rely on.

use std::time::Duration;

use metrics::{Counter, Histogram, counter, histogram};

/// Counters found once, not at every request.
pub(crate) struct Metrics {
    queries: [Counter; 2],
    durations: [Histogram; 2],
    calls: Vec<Histogram>,
    plans: [Counter; 2],
}

const OUTCOMES: [&str; 2] = ["executed", "refused"];
const CACHE: [&str; 2] = ["hit", "made"];

impl Metrics {
    pub(crate) fn new<'s>(services: impl Iterator<Item = &'s str>) -> Self {
        Self {
            queries: OUTCOMES.map(|outcome| counter!("gateway_federated_query_total", "outcome" => outcome)),
            durations: OUTCOMES
                .map(|outcome| histogram!("gateway_federated_query_duration_seconds", "outcome" => outcome)),
            calls: services
                .map(|name| histogram!("service_call_duration_seconds", "service" => name.to_owned()))
                .collect(),
            plans: CACHE.map(|from| counter!("gateway_plan_total", "from" => from)),
        }
    }

    pub(crate) fn answered(&self, executed: bool, took: Duration) {
        let which = usize::from(!executed);
        self.queries[which].increment(1);
        self.durations[which].record(took.as_secs_f64());
    }

    pub(crate) fn called(&self, source: usize, took: Duration) {
        self.calls[source].record(took.as_secs_f64());
    }

    pub(crate) fn planned(&self, made: bool) {
        self.plans[usize::from(made)].increment(1);
    }
}
