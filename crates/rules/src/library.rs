//! Packs on a shelf, by name; a book is a pack with all it extends.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::book::Book;
use crate::compile::compile;
use crate::file::{self, File, Head};
use crate::refusal::{Refusal, codes};
use crate::say::Said;

/// A pack may extend one that extends one …
const LAYERS: usize = 16;
const DIGEST: usize = 8;
/// Bytes of all files of a pack together: the whole law of a year has a tenth of it.
const TEXT: usize = 1 << 20;

/// A pack that was read: what it says, not yet what follows together with what it extends.
#[derive(Debug)]
pub struct Pack {
    pub(crate) head: Head,
    pub(crate) file: File,
    text: [u8; 32],
}

impl Pack {
    /// Reads a pack from its files (name, text).
    ///
    /// # Errors
    /// What cannot be read, and where.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, Refusal> {
        if files.iter().map(|(_, text)| text.len()).sum::<usize>() > TEXT {
            return Err(Refusal::unreadable(files[0].0, "the pack is larger than 1 MiB"));
        }
        let (head, file) = file::read(files)?;
        let mut hash = Sha256::new();
        for (name, text) in files {
            for part in [name, text] {
                hash.update(part.len().to_le_bytes());
                hash.update(part.as_bytes());
            }
        }
        Ok(Self { head, file, text: hash.finalize().into() })
    }

    /// Reads a pack of somebody's own, which stands on the law's and says why it departs from it. Its rows are dated like
    /// the law's: on other days the law's own row counts.
    ///
    /// # Errors
    /// As [`Pack::read`]; or it has no reason, or extends nothing.
    pub fn read_own(files: &[(&str, &str)]) -> Result<Self, Refusal> {
        let pack = Self::read(files)?;
        if pack.head.extends.is_none() || pack.head.reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
            return Err(Refusal::new(&codes::PACK_REASON).with("pack", pack.id()));
        }
        Ok(pack)
    }

    /// Reads a pack of somebody's own whose head is given apart from its text: rows, instruments, tests.
    ///
    /// # Errors
    /// As [`Pack::read`], with the line; or there is no reason.
    pub fn own(head: &OwnHead<'_>, text: &str) -> Result<Self, Refusal> {
        let said = head.reason.trim();
        if said.is_empty() {
            return Err(Refusal::new(&codes::PACK_REASON).with("pack", head.id));
        }
        if text.len() > TEXT {
            return Err(Refusal::unreadable(head.id, "the pack is larger than 1 MiB"));
        }
        let file = file::read_own(head.id, text)?;
        let hash = head.hash(text);
        let head = Head {
            id: head.id.to_owned(),
            extends: Some(head.extends.to_owned()),
            en: head.en.to_owned(),
            bn: head.bn.to_owned(),
            as_of: file::Day(head.as_of),
            until: None,
            reason: Some(said.to_owned()),
        };
        Ok(Self { head, file, text: hash })
    }

    /// Its name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// Its rows by table and key, as they stand in it: what is law by this pack and no other.
    pub fn rows(&self) -> impl Iterator<Item = (&str, String)> {
        self.file.rows.iter().flat_map(|(table, group)| {
            let key = |row: &toml::Table| row.get("key").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
            group.list.iter().map(move |row| (table.as_str(), key(row.get_ref())))
        })
    }
}

/// What a pack of somebody's own says of itself.
#[derive(Clone, Copy, Debug)]
pub struct OwnHead<'a> {
    /// Its name.
    pub id: &'a str,
    /// The pack it stands on.
    pub extends: &'a str,
    /// What it is, in English.
    pub en: &'a str,
    /// What it is, in Bengali.
    pub bn: &'a str,
    /// The day it was last compared with the law: its tests are asked on that day.
    pub as_of: jiff::civil::Date,
    /// Why it departs from the law.
    pub reason: &'a str,
}

impl OwnHead<'_> {
    /// Of head and text: what differs in either is another pack.
    pub(crate) fn hash(&self, text: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        for part in [self.id, self.extends, self.en, self.bn, self.reason.trim(), &self.as_of.to_string(), text] {
            hash.update(part.len().to_le_bytes());
            hash.update(part.as_bytes());
        }
        hash.finalize().into()
    }
}

/// All packs there are: the shipped ones, and a tenant's own.
#[derive(Debug, Default)]
pub struct Library {
    packs: BTreeMap<String, Pack>,
}

impl Library {
    /// An empty shelf.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a pack on the shelf.
    ///
    /// # Errors
    /// Its name is taken, or one it extends is not there yet.
    pub fn add(&mut self, pack: Pack) -> Result<(), Refusal> {
        if self.packs.contains_key(pack.id()) {
            return Err(Refusal::unreadable(pack.id(), "a pack of this name is there already"));
        }
        if let Some(base) = &pack.head.extends {
            self.pack(base)?;
        }
        self.packs.insert(pack.id().to_owned(), pack);
        Ok(())
    }

    /// The names of all packs.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.packs.keys().map(String::as_str)
    }

    fn pack(&self, id: &str) -> Result<&Pack, Refusal> {
        let choices = || self.ids().map(Said::from).collect::<Vec<_>>();
        self.packs.get(id).ok_or_else(|| Refusal::new(&codes::PACK_UNKNOWN).with("name", id).with("choices", choices()))
    }

    /// A pack with all it extends, checked: made once, asked often.
    ///
    /// # Errors
    /// No such pack, or what is wrong in it: an expression, a name, rows that overlap, a missing reason.
    pub fn book(&self, id: &str) -> Result<Book, Refusal> {
        self.book_of(self.pack(id)?)
    }

    /// The book of a pack that is not on the shelf, with all it extends from there.
    ///
    /// # Errors
    /// As [`Library::book`].
    pub fn book_of(&self, pack: &Pack) -> Result<Book, Refusal> {
        let id = pack.id();
        let mut chain = vec![pack];
        while let Some(base) = chain.last().and_then(|pack| pack.head.extends.as_ref()) {
            if chain.len() == LAYERS {
                return Err(Refusal::unreadable(id, "it extends too many packs"));
            }
            chain.push(self.pack(base)?);
        }
        chain.reverse();
        let mut hash = Sha256::new();
        chain.iter().for_each(|pack| hash.update(pack.text));
        let digest = hash.finalize()[..DIGEST].iter().map(|byte| format!("{byte:02x}")).collect();
        compile(&chain, digest)
    }
}
