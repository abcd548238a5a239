//! Who may import whom, from cargo metadata; and what a pure crate never does.

use serde_json::Value;

use super::source::Source;
use super::{Finding, Rule, rust};
use crate::sh::{Result, cargo, read, root};

/// A package of the workspace.
#[derive(Debug)]
pub struct Package {
    pub name: String,
    /// From the repository's root: `crates/kernel`.
    pub folder: String,
    pub imports: Vec<Import>,
}

/// A declared dependency.
#[derive(Debug)]
pub struct Import {
    pub name: String,
    /// From our own workspace.
    pub ours: bool,
    /// For tests only.
    pub dev: bool,
}

/// The walls: what a crate may import of ours. A service is `*`.
const MAY: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("bangladesh", &[]),
    ("rules", &["kernel", "bangladesh"]),
    ("contracts", &["kernel"]),
    ("graphql", &[]),
    ("data", &["kernel", "graphql"]),
    ("host", &["kernel"]),
    ("seal", &[]),
    ("ledger", &["kernel", "data"]),
    ("gateway", &["kernel", "contracts", "host", "data"]),
    ("testkit", &["kernel", "bangladesh", "rules", "contracts", "data", "host", "ledger", "gateway"]),
    (SERVICE, &["kernel", "graphql", "bangladesh", "rules", "contracts", "data", "host", "ledger", "seal"]),
    ("vextrus", &[ANYTHING]),
    (TOOL, &[]),
    ("bench", &["kernel", "bangladesh", "data"]),
];
const SERVICE: &str = "a service";
const TOOL: &str = "xtask";
const ANYTHING: &str = "anything";
/// These are tested without a database.
const WITHOUT_TESTKIT: &[&str] = &["kernel", "bangladesh", "rules", "contracts"];
/// These do no IO, so nothing that does may be among their dependencies.
const PURE: &[&str] = &["kernel", "bangladesh", "rules", "contracts"];
const IO: &[&str] = &["tokio", "tokio-postgres", "deadpool", "axum", "hyper", "reqwest", "refinery", "object_store"];

const WALL: Rule = Rule {
    name: "walls",
    why: "crates stand side by side, not in a line; a room that imports another cannot run alone",
    fix: "ask through a contract, tell by an event, or move the shared words down into kernel or contracts",
};
const FOLDER: Rule = Rule {
    name: "folder",
    why: "you should know a crate's place from its name",
    fix: "give the folder and the crate the same name",
};
const PURITY: Rule = Rule {
    name: "purity",
    why: "kernel, bangladesh, rules and contracts decide and describe; they are tested and reused without a machine around",
    fix: "take what is needed as an argument; do the reading and writing in data, host or the room",
};

/// The workspace's packages, without touching the network.
pub fn packages() -> Result<Vec<Package>> {
    let text = read(&mut cargo(&["metadata", "--no-deps", "--format-version", "1", "--offline"]))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(metadata["packages"].as_array().into_iter().flatten().map(package).collect())
}

fn package(package: &Value) -> Package {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let manifest = word(&package["manifest_path"]);
    let folder = manifest.trim_end_matches("/Cargo.toml");
    let folder = folder.strip_prefix(&*root().to_string_lossy()).unwrap_or(folder).trim_start_matches('/').to_string();
    let imports = package["dependencies"].as_array().into_iter().flatten().map(|dependency| Import {
        name: word(&dependency["name"]),
        ours: dependency["path"].is_string(),
        dev: dependency["kind"] == "dev",
    });
    Package { name: word(&package["name"]), folder, imports: imports.collect() }
}

/// Holds the workspace against the table.
pub fn check(packages: &[Package]) -> Vec<Finding> {
    packages.iter().flat_map(|package| [folder_is_name(package), imports(package), purity(package)].concat()).collect()
}

fn manifest(package: &Package) -> String {
    format!("{}/Cargo.toml", package.folder)
}

fn folder_is_name(package: &Package) -> Vec<Finding> {
    let folder = package.folder.rsplit('/').next().unwrap_or_default();
    if folder == package.name {
        return Vec::new();
    }
    vec![Finding::new(&FOLDER, &manifest(package), 1, format!("crate {} lives in folder {folder}", package.name))]
}

fn kind(package: &Package) -> &str {
    match package.folder.split('/').next() {
        Some("services") => SERVICE,
        Some("xtask") if package.name != "bench" => TOOL,
        _ => &package.name,
    }
}

fn imports(package: &Package) -> Vec<Finding> {
    let kind = kind(package);
    let Some((_, may)) = MAY.iter().find(|(name, _)| *name == kind) else {
        let what =
            format!("crate {} is not in the table of who may import whom (xtask/src/tidy/walls.rs)", package.name);
        return vec![Finding::new(&WALL, &manifest(package), 1, what)];
    };
    let allowed = |import: &Import| {
        may.contains(&ANYTHING)
            || may.contains(&import.name.as_str())
            || (import.dev && import.name == "testkit" && !WITHOUT_TESTKIT.contains(&kind))
    };
    let wrong = package.imports.iter().filter(|import| import.ours && !allowed(import));
    wrong
        .map(|import| format!("{} imports {}; it may import {}", package.name, import.name, may.join(", ")))
        .map(|what| Finding::new(&WALL, &manifest(package), 1, what))
        .collect()
}

fn purity(package: &Package) -> Vec<Finding> {
    if !PURE.contains(&package.name.as_str()) {
        return Vec::new();
    }
    let wrong = package.imports.iter().filter(|import| !import.dev && IO.contains(&import.name.as_str()));
    let what = wrong.map(|import| format!("{} imports {}, which does IO", package.name, import.name));
    what.map(|what| Finding::new(&PURITY, &manifest(package), 1, what)).collect()
}

/// Nothing in a pure crate reads a file, a socket or a clock, or waits.
pub fn pure(sources: &[Source]) -> Vec<Finding> {
    const NEVER: &[&str] =
        &["std::fs", "std::net", "std::process", "SystemTime::now", "Instant::now", "Timestamp::now"];
    let ours = sources.iter().filter(|source| !source.is_test());
    let pure = ours.filter(|source| PURE.iter().any(|name| source.path.starts_with(&format!("crates/{name}/src/"))));
    pure.flat_map(|source| {
        let never = NEVER.iter().flat_map(|word| source.code.match_indices(word).map(|(at, _)| (at, *word)));
        let waits = rust::words(&source.code, "async").into_iter();
        let waits = waits.filter(|at| rust::ident(&source.code[at + 5..]) == "fn").map(|at| (at, "async fn"));
        let all = never.chain(waits).filter(|(at, _)| !excused_clock(source, *at) && !is_address(source, *at));
        all.map(|(at, word)| Finding::new(&PURITY, &source.path, source.line(at), format!("uses {word}")))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// Two places may read a clock: the clock itself, and what times one check in many.
const CLOCKS: [(&str, &str); 2] =
    [("crates/kernel/src/clock.rs", "Timestamp::now"), ("crates/kernel/src/watch.rs", "Instant::now")];

fn excused_clock(source: &Source, at: usize) -> bool {
    CLOCKS.iter().any(|(path, word)| source.path == *path && source.code[at..].starts_with(word))
}

/// An address is a number as any other; only sockets reach a network.
fn is_address(source: &Source, at: usize) -> bool {
    let Some(rest) = source.code[at..].strip_prefix("std::net::") else { return false };
    let named = match rest.strip_prefix('{') {
        Some(list) => list.split_once('}').map_or("", |(names, _)| names),
        None => rust::ident(rest),
    };
    let mut names = named.split(',').map(str::trim).filter(|name| !name.is_empty()).peekable();
    names.peek().is_some() && names.all(|name| matches!(name, "IpAddr" | "Ipv4Addr" | "Ipv6Addr"))
}
