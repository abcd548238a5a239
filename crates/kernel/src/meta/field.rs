//! What a document consists of.

use serde::Serialize;

use super::{Said, said};

/// When a field can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Set {
    /// When it is set up and ever after.
    Always,
    /// Only when it is set up.
    Once,
    /// Only afterwards.
    Later,
    /// Never by hand.
    Never,
}

/// How a word of a list of words is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Nothing to notice.
    Plain,
    /// In force, in use.
    Good,
    /// Waiting for somebody.
    Waiting,
    /// Refused, over.
    Bad,
    /// Out of use.
    Faded,
}

/// One of a closed list, as the graph writes it and as people read it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Word {
    /// In the graph: `PRIVATE_LIMITED`.
    pub value: &'static str,
    /// For people.
    pub label: Said,
    /// Its colour.
    pub tone: Tone,
}

impl Word {
    /// A word with nothing to notice.
    #[must_use]
    pub const fn new(value: &'static str, en: &'static str, bn: &'static str) -> Self {
        Self { value, label: said(en, bn), tone: Tone::Plain }
    }

    /// The same, coloured.
    #[must_use]
    pub const fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// What a field holds, and so how it is shown and typed.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Kind {
    /// A line of text.
    Text {
        /// Characters at most.
        limit: usize,
    },
    /// Several lines.
    Long {
        /// Characters at most.
        limit: usize,
    },
    /// A text whose lines stay as they are, in letters of one width: rules, templates.
    Source {
        /// Characters at most.
        limit: usize,
    },
    /// A short sign in capital letters.
    Code,
    /// A word for keys: small letters, digits and dashes.
    Slug,
    /// A number that is not calculated with: TIN, BIN.
    Digits {
        /// Digits at most.
        limit: usize,
    },
    /// A day.
    Date,
    /// A sum of money.
    Money,
    /// A month of the year, 1 to 12.
    Month,
    /// A currency's three letters.
    Currency,
    /// A whole number.
    Number,
    /// A quantity: a decimal of whatever unit the document says.
    Quantity,
    /// Several short texts, typed one a line.
    Lines {
        /// Characters of one at most.
        limit: usize,
    },
    /// How much a file takes, in bytes.
    Bytes,
    /// A kind of document, as `service.document`; read as people call one.
    Document,
    /// An instant, read in Dhaka's time.
    Moment,
    /// Yes or no.
    Flag,
    /// An e-mail address.
    Email,
    /// A telephone number with the country's code.
    Phone,
    /// One of a closed list.
    Words {
        /// The list.
        words: &'static [Word],
    },
    /// Names and patterns of permissions, read and ticked by their sentences.
    Permissions,
    /// Another document, by its id.
    Link {
        /// Which document.
        to: &'static str,
        /// The field it is read by: `company` for `companyId`.
        reads: &'static str,
        /// The field of this document whose company the other must share.
        within: Option<&'static str>,
    },
    /// Several other documents, by their ids.
    Links {
        /// Which documents.
        to: &'static str,
        /// The field they are read by: `companies` for `companyIds`.
        reads: &'static str,
    },
}

/// One field.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Field {
    /// Its name in inputs: `nameBn`.
    pub name: &'static str,
    /// What it is called.
    pub label: Said,
    /// What belongs in it, with an example.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Said>,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be filled in.
    pub required: bool,
    /// When it can be set.
    pub set: Set,
    /// What it means when there is nothing in it: everywhere, without end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank: Option<Said>,
    /// Why it cannot be set now, when it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Said>,
    /// What it is when nobody says, as it would be typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual: Option<&'static str>,
    /// Whether its text is Bengali whatever the reader's language.
    pub bengali: bool,
    /// Its column's width in pixels; the rest is shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u16>,
    /// Whether it can be read back; else it is only told.
    pub reads: bool,
    /// Whether it is kept sealed, and so nowhere else: in no draft a browser keeps.
    pub sealed: bool,
}

impl Field {
    /// A field of this kind.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind, en: &'static str, bn: &'static str) -> Self {
        let label = said(en, bn);
        Self {
            name,
            label,
            help: None,
            blank: None,
            kind,
            required: false,
            set: Set::Always,
            otherwise: None,
            usual: None,
            bengali: false,
            width: None,
            reads: true,
            sealed: false,
        }
    }

    /// What belongs in it.
    #[must_use]
    pub const fn help(self, en: &'static str, bn: &'static str) -> Self {
        Self { help: Some(said(en, bn)), ..self }
    }

    /// What it means when there is nothing in it.
    #[must_use]
    pub const fn blank(self, en: &'static str, bn: &'static str) -> Self {
        Self { blank: Some(said(en, bn)), ..self }
    }

    /// It must be filled in.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// When it can be set.
    #[must_use]
    pub const fn set(self, set: Set) -> Self {
        Self { set, ..self }
    }

    /// Set when the document is set up, and why not afterwards.
    #[must_use]
    pub const fn once(self, en: &'static str, bn: &'static str) -> Self {
        Self { set: Set::Once, otherwise: Some(said(en, bn)), ..self }
    }

    /// What it is when nobody says.
    #[must_use]
    pub const fn usual(self, usual: &'static str) -> Self {
        Self { usual: Some(usual), ..self }
    }

    /// Its text is Bengali.
    #[must_use]
    pub const fn bengali(self) -> Self {
        Self { bengali: true, ..self }
    }

    /// Its column's width in pixels.
    #[must_use]
    pub const fn wide(self, pixels: u16) -> Self {
        Self { width: Some(pixels), ..self }
    }

    /// It is told when the document is set up, and cannot be read back.
    #[must_use]
    pub const fn told(self) -> Self {
        Self { reads: false, set: Set::Once, ..self }
    }

    /// It is kept sealed, and so nowhere else: in no draft a browser keeps.
    #[must_use]
    pub const fn sealed(self) -> Self {
        Self { sealed: true, ..self }
    }

    /// The field of the graph it is read by, when it can be read.
    #[must_use]
    pub fn read_by(&self) -> Option<&'static str> {
        match self.kind {
            _ if !self.reads => None,
            Kind::Link { reads, .. } | Kind::Links { reads, .. } => Some(reads),
            _ => Some(self.name),
        }
    }

    /// Every text of it, with the place it stands at.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, Said)> {
        let name = self.name;
        let mut texts = vec![(format!("field {name}"), self.label)];
        texts.extend(self.help.map(|help| (format!("field {name}, help"), help)));
        texts.extend(self.blank.map(|blank| (format!("field {name}, blank"), blank)));
        texts.extend(self.otherwise.map(|why| (format!("field {name}, otherwise"), why)));
        if let Kind::Words { words } = self.kind {
            texts.extend(words.iter().map(|word| (format!("field {name}, {}", word.value), word.label)));
        }
        texts
    }
}
