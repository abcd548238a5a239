//! A base backup of the managed cluster, made by our own hands: PostgreSQL is told that one begins, its files are
//! copied while it goes on, it is told that it ended, and the log in between is waited for in the archive.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use host::postgres::Ground;
use tokio_postgres::Client;

use super::key::PublicKey;
use super::parts::{Packer, Part};
use super::store::{Kind, Log, Manifest, Store};
use super::wal::{self, Archived, Segment};
use super::{Heads, sealed};
use crate::cli;
use crate::house::House;

/// While this file is in the data folder, the log is archived.
const BEGUN: &str = "archiving";
/// How long the archive may lag behind before the backup is given up. PostgreSQL itself tries again after a minute.
const ARCHIVING: Duration = Duration::from_mins(4);
const LOOK: Duration = Duration::from_millis(50);
/// Progress is told each time so much was read.
const TOLD: u64 = 256 << 20;

/// Folders whose content is of the running server only; they are kept empty.
const EMPTIED: [&str; 9] = [
    "pg_wal",
    "pg_replslot",
    "pg_dynshmem",
    "pg_notify",
    "pg_serial",
    "pg_snapshots",
    "pg_stat_tmp",
    "pg_subtrans",
    "log",
];
/// Files of the running server only.
const LEFT_OUT: [&str; 7] = [
    "postmaster.pid",
    "postmaster.opts",
    "backup_label",
    "backup_label.old",
    "tablespace_map",
    "current_logfiles",
    "postgresql.auto.conf.tmp",
];

/// The file that says that the log is archived.
pub fn begun(data: &Path) -> PathBuf {
    data.join(BEGUN)
}

/// Makes one; it appears in the store when it is whole.
pub async fn take(house: &House, store: &Store, key: &PublicKey, heads: Heads<'_>) -> Result<Manifest> {
    let ground = Ground::of(&house.data)?;
    ground.must_reach(&store.root)?;
    ground.make(&store.wal())?;
    let client = data::connect(&house.admin).await?;
    expect_archiving(&client).await?;
    if fs::read_dir(ground.cluster().join("pg_tblspc"))?.next().is_some() {
        bail!("the database has tablespaces, which a backup does not follow; move their tables back first");
    }
    keep_histories(&ground, store)?;
    begin_archiving(&house.data)?;
    let (name, partial) = store.begin(house.runtime.clock.now())?;
    let manifest = Manifest::new(name, Kind::Base, house.runtime.clock.now(), key.mark());
    let making = Making { house, ground: &ground, store, client: &client, partial: &partial, key };
    let made = making.copied(manifest, heads).await;
    let made = made.and_then(|manifest| {
        store.finish(&manifest, &partial)?;
        Ok(manifest)
    });
    if made.is_err() {
        let _ = fs::remove_dir_all(&partial);
    }
    made
}

const SETTINGS: &str = "
    select current_setting('archive_mode') <> 'off' and current_setting('archive_command') like '%wal put%',
           current_setting('server_version'), current_setting('max_connections')::int";

async fn expect_archiving(client: &Client) -> Result<()> {
    if !client.query_one(SETTINGS, &[]).await?.get::<_, bool>(0) {
        bail!(
            "the running PostgreSQL does not archive its log, so a backup could not be restored. Set backup.archive to true, let PostgreSQL's user start this program (install it in /usr/local/bin), and restart vextrus"
        );
    }
    Ok(())
}

/// A restored cluster goes on on a timeline of its own; where it left the old one stands in a small file. PostgreSQL
/// would archive it when the timeline begins, but nothing is archived before the first backup.
fn keep_histories(ground: &Ground, store: &Store) -> Result<()> {
    for entry in fs::read_dir(ground.cluster().join("pg_wal"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "history") {
            ground.give(&wal::put(&store.wal(), &path)?)?;
        }
    }
    Ok(())
}

fn begin_archiving(data: &Path) -> Result<()> {
    let path = begun(data);
    let mut options = OpenOptions::new();
    let made = options.write(true).create(true).truncate(false).mode(0o644).open(&path);
    made.and_then(|file| file.sync_all()).with_context(|| path.display().to_string())
}

/// What one backup is made with.
struct Making<'a> {
    house: &'a House,
    ground: &'a Ground,
    store: &'a Store,
    client: &'a Client,
    partial: &'a Path,
    key: &'a PublicKey,
}

impl Making<'_> {
    async fn copied(&self, mut manifest: Manifest, heads: Heads<'_>) -> Result<Manifest> {
        let (client, partial) = (self.client, self.partial);
        cli::say("Backup: PostgreSQL makes a checkpoint");
        client.query_one("select pg_backup_start($1, true)::text", &[&manifest.name]).await?;
        let (cluster, folder) = (self.ground.cluster().to_owned(), partial.to_owned());
        manifest.parts = tokio::task::spawn_blocking(move || copy(&cluster, &folder)).await??;
        let label = stop(client, &mut manifest).await?;
        let mut last = Packer::new(partial, "label");
        last.file(Path::new("backup_label"), label.len() as u64, label.as_bytes())?;
        manifest.parts.extend(last.finish()?);
        manifest.parts.extend(sealed::parts(self.house, self.key, partial)?);
        manifest.outside = sealed::outside(self.house, self.store);
        manifest.heads = heads.await?;
        await_archive(self.store, client, &manifest).await?;
        let settings = client.query_one(SETTINGS, &[]).await?;
        manifest.postgres = settings.get(1);
        manifest.max_connections = u32::try_from(settings.get::<_, i32>(2))?;
        Ok(manifest)
    }
}

/// Reads the cluster's files as they are; what tears meanwhile the log mends.
fn copy(cluster: &Path, partial: &Path) -> Result<Vec<Part>> {
    let mut copy = Copy { cluster, packer: Packer::new(partial, "cluster"), read: 0, told: 0 };
    copy.below(Path::new(""))?;
    cli::say(&format!("Backup: {} MiB of database files read", copy.read >> 20));
    copy.packer.finish()
}

struct Copy<'a> {
    cluster: &'a Path,
    packer: Packer<'a>,
    read: u64,
    told: u64,
}

impl Copy<'_> {
    fn below(&mut self, inside: &Path) -> Result<()> {
        let folder = self.cluster.join(inside);
        let entries = match fs::read_dir(&folder) {
            // A table dropped meanwhile.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            entries => entries.with_context(|| folder.display().to_string())?,
        };
        let mut names = entries.map(|entry| Ok(entry?.file_name())).collect::<Result<Vec<_>>>()?;
        names.sort();
        for name in names {
            let (path, plain) = (inside.join(&name), name.to_string_lossy());
            let is_top = inside.as_os_str().is_empty();
            if plain.starts_with("pgsql_tmp") || (is_top && LEFT_OUT.contains(&plain.as_ref())) {
                continue;
            }
            // The log may lie elsewhere, behind a link.
            let meta = match fs::metadata(self.cluster.join(&path)) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                meta => meta.with_context(|| path.display().to_string())?,
            };
            if meta.is_dir() {
                self.packer.folder(&path)?;
                if !(is_top && EMPTIED.contains(&plain.as_ref())) {
                    self.below(&path)?;
                }
            } else if !plain.starts_with("pg_internal.init") {
                self.file(&path)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path) -> Result<()> {
        let mut file = match File::open(self.cluster.join(path)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            opened => opened.with_context(|| path.display().to_string())?,
        };
        let bytes = file.metadata()?.len();
        if path == Path::new("global/pg_control") {
            let control = steady(&self.cluster.join(path))?;
            return self.packer.file(path, control.len() as u64, control.as_slice());
        }
        self.packer.file(path, bytes, file.by_ref())?;
        self.read += bytes;
        if self.read - self.told > TOLD {
            self.told = self.read;
            cli::say(&format!("Backup: {} MiB", self.read >> 20));
        }
        Ok(())
    }
}

/// The one file the log cannot mend: read until two looks agree.
fn steady(path: &Path) -> Result<Vec<u8>> {
    let mut before = fs::read(path)?;
    loop {
        let after = fs::read(path)?;
        if after == before {
            return Ok(after);
        }
        before = after;
    }
}

/// Tells PostgreSQL that all is read; the label it answers with goes into the backup.
async fn stop(client: &Client, manifest: &mut Manifest) -> Result<String> {
    const STOP: &str = "select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(false)";
    let row = client.query_one(STOP, &[]).await?;
    let (last, label): (String, String) = (row.get(0), row.get(1));
    // `START WAL LOCATION: 0/2000028 (file 000000010000000000000002)`
    let first = label.split_once("(file ").and_then(|(_, rest)| rest.get(..24)).context("a backup label")?.to_owned();
    // The database's clock, which commits are stamped with.
    manifest.ended = client.query_one("select clock_timestamp()", &[]).await?.get(0);
    manifest.log = Some(Log { first, last });
    Ok(label)
}

const LAST_FAILURE: &str = "
    select last_failed_wal from pg_stat_archiver
    where last_failed_time > coalesce(last_archived_time, '-infinity')";

/// Without the log written meanwhile the files are worth nothing.
async fn await_archive(store: &Store, client: &Client, manifest: &Manifest) -> Result<()> {
    let (first, last) = manifest.segments().context("a base backup names its log")?;
    let began = Instant::now();
    let mut said = false;
    loop {
        let missing = Archived::read(&store.wal())?.missing(first, last);
        let Some(next) = missing.first() else {
            return Ok(());
        };
        if began.elapsed() > ARCHIVING {
            return Err(not_archived(client, *next).await);
        }
        if !said && began.elapsed() > LOOK * 20 {
            said = true;
            cli::say(&format!("Backup: waiting for the log in the archive ({})", next.name()));
        }
        // sleep: asks again until the limit; PostgreSQL tells nobody what it archived.
        tokio::time::sleep(LOOK).await;
    }
}

async fn not_archived(client: &Client, missing: Segment) -> anyhow::Error {
    let failed =
        client.query_opt(LAST_FAILURE, &[]).await.ok().flatten().and_then(|row| row.get::<_, Option<String>>(0));
    let why = failed.map_or_else(
        || "PostgreSQL reports no failure".to_owned(),
        |segment| format!("PostgreSQL failed at {segment}; its log in postgres/log says why"),
    );
    anyhow::anyhow!(
        "the log segment {} did not come into the archive within {} s: {why}",
        missing.name(),
        ARCHIVING.as_secs()
    )
}
