//! The sources, read once.

use std::ops::Range;
use std::path::Path;

use super::rust::{self, Function};

/// A file of ours.
pub struct Source {
    /// From the repository's root, with `/`.
    pub path: String,
    pub text: String,
    /// For Rust: comments and strings blanked, everything else in its place.
    pub code: String,
    pub strings: Vec<Range<usize>>,
    pub functions: Vec<Function>,
}

const FOLDERS: &[&str] = &["crates", "services", "xtask", "web", "e2e", "deploy"];
const ENDINGS: &[&str] = &["rs", "sql", "ts", "tsx", "css", "html", "sh"];
/// Built, fetched or generated; not ours to shorten.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", "generated", "gen"];

impl Source {
    /// A file with its text.
    pub fn new(path: &str, text: &str) -> Self {
        let (code, strings) = if path.ends_with(".rs") { rust::mask(text) } else { (String::new(), Vec::new()) };
        let functions = rust::functions(&code);
        Self { path: path.into(), text: text.into(), code, strings, functions }
    }

    /// The line of an offset, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// From `fn` to the closing brace.
    pub fn lines_of(&self, function: &Function) -> usize {
        self.line(function.body.end) - self.line(function.start) + 1
    }

    /// Tests live in `tests.rs` and under `tests/`.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/") || self.path.starts_with("e2e/")
    }

    /// The service whose room this is in.
    pub fn service(&self) -> Option<&str> {
        self.path.strip_prefix("services/")?.split('/').next()
    }

    /// The file's name without its ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    /// The insides of string literals with their offsets.
    pub fn literals(&self) -> impl Iterator<Item = (usize, &str)> {
        self.strings.iter().map(|range| (range.start, &self.text[range.clone()]))
    }
}

/// Every file of ours.
pub fn walk(root: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in FOLDERS {
        enter(root, folder, &mut sources);
    }
    sources
}

fn enter(root: &Path, folder: &str, sources: &mut Vec<Source>) {
    let mut names: Vec<_> = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten().collect();
    names.sort_by_key(std::fs::DirEntry::file_name);
    for entry in names {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if name.starts_with('.') || NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            enter(root, &path, sources);
        } else if name.rsplit_once('.').is_some_and(|(_, end)| ENDINGS.contains(&end)) {
            // A file that is being written at this moment may be gone or half there; the next run sees it.
            sources.extend(std::fs::read_to_string(entry.path()).ok().map(|text| Source::new(&path, &text)));
        }
    }
}
