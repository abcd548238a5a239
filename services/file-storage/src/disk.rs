//! Files on the disk. What is being uploaded lies in `FOLDER/<tenant>/uploads/<id>`; a content lies in
//! `FOLDER/<tenant>/<two digits>/<SHA-256>` under its digest, and gets there whole, by a link: nothing is ever half
//! there, and what was linked but not committed is found again or swept.

use std::collections::HashMap;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use contracts::file_storage::UploadId;
use kernel::{BoxFuture, Chunks, Error, Result, TenantId};
use sha2::{Digest, Sha256};

use crate::errors;
use crate::media::HEAD;

/// So much is read at once.
const PIECE: usize = 256 * 1024;
const UPLOADS: &str = "uploads";

/// Uploads whose digest so far is remembered between two requests, at most.
const REMEMBERED: usize = 1000;

/// The folder of all files. Cheap to clone.
#[derive(Clone)]
pub struct Disk {
    folder: Arc<PathBuf>,
    known: Known,
}

/// Digests of uploads so far, with how many bytes they are of: a sender of many small pieces need not wait until what came before
/// is read again with each of them.
#[derive(Clone, Default)]
struct Known(Arc<Mutex<HashMap<UploadId, (u64, Sha256)>>>);

impl Known {
    fn put(&self, id: UploadId, at: u64, hash: &Sha256) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(id, (at, hash.clone()));
    }

    fn take(&self, id: UploadId) -> Option<(u64, Sha256)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id)
    }
}

/// The bytes of an upload so far, held by one request at a time.
pub struct Part {
    id: UploadId,
    file: File,
    path: PathBuf,
    known: Known,
    hash: Sha256,
    /// Bytes written.
    pub at: u64,
}

/// A file that lies about: its name, and when it was last written.
pub struct Found {
    pub name: String,
    pub written: SystemTime,
}

impl Disk {
    /// Files below this folder; it is made when the first one comes.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder: Arc::new(folder), known: Known::default() }
    }

    fn tenant(&self, tenant: TenantId) -> PathBuf {
        self.folder.join(tenant.to_string())
    }

    fn upload(&self, tenant: TenantId, id: UploadId) -> PathBuf {
        self.tenant(tenant).join(UPLOADS).join(id.to_string())
    }

    fn content(&self, tenant: TenantId, digest: &str) -> PathBuf {
        let shelf = digest.get(..2).unwrap_or("__");
        self.tenant(tenant).join(shelf).join(digest)
    }

    /// Takes hold of an upload's bytes; nobody else writes to them until it is dropped. How many of them are certain is
    /// asked afterwards: whoever held them before may have gone on.
    ///
    /// # Errors
    /// Another request holds it, or what the disk refuses.
    pub async fn part(&self, tenant: TenantId, id: UploadId) -> Result<Part> {
        let (path, known) = (self.upload(tenant, id), self.known.clone());
        apart(move || Part::open(id, path, known)).await
    }

    /// Takes an upload's bytes away.
    pub async fn drop_part(&self, tenant: TenantId, id: UploadId) -> Result<()> {
        let path = self.upload(tenant, id);
        self.known.take(id);
        apart(move || remove(&path)).await
    }

    /// Puts an upload's bytes where contents lie. Doing it again is fine.
    pub async fn keep(&self, tenant: TenantId, id: UploadId, digest: &str) -> Result<()> {
        let (from, to) = (self.upload(tenant, id), self.content(tenant, digest));
        apart(move || {
            let shelf = to.parent().ok_or_else(|| Error::internal("a content lies in a folder"))?;
            make(shelf)?;
            match fs::hard_link(&from, &to) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                linked => linked.map_err(disk)?,
            }
            sync(shelf)
        })
        .await
    }

    /// Takes a content away.
    pub async fn drop_content(&self, tenant: TenantId, digest: &str) -> Result<()> {
        let path = self.content(tenant, digest);
        apart(move || remove(&path)).await
    }

    /// A content's bytes from `from`, so many of them.
    ///
    /// # Errors
    /// `kernel.internal` when it is not there: then a restore forgot the files.
    pub async fn read(&self, tenant: TenantId, digest: &str, from: u64, length: u64) -> Result<Reading> {
        let path = self.content(tenant, digest);
        apart(move || {
            let mut file = File::open(path).map_err(disk)?;
            file.seek(SeekFrom::Start(from)).map_err(disk)?;
            Ok(Reading { file: Some(file), left: length })
        })
        .await
    }

    /// The uploads whose bytes lie here.
    pub async fn uploads(&self, tenant: TenantId) -> Result<Vec<Found>> {
        let folder = self.tenant(tenant).join(UPLOADS);
        apart(move || found(&folder)).await
    }

    /// The folders contents of a tenant lie in.
    pub async fn shelves(&self, tenant: TenantId) -> Result<Vec<String>> {
        let folder = self.tenant(tenant);
        let shelves = apart(move || found(&folder)).await?;
        Ok(shelves.into_iter().map(|found| found.name).filter(|name| name.len() == 2).collect())
    }

    /// The contents that lie in one of these folders, by digest.
    pub async fn contents(&self, tenant: TenantId, shelf: &str) -> Result<Vec<Found>> {
        let folder = self.tenant(tenant).join(shelf);
        apart(move || found(&folder)).await
    }

    /// The tenants that have a folder here.
    pub async fn tenants(&self) -> Result<Vec<TenantId>> {
        let folder = self.folder.clone();
        let folders = apart(move || found(&folder)).await?;
        Ok(folders.iter().filter_map(|found| found.name.parse().ok()).collect())
    }

    /// Takes everything of a tenant away.
    pub async fn erase(&self, tenant: TenantId) -> Result<()> {
        let folder = self.tenant(tenant);
        apart(move || match fs::remove_dir_all(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            done => done.map_err(disk),
        })
        .await
    }
}

impl Part {
    fn open(id: UploadId, path: PathBuf, known: Known) -> Result<Self> {
        let folder = path.parent().ok_or_else(|| Error::internal("an upload lies in a folder"))?;
        make(folder)?;
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let file = options.open(&path).map_err(disk)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(Error::new(&errors::UPLOAD_BUSY)),
            locked => locked.map_err(|error| Error::internal(error.to_string()))?,
        }
        sync(folder)?;
        Ok(Self { id, file, path, known, hash: Sha256::new(), at: 0 })
    }

    /// Goes to the end of what is certain; what was written after it is cut off.
    pub async fn rewind(mut self, received: u64) -> Result<Self> {
        apart(move || self.reread(received).map(|()| self)).await
    }

    /// Reads what is there again, unless the digest so far is remembered.
    fn reread(&mut self, received: u64) -> Result<()> {
        // Made longer it would be filled with zeros, and they would be believed.
        if self.file.metadata().map_err(disk)?.len() < received {
            return Err(Error::not_found("upload").because("an upload's bytes are gone"));
        }
        self.file.set_len(received).map_err(disk)?;
        if let Some((at, hash)) = self.known.take(self.id).filter(|(at, _)| *at == received) {
            (self.at, self.hash) = (at, hash);
        }
        self.file.seek(SeekFrom::Start(self.at)).map_err(disk)?;
        let mut piece = vec![0; PIECE];
        while self.at < received {
            let read = self.file.read(&mut piece).map_err(disk)?;
            if read == 0 {
                return Err(Error::internal("an upload's bytes are gone"));
            }
            self.hash.update(&piece[..read]);
            self.at += read as u64;
        }
        Ok(())
    }

    /// Writes what came.
    pub async fn write(mut self, pieces: Vec<Bytes>) -> Result<Self> {
        apart(move || {
            for piece in &pieces {
                self.file.write_all(piece).map_err(disk)?;
                self.hash.update(piece);
                self.at += piece.len() as u64;
            }
            Ok(self)
        })
        .await
    }

    /// Sees to it that what was written stays, whatever happens to the machine.
    pub async fn hold(self) -> Result<Self> {
        apart(move || {
            self.file.sync_data().map_err(disk)?;
            Ok(self)
        })
        .await
    }

    /// Keeps the digest so far for whoever goes on: once the row says so, or what another process wrote instead would be
    /// taken for this.
    pub fn remember(&self) {
        self.known.put(self.id, self.at, &self.hash);
    }

    /// Its SHA-256, in hexadecimal digits.
    pub fn digest(&self) -> String {
        self.hash.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// How it begins.
    pub async fn head(&self) -> Result<Vec<u8>> {
        let path = self.path.clone();
        apart(move || {
            let mut head = Vec::with_capacity(HEAD);
            File::open(path).map_err(disk)?.take(HEAD as u64).read_to_end(&mut head).map_err(disk)?;
            Ok(head)
        })
        .await
    }
}

/// A content as it is read, piece by piece.
pub struct Reading {
    file: Option<File>,
    left: u64,
}

impl Chunks for Reading {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>>> {
        Box::pin(async move {
            let Some(mut file) = self.file.take().filter(|_| self.left > 0) else { return Ok(None) };
            let wanted = usize::try_from(self.left).unwrap_or(PIECE).min(PIECE);
            let (file, piece) = apart(move || {
                let mut piece = vec![0; wanted];
                let read = file.read(&mut piece).map_err(disk)?;
                piece.truncate(read);
                Ok((file, piece))
            })
            .await?;
            if piece.is_empty() {
                return Err(Error::internal("a content is shorter than it was"));
            }
            self.left -= piece.len() as u64;
            self.file = Some(file);
            Ok(Some(piece.into()))
        })
    }
}

/// The disk makes wait; requests do not wait for each other.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// A folder for the program's own eyes, and those above it.
fn make(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(disk)?;
    // A folder is there for good once the one above it says so.
    for above in folder.ancestors().skip(1).take(3) {
        sync(above)?;
    }
    Ok(())
}

fn sync(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(disk)
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        done => done.map_err(disk),
    }
}

fn found(folder: &Path) -> Result<Vec<Found>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(disk)?,
    };
    let mut all = Vec::new();
    for entry in entries {
        let entry = entry.map_err(disk)?;
        // What was taken away meanwhile is not there.
        if let (Ok(meta), Ok(name)) = (entry.metadata(), entry.file_name().into_string()) {
            all.push(Found { name, written: meta.modified().map_err(disk)? });
        }
    }
    Ok(all)
}

fn disk(error: std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::new(&kernel::codes::DISK_FULL).because(error),
        _ => Error::internal(error),
    }
}
