//! Secrets handed out once and kept as a hash: `prefix.tenant.id.secret`, each part in base64url.
//!
//! The tenant stands in front, so that a secret is looked up inside its own tenant only; one with another tenant's
//! prefix looks like a wrong one.

#[cfg(test)]
mod tests;

use aws_lc_rs::{constant_time, digest, rand};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use kernel::uuid::Uuid;
use kernel::{Error, Result, TenantId};

/// Bytes of a secret: beyond guessing.
const SECRET: usize = 32;
/// Bytes all refresh tokens of a session share.
const FAMILY: usize = 16;

/// What a secret is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Gets the next access token.
    Refresh,
    /// The session itself, in a cookie.
    Cookie,
    /// A program.
    ApiKey,
    /// An invitation or a reset.
    Link,
}

impl For {
    fn prefix(self) -> &'static str {
        match self {
            Self::Refresh => "vxr",
            Self::Cookie => "vxs",
            Self::ApiKey => "vxk",
            Self::Link => "vxl",
        }
    }

    fn length(self) -> usize {
        match self {
            Self::Refresh => FAMILY + SECRET,
            _ => SECRET,
        }
    }
}

/// A secret, as it was made or presented.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    purpose: For,
    pub tenant: TenantId,
    pub id: Uuid,
    bytes: Vec<u8>,
}

impl Secret {
    /// A new one.
    pub fn new(purpose: For, tenant: TenantId, id: Uuid) -> Result<Self> {
        let mut bytes = vec![0; purpose.length()];
        rand::fill(&mut bytes).map_err(Error::internal)?;
        Ok(Self { purpose, tenant, id, bytes })
    }

    /// The next refresh token of the same session.
    pub fn next(&self) -> Result<Self> {
        let mut next = self.clone();
        rand::fill(&mut next.bytes[FAMILY..]).map_err(Error::internal)?;
        Ok(next)
    }

    /// What somebody presents, if it has the form: one spelling only, nothing before, between or after.
    pub fn read(purpose: For, text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        if parts.next() != Some(purpose.prefix()) {
            return None;
        }
        let (tenant, id, bytes) = (decode(parts.next()?, 16)?, decode(parts.next()?, 16)?, parts.next()?);
        let bytes = decode(bytes, purpose.length())?;
        if parts.next().is_some() {
            return None;
        }
        Some(Self { purpose, tenant: TenantId(uuid(&tenant)?), id: uuid(&id)?, bytes })
    }

    /// The text handed out. It is shown once.
    pub fn text(&self) -> String {
        let part = |bytes: &[u8]| BASE64.encode(bytes);
        let (tenant, id) = (part(self.tenant.0.as_bytes()), part(self.id.as_bytes()));
        format!("{}.{tenant}.{id}.{}", self.purpose.prefix(), part(&self.bytes))
    }

    /// What is kept of it. SHA-256 is enough: 256 random bits cannot be tried out.
    pub fn hash(&self) -> Vec<u8> {
        self.hashed(&self.bytes)
    }

    /// What is kept of the part all refresh tokens of the session share.
    pub fn family(&self) -> Vec<u8> {
        self.hashed(&self.bytes[..FAMILY.min(self.bytes.len())])
    }

    fn hashed(&self, bytes: &[u8]) -> Vec<u8> {
        let mut hash = digest::Context::new(&digest::SHA256);
        hash.update(self.purpose.prefix().as_bytes());
        hash.update(self.id.as_bytes());
        hash.update(bytes);
        hash.finish().as_ref().to_vec()
    }
}

/// Whether both are the same, in a time that does not say how much of them is.
pub fn same(left: &[u8], right: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(left, right).is_ok()
}

/// SHA-256 of something, to know it again by.
pub fn digest(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA256, bytes).as_ref().to_vec()
}

fn decode(text: &str, length: usize) -> Option<Vec<u8>> {
    // The engine refuses padding and bits left over: each value has one spelling.
    BASE64.decode(text).ok().filter(|bytes| bytes.len() == length)
}

fn uuid(bytes: &[u8]) -> Option<Uuid> {
    Uuid::from_slice(bytes).ok()
}
