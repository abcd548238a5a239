//! What processes use, from /proc, and what the program weighs.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::Result;
use crate::report::Report;

/// The kernel counts processor time in hundredths of a second on every machine we run on.
const TICK: Duration = Duration::from_millis(10);
const MIB: f64 = 1024.0 * 1024.0;

/// The size of the program's file.
pub fn size(report: &Report, program: &Path) -> Result {
    let file = program.metadata().map_err(|error| format!("{}: {error}", program.display()))?;
    report.figure("size", "program", file.len() as f64 / MIB, "MiB");
    Ok(())
}

/// A process as /proc tells it.
struct Stat {
    parent: u32,
    /// Its own, and that of the children it has waited for.
    time: Duration,
}

fn stat(pid: u32) -> Option<Stat> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in parentheses may hold anything; the fields begin behind it.
    let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u32 = fields.get(11..15)?.iter().filter_map(|field| field.parse::<u32>().ok()).sum();
    Some(Stat { parent: fields.get(1)?.parse().ok()?, time: TICK * ticks })
}

/// Every process below `root`: here that is PostgreSQL, which the program runs as its child.
pub fn below(root: u32) -> Vec<u32> {
    let folders = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = folders.filter_map(|folder| folder.file_name().to_string_lossy().parse::<u32>().ok());
    let parents: BTreeMap<u32, u32> = pids.filter_map(|pid| Some((pid, stat(pid)?.parent))).collect();
    let is_below =
        |pid: &u32| std::iter::successors(parents.get(pid), |parent| parents.get(parent)).any(|up| *up == root);
    parents.keys().filter(|pid| is_below(pid)).copied().collect()
}

/// Processor time of a process, and of everything below it.
pub fn processor(root: u32) -> (Duration, Duration) {
    let of = |pid: u32| stat(pid).map_or(Duration::ZERO, |stat| stat.time);
    (of(root), below(root).into_iter().map(of).sum())
}

/// The most memory a process ever had resident, in MiB.
pub fn peak(pid: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Resident memory of a process in MiB: all its pages, and its share of shared ones.
pub fn memory(pid: u32) -> (f64, f64) {
    let of = |file: &str, name: &str| {
        let text = std::fs::read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    };
    (of("status", "VmRSS:"), of("smaps_rollup", "Pss:"))
}
