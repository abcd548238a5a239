//! `vextrus drill`: the newest backup, really restored, really proved, and taken away again.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::key::PrivateKey;
use super::moment::Moment;
use super::restore::{self, Keys, Restored, Wanted};
use super::store::Store;
use crate::cli::{self, Drill, HouseOptions};
use crate::house::{House, configured};
use crate::verify;

/// When the last change was written: every command leaves an audit row.
const LAST_CHANGE: &str = "select max(at) from data.audit_row";

pub async fn run(options: &HouseOptions, drill: Drill) -> Result<ExitCode> {
    let (data, config) = configured(options, &[])?;
    if config.database.url.is_some() {
        bail!("the database is its provider's: try its own restore, then `vextrus verify` on what came out");
    }
    let store = Store::of(&data, &config);
    let newest = store.find(None)?;
    let written = last_change(House::open(options, None, &[]).await?).await?;
    let folder = drill.folder.unwrap_or_else(|| data.clone()).join(format!("drill-{}", Uuid::now_v7()));
    let away = Away(folder.clone());
    let keys_tried = drill.operator_key.is_some();
    let keys = match &drill.operator_key {
        Some(file) => Keys::Sealed(PrivateKey::read(file)?),
        None => Keys::Of(data),
    };
    let began = Instant::now();
    let wanted = Wanted { from: &store.folder(&newest.name), to: Moment::Latest, keys, data: &folder, papers: false };
    let restored = restore::into(wanted).await?;
    let house = House::open(&HouseOptions { data: Some(folder), database_url: None, config: None }, None, &[]).await?;
    let recovery = began.elapsed().as_secs_f64();
    let (tenants, wrong) = proved(&house).await?;
    let proofs = began.elapsed().as_secs_f64() - recovery;
    let there = last_change(house).await?;
    drop(away);
    let lost = written
        .zip(there)
        .map_or(0.0, |(written, there)| (written.as_millisecond() - there.as_millisecond()).max(0) as f64 / 1000.0);
    tell(&restored, recovery, proofs, lost);
    cli::answer(&json!({
        "backup": restored.backup, "ok": wrong.is_empty(), "tenants": tenants, "wrong": wrong,
        "rto_seconds": recovery, "proofs_seconds": proofs, "rpo_seconds": lost,
        "last_change_written": written, "last_change_restored": there, "operator_key_tried": keys_tried,
    }))?;
    Ok(ExitCode::from(u8::from(!wrong.is_empty())))
}

fn tell(restored: &Restored, recovery: f64, proofs: f64, lost: f64) {
    cli::say(&format!(
        "Drill: {} was restored in {recovery:.1} s and proved in {proofs:.1} s; changes of the last {lost:.1} s would be lost",
        restored.backup
    ));
}

async fn last_change(house: House) -> Result<Option<Timestamp>> {
    let client = data::connect(&house.admin).await?;
    let last = client.query_one(LAST_CHANGE, &[]).await.map(|row| row.get(0));
    drop(client);
    house.close().await?;
    Ok(last?)
}

/// Every proof for every tenant.
async fn proved(house: &House) -> Result<(usize, Vec<Value>)> {
    let tenants = data::tenants::directory(&house.runtime.db, &house.nowhere(), None).await?;
    let mut wrong = Vec::new();
    for listed in tenants.iter().filter(|listed| listed.state != "erased") {
        for proof in verify::all(house) {
            for found in verify::wrong(house, listed.id, &proof).await? {
                cli::say(&format!("WRONG {}: {}: {found}", listed.slug, proof.name()));
                wrong.push(json!({ "tenant": listed.slug, "proof": proof.name(), "wrong": found }));
            }
        }
        cli::say(&format!("Drill: {} proved", listed.slug));
    }
    Ok((tenants.len(), wrong))
}

/// The folder of a drill, taken away however it ends.
struct Away(PathBuf);

impl Drop for Away {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
