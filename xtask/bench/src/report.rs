//! Figures, one JSON line each.

use std::process::Command;

use serde_json::{Value, json};

/// Writes figures with the machine and the commit they belong to.
pub struct Report {
    machine: Value,
    commit: String,
}

/// A figure of the same run to hold another against.
pub struct Yardstick {
    pub what: &'static str,
    pub value: f64,
}

impl Report {
    /// Looks at the machine once.
    pub fn new() -> Self {
        let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let cpu = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let machine = json!({ "cores": cores, "cpu": cpu.map_or("unknown", |(_, name)| name.trim()) });
        Self { machine, commit: commit() }
    }

    /// One figure.
    pub fn figure(&self, bench: &str, what: &str, value: f64, unit: &str) {
        self.line(bench, what, value, unit, None);
    }

    /// One figure beside its yardstick.
    pub fn beside(&self, bench: &str, what: &str, value: f64, unit: &str, yardstick: &Yardstick) {
        self.line(bench, what, value, unit, Some(yardstick));
    }

    fn line(&self, bench: &str, what: &str, value: f64, unit: &str, yardstick: Option<&Yardstick>) {
        let ratio = yardstick.map(|yardstick| rounded(value / yardstick.value));
        let line = json!({
            "bench": bench,
            "what": what,
            "value": rounded(value),
            "unit": unit,
            "yardstick": yardstick.map(|yardstick| yardstick.what),
            "yardstick_value": yardstick.map(|yardstick| rounded(yardstick.value)),
            "ratio": ratio,
            "machine": self.machine,
            "commit": self.commit,
        });
        println!("{line}");
    }
}

/// Three digits behind the point are more than a measurement is worth.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The commit, with `+` when the tree has changes.
fn commit() -> String {
    let git = |words: &[&str]| {
        let output = Command::new("git").args(words).output().ok().filter(|output| output.status.success());
        output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_string())
    };
    let head = git(&["rev-parse", "--short", "HEAD"]).unwrap_or_else(|| "unknown".into());
    let changed = git(&["status", "--porcelain"]).is_some_and(|status| !status.is_empty());
    if changed { format!("{head}+") } else { head }
}

/// The middle of some figures.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
