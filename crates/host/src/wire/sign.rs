//! The signature that makes a request one of ours.

use std::path::Path;
use std::sync::Arc;

use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::{Error, Result};
use sha2::{Digest as _, Sha256};

use crate::config;

/// How long a signed request may be answered, in seconds.
pub const LIFETIME: i64 = 30;
/// Fewest bytes of a shared secret.
const SHORTEST: usize = 32;

/// The secret the processes of an installation share.
#[derive(Clone)]
pub struct Key(Arc<[u8]>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("•••")
    }
}

impl Key {
    /// A secret of at least 32 bytes.
    ///
    /// # Errors
    /// It is shorter.
    pub fn new(secret: &[u8]) -> Result<Self> {
        if secret.len() < SHORTEST {
            let reason = format!("the internal secret must have at least {SHORTEST} bytes");
            return Err(Error::new(&config::INVALID).with("reason", reason));
        }
        Ok(Self(secret.into()))
    }

    /// The secret kept in a file; white space around it does not count.
    ///
    /// # Errors
    /// The file cannot be read, or the secret is too short.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path)
            .map_err(|error| Error::new(&config::INVALID).with("reason", format!("{}: {error}", path.display())))?;
        Self::new(bytes.trim_ascii())
    }

    fn mac(&self, path: &str, cx: &str, body: &[u8], expires: &str) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(b"vextrus-1\nPOST\n");
        mac.update(path.as_bytes());
        mac.update(b"\n");
        mac.update(&Sha256::digest(body));
        mac.update(&Sha256::digest(cx.as_bytes()));
        mac.update(expires.as_bytes());
        mac
    }

    /// Signs a POST to `path`.
    pub(super) fn sign(&self, path: &str, cx: &str, body: &[u8], expires: &str) -> String {
        let mac = self.mac(path, cx, body, expires).finalize().into_bytes();
        let mut text = String::with_capacity(64);
        for byte in mac {
            use std::fmt::Write as _;
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// Whether `signature` is ours; takes the same time wherever it differs.
    pub(super) fn verifies(&self, path: &str, cx: &str, body: &[u8], expires: &str, signature: &str) -> bool {
        let Some(bytes) = unhex(signature) else { return false };
        self.mac(path, cx, body, expires).verify_slice(&bytes).is_ok()
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
