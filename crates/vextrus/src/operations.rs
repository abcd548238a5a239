//! The operations that are known by their hash: those of the desk, this release's and the last ones', and those of a
//! folder of the operator's.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use gateway::Listed;
use host::config::Gateway;

use crate::desk;

/// The texts of a manifest: by SHA-256.
type Manifest = BTreeMap<String, String>;

/// What is listed, and whether anything else is answered.
pub fn listed(config: &Gateway) -> Result<Listed> {
    let mut texts = Vec::new();
    for manifest in desk::OPERATIONS {
        texts.extend(serde_json::from_str::<Manifest>(manifest)?.into_values());
    }
    if let Some(folder) = &config.operations {
        texts.extend(read(folder).with_context(|| format!("gateway.operations, {}", folder.display()))?);
    }
    Ok(Listed::new(texts, config.only_listed))
}

fn read(folder: &Path) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.extension().and_then(OsStr::to_str) {
            Some("graphql") => texts.push(fs::read_to_string(&path)?),
            Some("json") => {
                let manifest: Manifest =
                    serde_json::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
                if let Some((hash, _)) = manifest.iter().find(|(hash, text)| **hash != gateway::hash(text)) {
                    bail!("{}: {hash} is not the SHA-256 of its text", path.display());
                }
                texts.extend(manifest.into_values());
            }
            _ => {}
        }
    }
    Ok(texts)
}
