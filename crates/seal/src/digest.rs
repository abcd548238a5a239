//! SHA-256, hexadecimal, and the one way fields become bytes.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// A SHA-256 digest.
pub type Digest = [u8; 32];

/// What could not be read, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong(pub String);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

impl From<std::io::Error> for Wrong {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<serde_json::Error> for Wrong {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

/// Gathers fields: each as its length (eight bytes, the largest first) and then itself, so that no two lists of fields
/// have the same bytes. The first field says what the bytes are.
pub(crate) struct Fields(Vec<u8>);

impl Fields {
    pub(crate) fn of(tag: &str) -> Self {
        Self(Vec::with_capacity(512)).text(tag)
    }

    pub(crate) fn field(mut self, bytes: &[u8]) -> Self {
        self.0.extend((bytes.len() as u64).to_be_bytes());
        self.0.extend(bytes);
        self
    }

    pub(crate) fn text(self, text: &str) -> Self {
        self.field(text.as_bytes())
    }

    /// One byte: 0 and nothing, or 1 and the field.
    pub(crate) fn optional(mut self, text: Option<&str>) -> Self {
        self.0.push(u8::from(text.is_some()));
        match text {
            Some(text) => self.text(text),
            None => self,
        }
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        self.0
    }
}

/// SHA-256 over one byte that says what is hashed, and the parts: the bytes of a leaf can never be those of a node.
pub(crate) fn hash(domain: u8, parts: &[&[u8]]) -> Digest {
    let mut hash = Sha256::new();
    hash.update([domain]);
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// Small hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads hexadecimal digits; a leading `\x`, as PostgreSQL writes bytes, may be there.
///
/// # Errors
/// A character that is no digit, or half a byte.
pub fn from_hex(text: &str) -> Result<Vec<u8>, Wrong> {
    let digits = text.strip_prefix("\\x").unwrap_or(text).as_bytes();
    let wrong = || Wrong(format!("“{}” is not hexadecimal", text.chars().take(80).collect::<String>()));
    if !digits.len().is_multiple_of(2) {
        return Err(wrong());
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).ok_or_else(wrong);
    digits.chunks(2).map(|pair| Ok(u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).unwrap_or_default())).collect()
}

/// Bytes written as hexadecimal in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hex(pub Vec<u8>);

impl Hex {
    /// These bytes as a digest.
    ///
    /// # Errors
    /// They are not 32.
    pub fn digest(&self) -> Result<Digest, Wrong> {
        self.0.as_slice().try_into().map_err(|_| Wrong(format!("a digest of {} bytes", self.0.len())))
    }
}

impl From<&[u8]> for Hex {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        from_hex(&text).map(Self).map_err(serde::de::Error::custom)
    }
}
