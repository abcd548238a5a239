//! The disk: below a reserve nothing is changed any more, long before PostgreSQL would stop with a full disk.
//!
//! A ballast file is kept beside the data and given up when another program fills the disk to the brim, so that
//! PostgreSQL can always finish what it acknowledged.

use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use data::Db;

/// How often the disk is looked at. Changes write some MiB in that time, far less than the reserve.
const LOOK: Duration = Duration::from_millis(100);
const MIB: u64 = 1 << 20;
/// Share of the reserve held as ballast.
const BALLAST_SHARE: u64 = 4;

/// Free space on the folder's disk, in MiB.
pub fn free_mib(folder: &Path) -> std::io::Result<u64> {
    let seen = nix::sys::statvfs::statvfs(folder)?;
    #[allow(clippy::unnecessary_cast, reason = "the widths differ between systems")]
    Ok((seen.blocks_available() as u64).saturating_mul(seen.fragment_size() as u64) / MIB)
}

/// Watches for ever.
pub async fn watch(db: Db, folder: PathBuf, reserve_mib: u64) {
    let ballast = folder.join("ballast");
    let size = reserve_mib / BALLAST_SHARE;
    loop {
        match free_mib(&folder) {
            Ok(free) => {
                let full = free < reserve_mib;
                db.set_full(full);
                metrics::gauge!("disk_free_bytes").set(f64::from(u32::try_from(free).unwrap_or(u32::MAX)) * f64::from(1u32 << 20));
                let held = ballast.exists();
                if free < size && held {
                    tracing::error!(free_mib = free, "the disk is full; the ballast was given up");
                    let _ = std::fs::remove_file(&ballast);
                } else if !held && free > reserve_mib + 2 * size {
                    if let Err(error) = hold(&ballast, size) {
                        tracing::warn!(%error, "the ballast could not be laid down");
                        let _ = std::fs::remove_file(&ballast);
                    }
                }
            }
            Err(error) => tracing::warn!(%error, "the disk could not be looked at"),
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Zeros really written: a sparse file would hold nothing.
fn hold(path: &Path, size_mib: u64) -> std::io::Result<()> {
    let file = std::fs::File::create(path)?;
    let block = vec![0; 1 << 20];
    for place in 0..size_mib {
        file.write_all_at(&block, place * MIB)?;
    }
    file.sync_all()
}
