//! What a backup holds besides the database: configuration and keys, sealed; and the names of what it does not hold.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};

use super::key::{PrivateKey, PublicKey};
use super::parts::{self, Part};
use super::store::{Manifest, Outside, Store};
use crate::house::House;

/// `DATA/secrets`, but for the operator's own public half, which every installation keeps.
pub const KEYS: &str = "keys.sealed";
/// The configuration file; it may hold a password.
pub const CONFIGURATION: &str = "configuration.sealed";
/// The configuration's name in its part and in a restored folder.
pub const SETTINGS: &str = "vextrus.toml";

/// What of the data folder is in the backup, or of the running server only.
const KNOWN: [&str; 11] = [
    "postgres",
    "postgres.conf",
    "postgres.conf.new",
    "postgres.new",
    "secrets",
    "lock",
    "ballast",
    "archiving",
    "backups",
    "restoring",
    SETTINGS,
];

/// Seals configuration and keys.
pub fn parts(house: &House, key: &PublicKey, folder: &Path) -> Result<Vec<Part>> {
    let mut made = Vec::new();
    let seal = |name: &str, files: &[(String, Vec<u8>)]| {
        parts::write(folder, name, &key.seal(name, &parts::bundle(files)?)?, files.len())
    };
    made.push(seal(KEYS, &secrets(&house.data)?)?);
    if let Some(file) = &house.file {
        let text = fs::read(file).with_context(|| file.display().to_string())?;
        made.push(seal(CONFIGURATION, &[(SETTINGS.to_owned(), text)])?);
    }
    Ok(made)
}

/// The files in `DATA/secrets`, by their names below it.
pub fn secrets(data: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    below(&data.join("secrets"), "", &mut files)?;
    files.sort();
    Ok(files)
}

fn below(folder: &Path, above: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = format!("{above}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            below(&path, &format!("{name}/"), files)?;
        } else {
            files.push((name, fs::read(&path).with_context(|| path.display().to_string())?));
        }
    }
    Ok(())
}

/// Opens a sealed part of a backup; nothing when it has none of this name.
pub fn open(folder: &Path, manifest: &Manifest, name: &str, key: &PrivateKey) -> Result<Vec<(String, Vec<u8>)>> {
    if !manifest.parts.iter().any(|part| part.name == name) {
        return Ok(Vec::new());
    }
    let path = folder.join(name);
    let text = match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => anyhow::bail!("{name} is missing in {}", folder.display()),
        read => read.with_context(|| path.display().to_string())?,
    };
    parts::unbundle(&key.open(name, &text)?)
}

/// Exports, uploaded files and whatever else lies in the data folder: named, so that nobody thinks they were in it.
pub fn outside(house: &House, store: &Store) -> Vec<Outside> {
    let entries = fs::read_dir(&house.data).into_iter().flatten().flatten();
    let beside = entries.filter_map(|entry| {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if KNOWN.contains(&name.as_str()) || path == store.root || name.starts_with("drill-") {
            return None;
        }
        let (files, bytes) = parts::weigh(&path);
        Some(Outside { name, files, bytes })
    });
    let config = &house.config;
    let named = [&config.internal.secret_file, &config.database.ca_file, &config.files.folder].into_iter().flatten();
    let named = named.filter(|file| !file.starts_with(&house.data)).map(|file| {
        let (files, bytes) = parts::weigh(file);
        Outside { name: file.display().to_string(), files, bytes }
    });
    beside.chain(named).collect()
}
