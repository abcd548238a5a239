//! A backup's parts: `tar.zst` files any machine can read, each with its size and SHA-256.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A part is closed when so much lies in it: one that is damaged is named, and only it has to be fetched again.
const FULL: u64 = 1 << 30;
const LEVEL: i32 = 3;
const CHUNK: usize = 1 << 20;

/// One file of a backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Part {
    /// The file.
    pub name: String,
    pub bytes: u64,
    pub sha256: String,
    /// What lies in it, unpacked.
    pub files: u64,
    pub bytes_inside: u64,
}

/// Counts and digests what goes through to the disk.
struct Digested {
    file: File,
    hash: Sha256,
    bytes: u64,
}

impl Write for Digested {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

struct Open {
    part: Part,
    tar: tar::Builder<zstd::Encoder<'static, Digested>>,
}

/// Writes a stream of files as parts `STEM-0001.tar.zst` and on.
pub struct Packer<'a> {
    folder: &'a Path,
    stem: &'a str,
    open: Option<Open>,
    done: Vec<Part>,
}

impl<'a> Packer<'a> {
    pub fn new(folder: &'a Path, stem: &'a str) -> Self {
        Self { folder, stem, open: None, done: Vec::new() }
    }

    fn open(&mut self) -> Result<&mut Open> {
        if self.open.as_ref().is_some_and(|open| open.part.bytes_inside >= FULL) {
            self.close()?;
        }
        if self.open.is_none() {
            let name = format!("{}-{:04}.tar.zst", self.stem, self.done.len() + 1);
            let file = File::create_new(self.folder.join(&name)).with_context(|| name.clone())?;
            let packed = zstd::Encoder::new(Digested { file, hash: Sha256::new(), bytes: 0 }, LEVEL)?;
            let part = Part { name, bytes: 0, sha256: String::new(), files: 0, bytes_inside: 0 };
            self.open = Some(Open { part, tar: tar::Builder::new(packed) });
        }
        self.open.as_mut().context("a part is open")
    }

    /// An empty folder, for PostgreSQL's user only.
    pub fn folder(&mut self, name: &Path) -> Result<()> {
        let mut header = header(tar::EntryType::Directory, 0o700, 0);
        self.open()?.tar.append_data(&mut header, name, io::empty())?;
        Ok(())
    }

    /// A file of exactly so many bytes: what it lost meanwhile is made up with zeros, what it gained is left out.
    pub fn file(&mut self, name: &Path, bytes: u64, content: impl Read) -> Result<()> {
        let open = self.open()?;
        let mut header = header(tar::EntryType::Regular, 0o600, bytes);
        let whole = content.chain(io::repeat(0)).take(bytes);
        open.tar.append_data(&mut header, name, whole).with_context(|| name.display().to_string())?;
        open.part.files += 1;
        open.part.bytes_inside += bytes;
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        if let Some(Open { mut part, tar }) = self.open.take() {
            let digested = tar.into_inner()?.finish()?;
            digested.file.sync_all()?;
            (part.bytes, part.sha256) = (digested.bytes, hex(&digested.hash.finalize()));
            self.done.push(part);
        }
        Ok(())
    }

    pub fn finish(mut self) -> Result<Vec<Part>> {
        self.close()?;
        Ok(self.done)
    }
}

fn header(kind: tar::EntryType, mode: u32, bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_size(bytes);
    header
}

/// Small files as one text in memory, to be sealed: names and contents.
pub fn bundle(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, content) in files {
        let mut header = header(tar::EntryType::Regular, 0o600, content.len() as u64);
        tar.append_data(&mut header, name, content.as_slice())?;
    }
    Ok(tar.into_inner()?)
}

/// The files of a bundle.
pub fn unbundle(text: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in tar::Archive::new(text).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_str().context("a name")?.to_owned();
        if !Path::new(&name).components().all(|part| matches!(part, Component::Normal(_))) {
            bail!("“{name}” leads out of the folder");
        }
        let mut content = Vec::new();
        entry.read_to_end(&mut content)?;
        files.push((name, content));
    }
    Ok(files)
}

/// Writes a part as it is.
pub fn write(folder: &Path, name: &str, text: &[u8], files: usize) -> Result<Part> {
    let mut file = File::create_new(folder.join(name)).with_context(|| name.to_owned())?;
    file.write_all(text).and_then(|()| file.sync_all()).with_context(|| name.to_owned())?;
    Ok(Part {
        name: name.to_owned(),
        bytes: text.len() as u64,
        sha256: hex(&Sha256::digest(text)),
        files: files as u64,
        bytes_inside: text.len() as u64,
    })
}

/// Whether the part is what its manifest says; if not, a sentence that names it.
pub fn check(folder: &Path, part: &Part) -> Result<Option<String>> {
    let path = folder.join(&part.name);
    let mut file = match File::open(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Some(format!("{} is missing", part.name))),
        opened => opened.with_context(|| path.display().to_string())?,
    };
    let bytes = file.metadata()?.len();
    if bytes != part.bytes {
        return Ok(Some(format!("{} has {bytes} bytes, not {}", part.name, part.bytes)));
    }
    let (mut hash, mut chunk) = (Sha256::new(), vec![0; CHUNK]);
    loop {
        let read = file.read(&mut chunk).with_context(|| path.display().to_string())?;
        if read == 0 {
            break;
        }
        hash.update(&chunk[..read]);
    }
    let same = hex(&hash.finalize()) == part.sha256;
    Ok((!same).then(|| format!("{} was changed: its digest is another one", part.name)))
}

/// Unpacks a part; answers what was made, folders before what lies in them.
pub fn unpack(folder: &Path, part: &Part, into: &Path) -> Result<Vec<PathBuf>> {
    let packed = zstd::Decoder::new(File::open(folder.join(&part.name))?)?;
    let mut archive = tar::Archive::new(packed);
    archive.set_preserve_mtime(false);
    let mut made = Vec::new();
    for entry in archive.entries()? {
        let mut entry = entry.with_context(|| part.name.clone())?;
        let name = entry.path()?.into_owned();
        if !entry.unpack_in(into).with_context(|| format!("{} in {}", name.display(), part.name))? {
            bail!("{} holds “{}”, which leads out of the folder", part.name, name.display());
        }
        made.push(into.join(name));
    }
    Ok(made)
}

/// Files and bytes below a path.
pub fn weigh(path: &Path) -> (u64, u64) {
    let Ok(meta) = fs::symlink_metadata(path) else {
        return (0, 0);
    };
    if !meta.is_dir() {
        return (1, meta.len());
    }
    let inside = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| weigh(&entry.path()));
    inside.fold((0, 0), |(files, bytes), (more, weight)| (files + more, bytes + weight))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
