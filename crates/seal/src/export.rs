//! Verifies an export's folder: no database, no network, no clock but the manifest's.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use jiff::Timestamp;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::block::Block;
use crate::check::{Checker, Damage, Found, Known, Report, What};
use crate::digest::{Wrong, hex};
use crate::head::{Head, Key, Keys};
use crate::purge::Purge;
use crate::row::Row;

const ROWS: &str = "data.audit_row.jsonl";
const BLOCKS: &str = "audit.block.jsonl";
const PURGES: &str = "audit.purge.jsonl";
/// What search knows of sealed rows: enough to say what a deleted one was.
const ENTRIES: &str = "audit.entry.jsonl";
/// Public keys and the newest head.
const SEAL: &str = "audit.seal.json";

#[derive(Deserialize)]
struct Manifest {
    tenant: Uuid,
    at: Timestamp,
    tables: Vec<Listed>,
    #[serde(default)]
    enclosures: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    file: String,
    sha256: String,
}

#[derive(Deserialize)]
struct Enclosed {
    keys: Vec<Key>,
    head: Option<Head>,
}

/// Reads an export's folder and recomputes everything: the files against the manifest, rows against leaves, leaves
/// against roots, blocks against each other and their signatures, and the heads, besides those kept elsewhere.
///
/// # Errors
/// The folder is no export, or a line of it cannot be read.
pub fn verify_export(folder: &Path, heads: Vec<Head>) -> Result<Report, Wrong> {
    let manifest: Manifest = serde_json::from_slice(&read(&folder.join("manifest.json"))?)?;
    let enclosed: Enclosed = serde_json::from_slice(&read(&folder.join(SEAL))?)?;
    let heads = heads.into_iter().chain(enclosed.head).collect();
    let mut checker = Checker::new(manifest.tenant, Keys::of(enclosed.keys), heads);
    files(folder, &manifest, &mut checker)?;
    lines(&folder.join(PURGES), |_, line| {
        checker.purge(&Purge::read(line)?);
        Ok(())
    })?;
    let mut rows: HashMap<Uuid, Found> = HashMap::new();
    lines(&folder.join(ROWS), |_, line| {
        let row = Row::read(line)?;
        let found = Found { leaf: row.leaf(), at: row.at };
        if rows.insert(row.id, found).is_some() {
            checker.also(What::Twice, format!("row {} is written twice", row.id));
        }
        Ok(())
    })?;
    blocks(&folder.join(BLOCKS), |block| checker.block(block, |id| rows.get(id).copied()))?;
    let now = manifest.at.as_microsecond();
    for (id, row) in &rows {
        if !checker.holds(id) {
            checker.loose(*id, row.at, now);
        }
    }
    let mut report = checker.finish();
    describe(folder, &mut report)?;
    Ok(report)
}

fn read(path: &Path) -> Result<Vec<u8>, Wrong> {
    std::fs::read(path).map_err(|error| Wrong(format!("{}: {error}", path.display())))
}

/// The digests of the manifest against the files.
fn files(folder: &Path, manifest: &Manifest, checker: &mut Checker) -> Result<(), Wrong> {
    for listed in manifest.tables.iter().chain(&manifest.enclosures) {
        let Ok(mut file) = File::open(folder.join(&listed.file)) else {
            checker.also(What::File, format!("{} is named in the manifest and not there", listed.file));
            continue;
        };
        let (mut hash, mut part) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            let read = file.read(&mut part)?;
            if read == 0 {
                break;
            }
            hash.update(&part[..read]);
        }
        if hex(&hash.finalize()) != listed.sha256 {
            checker.also(What::File, format!("{} differs from the manifest", listed.file));
        }
    }
    Ok(())
}

/// Every line with the place it begins at; a table without rows has no file.
fn lines(path: &Path, mut each: impl FnMut(u64, &str) -> Result<(), Wrong>) -> Result<(), Wrong> {
    let Ok(file) = File::open(path) else { return Ok(()) };
    let (mut reader, mut line, mut place) = (BufReader::new(file), String::new(), 0);
    loop {
        let length = reader.read_line(&mut line)?;
        if length == 0 {
            return Ok(());
        }
        let text = line.trim_end_matches('\n');
        each(place, text).map_err(|wrong| Wrong(format!("{} at byte {place}: {wrong}", path.display())))?;
        place += length as u64;
        line.clear();
    }
}

/// Blocks in the order of their numbers, one in memory at a time.
fn blocks(path: &Path, mut each: impl FnMut(&Block)) -> Result<(), Wrong> {
    #[derive(Deserialize)]
    struct Number {
        n: i64,
    }
    let mut places = Vec::new();
    lines(path, |place, line| {
        places.push((serde_json::from_str::<Number>(line)?.n, place));
        Ok(())
    })?;
    places.sort_unstable();
    let Ok(file) = File::open(path) else { return Ok(()) };
    let mut reader = BufReader::new(file);
    for (_, place) in places {
        let mut line = String::new();
        reader.seek(SeekFrom::Start(place))?;
        reader.read_line(&mut line)?;
        each(&Block::read(line.trim_end_matches('\n'))?);
    }
    Ok(())
}

#[derive(Deserialize)]
struct Entry {
    id: Uuid,
    at: Timestamp,
    actor: String,
    operation: String,
    noun: String,
    subject: Uuid,
}

/// Says of each damaged row what it is, from the row itself or from what search knew of it.
fn describe(folder: &Path, report: &mut Report) -> Result<(), Wrong> {
    let wanted: HashSet<Uuid> = report.damages.iter().filter_map(|damage| damage.row).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let mut known = HashMap::new();
    for file in [ROWS, ENTRIES] {
        lines(&folder.join(file), |_, line| {
            let Entry { id, at, actor, operation, noun, subject } = serde_json::from_str(line)?;
            if wanted.contains(&id) {
                // Of a changed row search knows what it was before.
                known.insert(id, Known { at, actor, operation, noun, subject });
            }
            Ok(())
        })?;
    }
    let name = |damage: &mut Damage| damage.known = damage.row.and_then(|row| known.get(&row).cloned());
    report.damages.iter_mut().for_each(name);
    Ok(())
}
