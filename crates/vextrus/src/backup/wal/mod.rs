//! Segments of PostgreSQL's log in the archive: kept, given back, counted.
//!
//! `put` and `get` are called by PostgreSQL itself, as its user, for every segment: they open nothing but the two files.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::cli::{self, Wal};

/// What a file of the archive ends in.
const ENDING: &str = ".zst";
/// Segments of 16 MiB in one “log file” of a name.
const IN_A_LOG: u64 = 256;
/// Packs the zeros of a segment closed early to nothing, at a few hundred MiB a second.
const LEVEL: i32 = 3;
const CHUNK: usize = 256 << 10;
/// PostgreSQL takes 1 for “not there” and ends a recovery at it; above 125 it stops and says so.
const DAMAGED: u8 = 200;

/// What PostgreSQL calls.
pub fn run(command: &Wal) -> ExitCode {
    match command {
        Wal::Put { to, path } => match put(to, path) {
            Ok(_) => ExitCode::SUCCESS,
            Err(error) => {
                cli::say(&format!("vextrus wal put {}: {error:#}", path.display()));
                ExitCode::from(1)
            }
        },
        Wal::Get { from, name, path } => match get(from, name, path) {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::from(1),
            Err(error) => {
                cli::say(&format!("vextrus wal get {name}: {error:#}"));
                ExitCode::from(DAMAGED)
            }
        },
    }
}

/// Keeps a segment, and answers where. The same again is fine; another content under the same name is refused.
pub fn put(folder: &Path, path: &Path) -> Result<PathBuf> {
    let name = path.file_name().and_then(|name| name.to_str()).context("it has no name")?;
    let kept = kept(folder, name);
    if kept.exists() {
        if !same(path, &kept)? {
            bail!("{} is there already with another content; does another installation archive there?", kept.display());
        }
        return Ok(kept);
    }
    let aside = folder.join(format!(".{name}.part"));
    let written = write(path, &aside);
    if written.is_err() {
        let _ = fs::remove_file(&aside);
    }
    written.with_context(|| aside.display().to_string())?;
    let named = fs::rename(&aside, &kept).and_then(|()| File::open(folder)?.sync_all());
    named.with_context(|| kept.display().to_string())?;
    Ok(kept)
}

fn write(path: &Path, aside: &Path) -> io::Result<()> {
    let mut source = File::open(path)?;
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(aside)?;
    let mut packed = zstd::Encoder::new(file, LEVEL)?;
    packed.include_checksum(true)?;
    io::copy(&mut source, &mut packed)?;
    packed.finish()?.sync_all()
}

fn same(path: &Path, kept: &Path) -> Result<bool> {
    let mut one = File::open(path).with_context(|| path.display().to_string())?;
    let mut other = zstd::Decoder::new(File::open(kept)?)?;
    let (mut left, mut right) = (vec![0; CHUNK], vec![0; CHUNK]);
    loop {
        let there = fill(&mut one, &mut left)?;
        let here = fill(&mut other, &mut right).with_context(|| format!("{} is damaged", kept.display()))?;
        if left[..there] != right[..here] {
            return Ok(false);
        }
        if there == 0 {
            return Ok(true);
        }
    }
}

fn fill(from: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < into.len() {
        match from.read(&mut into[filled..])? {
            0 => break,
            some => filled += some,
        }
    }
    Ok(filled)
}

/// Gives a segment back; false when there is none of this name.
fn get(folder: &Path, name: &str, path: &Path) -> Result<bool> {
    if name.contains('/') {
        bail!("that is no name of a segment");
    }
    let kept = kept(folder, name);
    let file = match File::open(&kept) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        opened => opened.with_context(|| kept.display().to_string())?,
    };
    let mut packed = zstd::Decoder::new(file)?;
    let mut out = File::create(path).with_context(|| path.display().to_string())?;
    io::copy(&mut packed, &mut out).with_context(|| format!("{} is damaged", kept.display()))?;
    Ok(true)
}

fn kept(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{ENDING}"))
}

/// A segment by its name: the timeline, and its number from the cluster's beginning, which goes on over timelines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Segment {
    pub timeline: u32,
    pub number: u64,
}

impl Segment {
    /// `00000001000000000000002A`.
    pub fn parse(name: &str) -> Option<Self> {
        if name.len() != 24 || !name.is_ascii() {
            return None;
        }
        let part = |from: usize| u32::from_str_radix(&name[from..from + 8], 16).ok();
        let (timeline, log, within) = (part(0)?, u64::from(part(8)?), u64::from(part(16)?));
        (within < IN_A_LOG).then_some(Self { timeline, number: log * IN_A_LOG + within })
    }

    pub fn name(self) -> String {
        format!("{:08X}{:08X}{:08X}", self.timeline, self.number / IN_A_LOG, self.number % IN_A_LOG)
    }
}

/// The archive's segments. A restored installation goes on on a timeline of its own, from a backup of its own: nothing
/// here leads from one timeline to another.
#[derive(Debug, Default)]
pub struct Archived(BTreeSet<Segment>);

impl Archived {
    /// What lies in the folder; nothing when it is not there.
    pub fn read(folder: &Path) -> Result<Self> {
        let entries = match fs::read_dir(folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            entries => entries.with_context(|| folder.display().to_string())?,
        };
        let mut there = BTreeSet::new();
        for entry in entries {
            let name = entry?.file_name();
            there.extend(name.to_str().and_then(|name| Segment::parse(name.strip_suffix(ENDING)?)));
        }
        Ok(Self(there))
    }

    pub fn has(&self, segment: Segment) -> bool {
        self.0.contains(&segment)
    }

    /// The segments from the one to the other that are not there.
    pub fn missing(&self, from: Segment, to: Segment) -> Vec<Segment> {
        let wanted = (from.number..=to.number).map(|number| Segment { number, ..from });
        wanted.filter(|segment| !self.has(*segment)).collect()
    }

    /// How far the log goes from here without a gap.
    pub fn reaches(&self, from: Segment) -> Option<Segment> {
        let onwards = (from.number..).map(|number| Segment { number, ..from });
        onwards.take_while(|segment| self.has(*segment)).last()
    }

    /// The last one of its timeline.
    pub fn last(&self, timeline: u32) -> Option<Segment> {
        self.0.range(Segment { timeline, number: 0 }..=Segment { timeline, number: u64::MAX }).next_back().copied()
    }
}

/// Reads an archived segment to its end: its checksum says whether it is whole.
pub fn is_whole(folder: &Path, segment: Segment) -> Result<()> {
    let kept = kept(folder, &segment.name());
    let file = File::open(&kept).with_context(|| kept.display().to_string())?;
    let read = zstd::Decoder::new(file).and_then(|mut packed| io::copy(&mut packed, &mut io::sink()));
    read.map(drop).with_context(|| format!("{} is damaged", kept.display()))
}

/// Removes segments nobody needs; history files of timelines stay. Answers how many went.
pub fn remove(folder: &Path, needed: impl Fn(u64) -> bool) -> Result<usize> {
    let mut gone = 0;
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        // `SEGMENT.OFFSET.backup` names a backup that began there.
        let segment = name.get(..24).and_then(Segment::parse);
        if segment.is_some_and(|segment| !needed(segment.number)) {
            fs::remove_file(&path).with_context(|| path.display().to_string())?;
            gone += 1;
        }
    }
    Ok(gone)
}

#[cfg(test)]
mod tests;
