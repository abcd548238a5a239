//! The disk: below a reserve nothing is changed any more, long before PostgreSQL would stop with a full disk.
//!
//! When another program fills the disk to the brim all the same, reads must go on. Reading writes too (hint bits, under
//! checksums), and a PostgreSQL that gets no room for its log ends and cannot start again. So its log has room laid down
//! that nobody can take, is kept within it by checkpoints while the disk is full, and a ballast file is given up for
//! whatever else must be written then.

use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use data::Db;
use rand::RngCore;
use tokio_postgres::{Client, Config, NoTls};

use crate::backup;

/// How often the disk is looked at. Changes write some MiB in that time, far less than the reserve.
const LOOK: Duration = Duration::from_millis(100);
const MIB: u64 = 1 << 20;
/// Share of the reserve held as ballast, and share that must be free again besides it before changes go on.
const BALLAST_SHARE: u64 = 4;
const RELIEF_SHARE: u64 = 16;
/// As good as nothing. The ballast is not given up before: whoever fills the disk would only fill it, too.
const BRIM_MIB: u64 = 4;

/// Free space on the folder's disk, in MiB.
pub fn free_mib(folder: &Path) -> std::io::Result<u64> {
    let seen = nix::sys::statvfs::statvfs(folder)?;
    #[allow(clippy::unnecessary_cast, reason = "the widths differ between systems")]
    Ok((seen.blocks_available() as u64).saturating_mul(seen.fragment_size() as u64) / MIB)
}

/// Watches for ever. `admin` is the superuser of the PostgreSQL in the folder.
pub async fn watch(db: Db, admin: Config, folder: PathBuf, reserve_mib: u64) {
    let ballast = Ballast { path: folder.join("ballast"), size_mib: reserve_mib / BALLAST_SHARE };
    let mut log = Log { admin, client: None, laid: false };
    let mut full = false;
    loop {
        match free_mib(&folder) {
            Ok(free) => {
                full = free < if full { reserve_mib + reserve_mib / RELIEF_SHARE } else { reserve_mib };
                db.set_full(full);
                metrics::gauge!("disk_free_bytes")
                    .set(f64::from(u32::try_from(free).unwrap_or(u32::MAX)) * f64::from(1u32 << 20));
                if let Err(error) = log.keep(full).await {
                    log.client = None;
                    tracing::debug!(%error, "the log's room could not be looked after");
                }
                ballast.keep(free, reserve_mib).await;
            }
            Err(error) => tracing::warn!(%error, "the disk could not be looked at"),
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// A file that is there to be given up.
struct Ballast {
    path: PathBuf,
    size_mib: u64,
}

impl Ballast {
    async fn keep(&self, free: u64, reserve_mib: u64) {
        let held = self.path.exists();
        if held && free < BRIM_MIB {
            tracing::error!(free_mib = free, "the disk is full; the ballast is given up");
            let _ = std::fs::remove_file(&self.path);
            if let Some(data) = self.path.parent() {
                backup::stop_archiving(data);
            }
        } else if !held && free > reserve_mib + 2 * self.size_mib {
            let (path, size) = (self.path.clone(), self.size_mib);
            let laid = tokio::task::spawn_blocking(move || hold(&path, size)).await;
            if let Ok(Err(error)) = laid {
                tracing::warn!(%error, "the ballast could not be laid down");
                let _ = std::fs::remove_file(&self.path);
            }
        }
    }
}

/// Really written, and nothing a file system could compress: else it would hold no room.
fn hold(path: &Path, size_mib: u64) -> std::io::Result<()> {
    let file = std::fs::File::create(path)?;
    let mut block = vec![0; 1 << 20];
    for place in 0..size_mib {
        rand::rng().fill_bytes(&mut block);
        file.write_all_at(&block, place * MIB)?;
    }
    file.sync_all()
}

/// Segments of the log, 16 MiB each, that `min_wal_size` keeps once they are there; a new cluster has one.
const SEGMENTS: i64 = 8;
/// Of these so many are always there: one or two are under way from old to new.
const ENOUGH: i64 = SEGMENTS - 2;
/// Written since the last checkpoint while the disk is full, at most.
const UNCHECKED: f64 = 32.0 * 1_048_576.0;

const COUNT: &str = "select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'";
const NEXT: &str = "select pg_logical_emit_message(false, 'vextrus', 'room'); select pg_switch_wal()";
const WRITTEN: &str =
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 from pg_control_checkpoint()";

/// PostgreSQL's write-ahead log.
struct Log {
    admin: Config,
    client: Option<Client>,
    laid: bool,
}

impl Log {
    /// With room: lays down what is missing, once. Without: keeps within it.
    async fn keep(&mut self, full: bool) -> Result<()> {
        if !full && self.laid {
            self.client = None;
            return Ok(());
        }
        let client = match self.client.take().filter(|client| !client.is_closed()) {
            Some(client) => client,
            None => {
                let (client, connection) = self.admin.connect(NoTls).await?;
                tokio::spawn(connection);
                client
            }
        };
        if full {
            let written: f64 = client.query_one(WRITTEN, &[]).await?.get(0);
            if written > UNCHECKED {
                client.batch_execute("checkpoint").await?;
            }
            self.client = Some(client);
        } else {
            lay(&client).await?;
            self.laid = true;
        }
        Ok(())
    }
}

/// Goes through as many segments as are missing; the checkpoint makes those gone through room for what comes.
async fn lay(client: &Client) -> Result<()> {
    let there: i64 = client.query_one(COUNT, &[]).await?.get(0);
    if there >= ENOUGH {
        return Ok(());
    }
    for _ in there..SEGMENTS {
        client.batch_execute(NEXT).await?;
    }
    Ok(client.batch_execute("checkpoint").await?)
}
