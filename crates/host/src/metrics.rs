//! Counters and durations under the names dashboards and alerts rely on.

use std::sync::OnceLock;
use std::time::Duration;

use metrics::{Counter, Histogram, Label};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Upper edges of duration histograms in seconds: from a microsecond (a permission check) to ten seconds.
pub const BUCKETS: [f64; 19] = [
    0.000_001, 0.000_005, 0.000_01, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05,
    0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
];

/// Statuses that have a counter waiting in every route; others are looked up when they happen.
const STATUSES: [u16; 16] = [200, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503, 504, 204, 304];

/// The process's metrics.
#[derive(Clone)]
pub struct MetricsHandle(PrometheusHandle);

impl MetricsHandle {
    /// Collects from now on; the same collection however often it is called.
    ///
    /// # Panics
    /// When another recorder was installed before: that is a mistake in the source.
    #[must_use]
    pub fn install() -> Self {
        static INSTALLED: OnceLock<MetricsHandle> = OnceLock::new();
        INSTALLED
            .get_or_init(|| {
                let handle = PrometheusBuilder::new()
                    .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
                    .expect("the buckets are not empty")
                    .install_recorder()
                    .expect("no other recorder is installed");
                describe();
                watch_checks();
                Self(handle)
            })
            .clone()
    }

    /// Everything in Prometheus' text format.
    #[must_use]
    pub fn render(&self) -> String {
        if let Some(bytes) = resident_bytes() {
            metrics::gauge!("process_resident_memory_bytes").set(bytes);
        }
        self.0.render()
    }

    /// Folds recorded durations into their buckets; to be called every few seconds.
    pub fn upkeep(&self) {
        self.0.run_upkeep();
    }
}

/// Permission checks are made where no metric can be: their counts and samples come here.
fn watch_checks() {
    static CHECKS: OnceLock<(Counter, Histogram)> = OnceLock::new();
    let checks = || {
        CHECKS.get_or_init(|| {
            (metrics::counter!("rbac_checks_total"), metrics::histogram!("rbac_permission_check_duration_seconds"))
        })
    };
    checks();
    kernel::watch_checks(kernel::Watch {
        checked: |made| CHECKS.get().expect("made above").0.increment(made),
        timed: |took| CHECKS.get().expect("made above").1.record(took.as_secs_f64()),
    });
}

fn describe() {
    metrics::describe_counter!("rbac_checks_total", "Permission checks, told by each thread after 64 of them.");
    metrics::describe_histogram!(
        "rbac_permission_check_duration_seconds",
        "A permission check in process; one of 64 is timed."
    );
    metrics::describe_counter!("http_requests_total", "Requests answered.");
    metrics::describe_histogram!("http_request_duration_seconds", "From the request's head to the answer's head.");
    metrics::describe_counter!("http_panics_total", "Requests that ended in a panic of ours.");
    metrics::describe_counter!("gateway_rate_limit_hits_total", "Requests refused because a client was too fast.");
    metrics::describe_counter!(
        "gateway_auth_failures_total",
        "Requests refused because the token was wrong or expired."
    );
    metrics::describe_gauge!("process_resident_memory_bytes", "Memory the process holds.");
}

fn resident_bytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u32 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(f64::from(kilobytes) * 1024.0)
}

/// The counters of one route, made once so that a request allocates no label.
pub(crate) struct RouteMetrics {
    labels: [Label; 3],
    answered: [OnceLock<Counter>; STATUSES.len()],
    duration: Histogram,
}

impl RouteMetrics {
    pub(crate) fn new(service: &'static str, method: &'static str, route: &'static str) -> Self {
        let labels = [
            Label::from_static_parts("service", service),
            Label::from_static_parts("method", method),
            Label::from_static_parts("route", route),
        ];
        let duration = metrics::histogram!("http_request_duration_seconds", labels.iter());
        Self { labels, answered: [const { OnceLock::new() }; STATUSES.len()], duration }
    }

    pub(crate) fn answered(&self, status: u16, took: Duration) {
        match STATUSES.iter().position(|known| *known == status) {
            Some(place) => self.answered[place].get_or_init(|| self.counter(status)).increment(1),
            None => self.counter(status).increment(1),
        }
        self.duration.record(took.as_secs_f64());
    }

    fn counter(&self, status: u16) -> Counter {
        let mut labels = self.labels.to_vec();
        labels.push(Label::new("status", status.to_string()));
        metrics::counter!("http_requests_total", labels)
    }
}

/// Counters that belong to no route.
pub(crate) struct GateMetrics {
    pub(crate) rate_limited: Counter,
    pub(crate) unauthenticated: Counter,
    pub(crate) panics: Counter,
}

impl GateMetrics {
    pub(crate) fn new() -> Self {
        Self {
            rate_limited: metrics::counter!("gateway_rate_limit_hits_total"),
            unauthenticated: metrics::counter!("gateway_auth_failures_total"),
            panics: metrics::counter!("http_panics_total"),
        }
    }
}
