//! `vextrus backup`: made, listed, verified, pruned.

mod check;
pub mod drill;
mod key;
mod logical;
mod moment;
mod parts;
mod physical;
mod recovery;
pub mod restore;
mod retention;
mod sealed;
mod store;
pub mod wal;
pub mod watch;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use host::config::Config;
use host::postgres::{Archive, Ground};
use kernel::{BoxFuture, Clock};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::{self, Backup, HouseOptions, MakeKey};
use contracts::audit::Audit as _;

use crate::house::{House, configured};
use key::PublicKey;
pub use moment::Moment;
use retention::Kept;
use store::{Kind, Manifest, Store};

/// Signed heads of the audit chains, asked for while a backup is made and written into it.
pub type Heads<'a> = BoxFuture<'a, Result<Vec<Value>>>;

pub async fn run(options: &HouseOptions, command: Option<Backup>) -> Result<ExitCode> {
    match command {
        None => make(options).await?,
        Some(Backup::Key(key)) => make_key(options, &key)?,
        Some(Backup::List) => list(options)?,
        Some(Backup::Verify { name }) => return verify(options, name.as_deref()),
        Some(Backup::Prune) => {
            let (data, config) = configured(options, &[])?;
            let store = Store::of(&data, &config);
            let _busy = store.lock()?;
            cli::answer(&prune(&store, &config)?)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn make_key(options: &HouseOptions, wanted: &MakeKey) -> Result<()> {
    let (data, _) = configured(options, &[])?;
    // The folder of secrets is made with the installation's own.
    crate::secrets::Secrets::open(&data)?;
    let mark = key::make(&data, &wanted.out, wanted.replace, Clock::System.now())?;
    cli::say(&format!(
        "{} holds the operator's private key {mark}. Take it off this machine and keep it in two places: without it a backup cannot be restored elsewhere.",
        wanted.out.display()
    ));
    cli::answer(&json!({ "operator_key": mark, "file": wanted.out }))
}

async fn make(options: &HouseOptions) -> Result<()> {
    let house = House::open(options, None, &[]).await?;
    let made = take(&house, Box::pin(heads(&house))).await;
    house.close().await?;
    cli::answer(&made?)
}

/// The last signed word on each tenant's audit trail: with it in the backup, a trail that is cut off later shows.
pub async fn heads(house: &House) -> Result<Vec<serde_json::Value>> {
    let heads = house.audit()?.heads(&house.nowhere(), ()).await?;
    heads.iter().map(|head| Ok(serde_json::to_value(head)?)).collect()
}

/// What a backup tells when it is done.
#[derive(Debug, Serialize)]
pub struct Made {
    name: String,
    folder: std::path::PathBuf,
    kind: Kind,
    bytes: u64,
    parts: usize,
    seconds: f64,
    operator_key: String,
    outside: Vec<store::Outside>,
    removed: Vec<String>,
}

/// Makes a backup of whatever database this is, proves it readable, and removes what the rules no longer keep.
pub async fn take(house: &House, heads: Heads<'_>) -> Result<Made> {
    let key = PublicKey::of(&house.data)?.context(
        "there is no operator's key yet, so the installation's keys could not be sealed. Make one first: vextrus backup key --out FILE",
    )?;
    let store = Store::of(&house.data, &house.config);
    store.make()?;
    let _busy = store.lock()?;
    let began = std::time::Instant::now();
    let manifest = if house.cluster.is_some() {
        physical::take(house, &store, &key, heads).await?
    } else {
        logical::take(house, &store, &key, heads).await?
    };
    let wrong = check::one(&store, &manifest, false)?;
    anyhow::ensure!(wrong.is_empty(), "the backup {} was read back and is wrong: {}", manifest.name, wrong.join("; "));
    let removed = prune(&store, &house.config)?.removed;
    for beside in &manifest.outside {
        cli::say(&format!(
            "Not in it: {} ({} files, {} MiB); keep it by other means",
            beside.name,
            beside.files,
            beside.bytes >> 20
        ));
    }
    Ok(Made {
        folder: store.folder(&manifest.name),
        kind: manifest.kind,
        bytes: manifest.bytes(),
        parts: manifest.parts.len(),
        seconds: began.elapsed().as_secs_f64(),
        operator_key: manifest.operator_key,
        outside: manifest.outside,
        name: manifest.name,
        removed,
    })
}

fn list(options: &HouseOptions) -> Result<()> {
    let (data, config) = configured(options, &[])?;
    let all = Store::of(&data, &config).list()?;
    for (manifest, kept) in all.iter().zip(kept(&all, &config)) {
        cli::answer(&json!({
            "name": manifest.name, "kind": manifest.kind, "ended": manifest.ended, "bytes": manifest.bytes(),
            "operator_key": manifest.operator_key, "postgres": manifest.postgres, "vextrus": manifest.vextrus,
            "any_moment_since": manifest.kind == Kind::Base && kept != Kept::Monthly,
        }))?;
    }
    if all.is_empty() {
        cli::say("There is no backup yet: vextrus backup key --out FILE, then vextrus backup");
    }
    Ok(())
}

fn verify(options: &HouseOptions, name: Option<&str>) -> Result<ExitCode> {
    let (data, config) = configured(options, &[])?;
    let store = Store::of(&data, &config);
    let all = store.list()?;
    let chosen: Vec<Manifest> = match name {
        Some(name) => vec![store.find(Some(name))?],
        None => all.clone(),
    };
    let unreadable = if name.is_none() { store.unreadable()? } else { Vec::new() };
    anyhow::ensure!(!chosen.is_empty() || !unreadable.is_empty(), "there is no backup in {}", store.root.display());
    let mut wrong = unreadable.len();
    unreadable.iter().for_each(|why| cli::say(&format!("WRONG {why}")));
    for manifest in &chosen {
        let place = all.iter().position(|known| known.name == manifest.name).unwrap_or_default();
        let daily = kept(&all, &config).get(place) == Some(&Kept::Daily);
        let found = check::one(&store, manifest, daily)?;
        cli::say(&format!("{} {}", if found.is_empty() { "ok  " } else { "WRONG" }, manifest.name));
        found.iter().for_each(|found| cli::say(&format!("      {found}")));
        cli::answer(&json!({ "name": manifest.name, "ok": found.is_empty(), "wrong": found }))?;
        wrong += found.len();
    }
    Ok(ExitCode::from(u8::from(wrong > 0)))
}

/// By the rules of the configuration, each kind by itself.
fn kept(all: &[Manifest], config: &Config) -> Vec<Kept> {
    let of = |kind: Kind| {
        let places: Vec<usize> = (0..all.len()).filter(|place| all[*place].kind == kind).collect();
        let made: Vec<_> = places.iter().map(|place| all[*place].ended).collect();
        let kept = retention::keep(&made, config.backup.keep_daily, config.backup.keep_monthly);
        places.into_iter().zip(kept).collect::<Vec<_>>()
    };
    let mut kept = [of(Kind::Base), of(Kind::Logical)].concat();
    kept.sort_by_key(|(place, _)| *place);
    kept.into_iter().map(|(_, kept)| kept).collect()
}

/// What was removed.
#[derive(Debug, Serialize)]
pub struct Pruned {
    removed: Vec<String>,
    segments: usize,
}

/// Removes backups the rules do not keep, and the log nobody can use: what is older than the oldest daily backup and
/// not needed by a monthly one.
fn prune(store: &Store, config: &Config) -> Result<Pruned> {
    let all = store.list()?;
    let mut removed = Vec::new();
    let (mut since, mut stretches) = (None::<u64>, Vec::new());
    for (manifest, kept) in all.iter().zip(kept(&all, config)) {
        match (kept, manifest.segments()) {
            (Kept::No, _) => {
                store.remove(&manifest.name)?;
                removed.push(manifest.name.clone());
            }
            (Kept::Daily, Some((first, _))) => {
                since = Some(since.map_or(first.number, |since| since.min(first.number)));
            }
            (Kept::Monthly, Some((first, last))) => stretches.push(first.number..=last.number),
            (_, None) => {}
        }
    }
    let needed =
        |number: u64| since.is_none_or(|since| number >= since) || stretches.iter().any(|one| one.contains(&number));
    let segments = if since.is_some() { wal::remove(&store.wal(), needed)? } else { 0 };
    Ok(Pruned { removed, segments })
}

/// How the cluster of this data folder archives its log; `None` when it is not to, or cannot.
pub fn archive(data: &Path, config: &Config) -> Result<Option<Archive>> {
    if !config.backup.archive {
        return Ok(None);
    }
    let program = std::env::current_exe().context("the program's own place")?;
    if let Err(error) = Ground::of(data)?.must_start(&program) {
        tracing::warn!(%error, "the log is not archived: PostgreSQL's user cannot start this program");
        return Ok(None);
    }
    let folder = std::path::absolute(Store::of(data, config).wal())?;
    Ok(Some(Archive { program, folder, begun: std::path::absolute(physical::begun(data))? }))
}

/// Gives up the archive where the disk has no room for it: PostgreSQL would keep every segment until it has none
/// for itself. The next backup begins it anew.
pub fn stop_archiving(data: &Path) {
    if std::fs::remove_file(physical::begun(data)).is_ok() {
        tracing::error!("the disk is full; the log is no longer archived. Make room, then make a backup");
    }
}
