//! What the suite uses besides Rust, and how it comes onto a machine.

use std::path::Path;
use std::process::Command;

use crate::sh::{Result, is_root, root, run, which};

/// A program that tests call.
struct Tool {
    program: &'static str,
    /// Debian's package.
    package: &'static str,
    why: &'static str,
}

/// Everything tests call besides PostgreSQL (`postgres.rs`). A test that finds its tool missing says so in the file
/// named by `VEXTRUS_NOT_RUN`.
const TOOLS: &[Tool] = &[];

/// Installs what tests call where we may; what stays missing is reported by the tests themselves.
pub fn ensure_for_tests() -> Result {
    let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| which(tool.program).is_none()).collect();
    if missing.is_empty() || !may_apt() {
        return Ok(());
    }
    for tool in &missing {
        eprintln!("installing {} ({})", tool.package, tool.why);
    }
    apt_install(&missing.iter().map(|tool| tool.package).collect::<Vec<_>>())
}

/// Whether Debian's packages are ours to install.
pub fn may_apt() -> bool {
    which("apt-get").is_some() && is_root()
}

/// Installs packages; fetches the lists first on a machine that has none.
pub fn apt_install(packages: &[&str]) -> Result {
    let lists = std::fs::read_dir("/var/lib/apt/lists").is_ok_and(|lists| {
        lists
            .flatten()
            .any(|list| list.file_name().to_string_lossy().ends_with("Packages") || is_compressed(&list.path()))
    });
    if lists && install(packages).is_ok() {
        return Ok(());
    }
    // No lists, or lists so old that they name files the mirror has dropped.
    run(Command::new("apt-get").args(["update", "-q"]))?;
    install(packages)
}

fn is_compressed(list: &Path) -> bool {
    list.extension().is_some_and(|end| end == "lz4" || end == "gz" || end == "xz")
}

fn install(packages: &[&str]) -> Result {
    run(Command::new("apt-get")
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Fetches a pinned tool into `.tools/`, as anyone.
pub fn fetch(tool: &str) -> Result {
    let folder = root().join(".tools");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    run(crate::sh::cargo(&["run", "--quiet", "--package", "fetch", "--", tool]).arg(folder.join(tool)))
}
