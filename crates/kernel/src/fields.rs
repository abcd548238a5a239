//! What every input goes through: texts trimmed, composed and measured, and all complaints in one answer.

use unicode_normalization::UnicodeNormalization;

use crate::{Error, Result, codes};

/// Characters of a name or title.
pub const NAME: usize = 200;
/// Characters of an address or a reason.
pub const LONG: usize = 500;
/// Characters of a code: short enough to be printed on every voucher.
pub const CODE: usize = 16;

/// Reads the fields of one input and gathers what is wrong with them.
#[derive(Default)]
pub struct Fields(Vec<Error>);

impl Fields {
    /// A text there must be.
    pub fn required(&mut self, field: &'static str, text: &str, limit: usize) -> String {
        let text = compose(text);
        if text.is_empty() {
            self.refuse(Error::new(&codes::REQUIRED).field(field));
        }
        self.measured(field, text, limit)
    }

    /// A text there may be; blank is none.
    pub fn optional(&mut self, field: &'static str, text: Option<&str>, limit: usize) -> Option<String> {
        let text = compose(text?);
        if text.is_empty() { None } else { Some(self.measured(field, text, limit)) }
    }

    /// A text of several lines there must be.
    pub fn lines(&mut self, field: &'static str, text: &str, limit: usize) -> String {
        let text = compose(&text.replace("\r\n", "\n"));
        if text.is_empty() {
            self.refuse(Error::new(&codes::REQUIRED).field(field));
        }
        self.measured(field, text.replace('\n', " "), limit);
        text
    }

    /// A code: capital letters, digits and dashes, the same in both languages.
    pub fn code(&mut self, field: &'static str, text: &str) -> String {
        let code = self.required(field, &text.chars().map(plain_digit).collect::<String>().to_uppercase(), CODE);
        let plain = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '-';
        if code.starts_with('-') || !code.chars().all(plain) {
            self.refuse(Error::new(&codes::CODE_INVALID).field(field));
        }
        code
    }

    /// A value another rule reads.
    pub fn read<T>(&mut self, read: Result<T>) -> Option<T> {
        read.map_err(|error| self.refuse(error)).ok()
    }

    /// One more complaint.
    pub fn refuse(&mut self, error: Error) {
        self.0.push(error);
    }

    /// Every complaint, or none.
    ///
    /// # Errors
    /// The one complaint, or `kernel.invalid` with all of them.
    pub fn done(self) -> Result<()> {
        Error::all(self.0)
    }

    fn measured(&mut self, field: &'static str, text: String, limit: usize) -> String {
        let length = text.chars().count();
        if length > limit {
            self.refuse(Error::new(&codes::TOO_LONG).field(field).with("limit", limit).with("length", length));
        }
        if text.chars().any(unprintable) {
            self.refuse(Error::new(&codes::UNPRINTABLE).field(field));
        }
        text
    }
}

/// Trimmed and NFC: a Bengali letter typed as two code points is found when it is searched for as one.
fn compose(text: &str) -> String {
    text.trim().nfc().collect()
}

/// A Bengali digit as the Latin one; any other character as it is.
#[must_use]
pub fn plain_digit(letter: char) -> char {
    match letter {
        '\u{09E6}'..='\u{09EF}' => char::from(b'0' + (letter as u32 - 0x09E6) as u8),
        other => other,
    }
}

/// Control characters, and those that turn the writing direction so that a name reads as another.
/// The joiners U+200C and U+200D stay: Bengali conjuncts need them.
fn unprintable(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// A word for addresses and keys: `^[a-z][a-z0-9-]*$` of at least two characters.
#[must_use]
pub fn is_slug(text: &str, longest: usize) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=longest).contains(&text.len()) && text.as_bytes()[0].is_ascii_lowercase() && text.bytes().all(plain)
}

/// Refuses a change made on an older look than the last one.
///
/// # Errors
/// `kernel.stale`, naming both versions.
pub fn expect_version(noun: &'static str, yours: i32, now: i32) -> Result<()> {
    if yours == now {
        return Ok(());
    }
    Err(Error::new(&codes::STALE).with("noun", noun).with("yours", yours).with("now", now))
}
