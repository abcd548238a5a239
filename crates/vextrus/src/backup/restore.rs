//! `vextrus restore`: a backup and the archived log become an installation in a new folder, held until released.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use data::installation::{self, Held, Paper};
use host::postgres::{Archive, Ground, passable};
use jiff::Timestamp;
use serde::Serialize;

use super::key::PrivateKey;
use super::moment::{Moment, Said};
use super::recovery::{self, Recovered};
use super::sealed::{self, CONFIGURATION, KEYS, SETTINGS};
use super::store::{Kind, Manifest, Store};
use super::wal::Archived;
use super::{parts, recovery::Series};
use crate::cli::{self, HouseOptions, Restore};
use crate::house::House;

/// While this file is there, the folder is half restored and nothing else opens it.
pub const RESTORING: &str = "restoring";

/// Where the installation's keys come from.
pub enum Keys {
    /// The backup's own, opened with the operator's key.
    Sealed(PrivateKey),
    /// This installation's, for a drill beside it.
    Of(PathBuf),
}

/// What was done.
#[derive(Debug, Serialize)]
pub struct Restored {
    pub data: PathBuf,
    pub backup: String,
    /// The moment asked for; none for the end of the archive.
    pub to: Option<Timestamp>,
    /// The last change that is in it.
    pub last_change: Option<Timestamp>,
    pub held: bool,
    pub papers: Vec<Paper>,
    pub papers_checked: bool,
    pub seconds: f64,
}

pub async fn run(options: &HouseOptions, restore: Restore) -> Result<ExitCode> {
    ensure!(options.database_url.is_none(), "a restore makes its own database; leave --database-url out");
    let data = options.data.as_deref().context("name a new, empty folder to restore into: --data NEW_FOLDER")?;
    let keys = Keys::Sealed(PrivateKey::read(&restore.operator_key)?);
    let wanted = Wanted { from: &restore.from, to: restore.to, keys, data, papers: !restore.no_paper_check };
    let restored = into(wanted).await?;
    for paper in &restored.papers {
        cli::say(&format!(
            "Paper: {} {} {}: numbers {} to {} had been given after that moment and will be given again",
            paper.tenant,
            paper.series,
            paper.scope,
            paper.last + 1,
            paper.given
        ));
    }
    cli::say(
        "The installation is held: no SMS, mail, bank file or Kafka message leaves it. When you have looked at it: vextrus release",
    );
    cli::answer(&restored)?;
    Ok(ExitCode::SUCCESS)
}

/// What is to be restored, and where.
pub struct Wanted<'a> {
    pub from: &'a Path,
    pub to: Moment,
    pub keys: Keys,
    pub data: &'a Path,
    pub papers: bool,
}

/// Restores into a folder that must be empty; when it fails, the folder is left as it was found.
pub async fn into(wanted: Wanted<'_>) -> Result<Restored> {
    let began = Instant::now();
    let (store, name) = Store::found(wanted.from)?;
    let base = chosen(&store, name.as_deref(), wanted.to)?;
    let secrets = opened(&store, &base, &wanted.keys)?;
    let settings = match &wanted.keys {
        Keys::Sealed(key) => sealed::open(&store.folder(&base.name), &base, CONFIGURATION, key)?,
        Keys::Of(_) => Vec::new(),
    };
    let was_there = wanted.data.exists();
    empty(wanted.data)?;
    let restored = async {
        fs::write(wanted.data.join(RESTORING), "half restored; begin anew in an empty folder\n")?;
        keep(wanted.data, &secrets, &settings)?;
        let restored = recovered(&store, &base, &wanted).await?;
        hold(&wanted, restored).await
    };
    match restored.await {
        Ok(restored) => Ok(Restored { seconds: began.elapsed().as_secs_f64(), ..restored }),
        Err(error) => {
            clear(wanted.data, was_there);
            Err(error)
        }
    }
}

/// The newest base backup that was whole by then.
fn chosen(store: &Store, name: Option<&str>, to: Moment) -> Result<Manifest> {
    let all = store.list()?;
    let bases: Vec<Manifest> = all.iter().filter(|one| one.kind == Kind::Base).cloned().collect();
    if bases.is_empty() && !all.is_empty() {
        bail!(
            "{} holds exports of a database elsewhere only. Its provider takes it back to a moment; give the restored database with --database-url and the keys of the backup",
            store.root.display()
        );
    }
    let named: Vec<Manifest> = bases.into_iter().filter(|one| name.is_none_or(|name| one.name == name)).collect();
    let oldest = named.first().with_context(|| {
        let unreadable = store.unreadable().unwrap_or_default().join("; ");
        format!("there is no whole backup in {} {unreadable}", store.root.display())
    })?;
    let Moment::At(at) = to else {
        return named.last().cloned().context("there is one");
    };
    let fit = named.iter().rev().find(|one| one.ended <= at);
    fit.cloned().with_context(|| {
        format!(
            "{} lies before the oldest backup there ({}), which was whole at {}. An earlier moment cannot be restored from {}",
            Said(at),
            oldest.name,
            Said(oldest.ended),
            store.root.display()
        )
    })
}

fn opened(store: &Store, base: &Manifest, keys: &Keys) -> Result<Vec<(String, Vec<u8>)>> {
    match keys {
        Keys::Of(data) => sealed::secrets(data),
        Keys::Sealed(key) => {
            key.must_open(&base.name, &base.operator_key)?;
            // A damaged part is named before a key is blamed for it.
            for part in base.parts.iter().filter(|part| [KEYS, CONFIGURATION].contains(&part.name.as_str())) {
                if let Some(wrong) = parts::check(&store.folder(&base.name), part)? {
                    bail!("the backup {} is damaged: {wrong}", base.name);
                }
            }
            sealed::open(&store.folder(&base.name), base, KEYS, key)
        }
    }
}

fn empty(data: &Path) -> Result<()> {
    let inside = fs::read_dir(data).map(|mut inside| inside.next().is_some());
    ensure!(
        !inside.unwrap_or(false),
        "{} is not empty, and nothing in it was touched. Name a new folder with --data",
        data.display()
    );
    let made = DirBuilder::new().recursive(true).mode(passable()).create(data);
    made.with_context(|| data.display().to_string())
}

/// Keys and configuration where the program looks for them.
fn keep(data: &Path, secrets: &[(String, Vec<u8>)], settings: &[(String, Vec<u8>)]) -> Result<()> {
    let folder = data.join("secrets");
    DirBuilder::new().mode(0o700).create(&folder).with_context(|| folder.display().to_string())?;
    let secrets = secrets.iter().map(|(name, text)| (folder.join(name), text));
    let settings = settings.iter().filter(|(name, _)| name == SETTINGS).map(|(name, text)| (data.join(name), text));
    for (path, text) in secrets.chain(settings) {
        if let Some(above) = path.parent().filter(|above| !above.exists()) {
            DirBuilder::new().recursive(true).mode(0o700).create(above).with_context(|| above.display().to_string())?;
        }
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
        let written = file.and_then(|mut file| file.write_all(text).and_then(|()| file.sync_all()));
        written.with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Unpacks, follows the log, compares the numbers.
async fn recovered(store: &Store, base: &Manifest, wanted: &Wanted<'_>) -> Result<Restored> {
    let archive = readable(store, base, wanted.data)?;
    intact(store, base)?;
    let until = match wanted.to {
        Moment::At(at) => Some(at),
        Moment::Latest => None,
    };
    let mut at_the_end = Vec::new();
    let papers_checked = wanted.papers && until.is_some();
    if let Some(at) = until.filter(|_| papers_checked) {
        cli::say("Restore: the whole log first, on a copy, to see which paper numbers were given later");
        let copy = wanted.data.join("to-the-end");
        DirBuilder::new().mode(passable()).create(&copy)?;
        let to_the_end = run_copy(store, base, &archive, &copy, None).await?;
        fs::remove_dir_all(&copy).with_context(|| copy.display().to_string())?;
        recovery::expect_reached(at, to_the_end.last_change)?;
        at_the_end = to_the_end.series;
    }
    cli::say("Restore: the database");
    let reached = run_copy(store, base, &archive, wanted.data, until).await?;
    Ok(Restored {
        data: wanted.data.to_owned(),
        backup: base.name.clone(),
        to: until,
        last_change: reached.last_change,
        held: false,
        papers: given_since(&reached.series, at_the_end),
        papers_checked,
        seconds: 0.0,
    })
}

async fn run_copy(
    store: &Store,
    base: &Manifest,
    archive: &Archive,
    data: &Path,
    until: Option<Timestamp>,
) -> Result<Recovered> {
    let ground = Ground::of(data)?;
    ground.make(ground.cluster())?;
    let (folder, parts, into) = (store.folder(&base.name), base.parts.clone(), data.to_owned());
    tokio::task::spawn_blocking(move || unpack(&folder, &parts, &into)).await??;
    recovery::follow(data, archive, until, base.max_connections).await
}

fn unpack(folder: &Path, all: &[parts::Part], data: &Path) -> Result<()> {
    let ground = Ground::of(data)?;
    for part in all.iter().filter(|part| part.name.ends_with(".tar.zst")) {
        for made in parts::unpack(folder, part, ground.cluster())? {
            ground.give(&made)?;
        }
    }
    let signal = ground.cluster().join("recovery.signal");
    fs::write(&signal, "").with_context(|| signal.display().to_string())?;
    ground.give(&signal)?;
    Ok(())
}

/// PostgreSQL's user must be able to read the archive where it lies.
fn readable(store: &Store, base: &Manifest, data: &Path) -> Result<Archive> {
    let ground = Ground::of(data)?;
    let program = std::env::current_exe().context("the program's own place")?;
    ground.must_start(&program)?;
    let (first, last) = base.segments().context("a base backup names its log")?;
    let there = Archived::read(&store.wal())?;
    if let Some(missing) = there.missing(first, last).first() {
        bail!(
            "the log segment {} is missing in {}; without it the backup {} cannot be restored",
            missing.name(),
            store.wal().display(),
            base.name
        );
    }
    let folder = ground.must_reach(&store.wal())?;
    ground.must_read(&folder.join(format!("{}.zst", first.name())))?;
    if let (Some(reached), Some(end)) = (there.reaches(first), there.last(first.timeline))
        && reached < end
    {
        cli::say(&format!(
            "Restore: the archived log has a gap after {}; nothing after it can be restored from {}",
            reached.name(),
            base.name
        ));
    }
    Ok(Archive { program, folder, begun: super::physical::begun(data) })
}

fn intact(store: &Store, base: &Manifest) -> Result<()> {
    cli::say(&format!(
        "Restore: {} parts, {} MiB, are compared with their digests",
        base.parts.len(),
        base.bytes() >> 20
    ));
    let folder = store.folder(&base.name);
    for part in &base.parts {
        if let Some(wrong) = parts::check(&folder, part)? {
            bail!("the backup {} is damaged: {wrong}. Nothing was restored; take another one", base.name);
        }
    }
    Ok(())
}

/// Series that had gone on after the moment.
fn given_since(at: &[Series], at_the_end: Vec<Series>) -> Vec<Paper> {
    let last = |one: &Series| {
        let same =
            at.iter().find(|old| (&old.tenant, &old.series, &old.scope) == (&one.tenant, &one.series, &one.scope));
        same.map_or(0, |old| old.last)
    };
    at_the_end
        .into_iter()
        .filter(|one| one.last > last(one))
        .map(|one| Paper {
            last: last(&one),
            given: one.last,
            tenant: one.tenant,
            series: one.series,
            scope: one.scope,
        })
        .collect()
}

/// Opened as the installation it now is, it is held before anybody else may open it.
async fn hold(wanted: &Wanted<'_>, restored: Restored) -> Result<Restored> {
    let options = HouseOptions { data: Some(wanted.data.to_owned()), database_url: None, config: None };
    let house = House::open_while_restoring(&options).await?;
    let why = format!(
        "restored from the backup {} to {}",
        restored.backup,
        restored.to.map_or_else(|| "the end of the archived log".to_owned(), |at| Said(at).to_string())
    );
    let since = house.runtime.clock.now();
    let held = Held { since, why, restored_to: restored.to, papers: restored.papers.clone() };
    if let Some(folder) = &house.config.backup.folder {
        cli::say(&format!(
            "Restore: its backups will go to {}, as before. If the old installation still runs, set another backup.folder first",
            folder.display()
        ));
    }
    let done = installation::hold(&house.runtime.db, &house.nowhere(), &held).await;
    house.close().await?;
    done?;
    let marker = wanted.data.join(RESTORING);
    fs::remove_file(&marker).with_context(|| marker.display().to_string())?;
    Ok(Restored { held: true, ..restored })
}

/// Takes away what was made.
fn clear(data: &Path, was_there: bool) {
    for entry in fs::read_dir(data).into_iter().flatten().flatten() {
        let path = entry.path();
        let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
    }
    if !was_there {
        let _ = fs::remove_dir(data);
    }
}
