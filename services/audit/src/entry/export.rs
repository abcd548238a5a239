//! Entries as a file: for people as a table, for a verifier as proofs.

use std::collections::{BTreeMap, BTreeSet};

use data::Look;
use kernel::{Error, Result, words};
use seal::Proof;

use super::model::Entry;
use crate::block::store as blocks;
use crate::key::SigningKeys;

/// Entries of one file.
pub const ROWS: usize = 2_000;
/// Fetched at once.
pub const PAGE: i32 = 200;

words! {
    /// The form of a file of entries.
    #[graphql(name = "AuditExportForm")]
    Form {
        /// A table, a line for each changed field.
        Csv = "csv",
        /// A proof a line, as `Proof` of the crate `seal` reads it.
        Jsonl = "jsonl",
    }
}

/// A line for each changed field; an entry that changed none has one.
pub fn csv(entries: &[Entry]) -> String {
    let mut text = String::from("id,at,actor,operation,noun,subject,block,field,before,after\r\n");
    for entry in entries {
        let block = entry.block.map(|n| n.to_string()).unwrap_or_default();
        let head = [
            entry.id.to_string(),
            entry.at.to_string(),
            entry.actor.clone(),
            entry.operation.clone(),
            entry.noun.clone(),
            entry.subject.to_string(),
            block,
        ];
        let mut line = |field: &str, before: Option<&str>, after: Option<&str>| {
            let cells = head.iter().map(String::as_str).chain([field, before.unwrap_or(""), after.unwrap_or("")]);
            text.push_str(&cells.map(cell).collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        };
        if entry.changes.is_empty() {
            line("", None, None);
        }
        for change in &entry.changes {
            line(&change.field, change.before.as_deref(), change.after.as_deref());
        }
    }
    text
}

/// In quotes; what a spreadsheet would take for a formula begins with an apostrophe.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// A proof a line. What is not sealed yet, or was lawfully removed, has none and is left out.
pub async fn jsonl(look: &Look, entries: &[Entry]) -> Result<String> {
    let keys = SigningKeys::all(look).await?;
    let ids: Vec<_> = entries.iter().map(|entry| entry.id.0).collect();
    let rows: BTreeMap<_, _> = blocks::rows(look, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let numbers: BTreeSet<i64> = entries.iter().filter_map(|entry| entry.block).collect();
    let mut lines = BTreeMap::new();
    for n in numbers {
        let Some(block) = blocks::find(look, n).await? else { continue };
        let Some(key) = keys.iter().find(|key| key.id == block.key) else { continue };
        for (place, id) in block.rows.iter().enumerate() {
            let Some(row) = rows.get(id).filter(|_| ids.contains(id)) else { continue };
            let (says, signature) = (block.says.clone(), block.signature.clone());
            let proof = Proof::make(row.clone(), place, &block.leaves, says, key.clone(), signature);
            lines.insert(*id, serde_json::to_string(&proof).map_err(Error::internal)?);
        }
    }
    Ok(ids.iter().filter_map(|id| lines.remove(id)).map(|line| line + "\n").collect())
}
