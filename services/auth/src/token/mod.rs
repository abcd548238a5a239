//! Access tokens: JSON Web Tokens signed with Ed25519 (RFC 7515, 7519, 8037, 9068), in the one form we write and in
//! no other.
//!
//! Written here instead of taken from a library, because everything a library lets one choose is a mistake to be made:
//! the algorithm is not read from the token, and what we do not write we do not read.

#[cfg(test)]
mod tests;

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contracts::auth::{SessionId, SigningKeyId};
use jiff::{SignedDuration, Timestamp};
use kernel::{Error, PersonId, Result, TenantId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// How long an access token is good.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(15);
/// How far the clocks of two machines may differ. A token's end is not stretched.
const LEEWAY: i64 = 30;
/// Bytes of a token at most; ours have about 500.
const SIZE: usize = 2048;
/// Bytes of an Ed25519 signature.
const SIGNATURE: usize = 64;

const ALG: &str = "EdDSA";
const TYP: &str = "at+jwt";
/// Who issues, and for whom: this program, both.
const PARTY: &str = "vextrus";

/// Anything more, such as `crit`, `jwk`, `jku` or `x5u`, is no header of ours.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    typ: String,
    kid: String,
}

/// What an access token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    iss: String,
    aud: String,
    /// Who.
    pub sub: PersonId,
    /// In which tenant.
    pub tenant: TenantId,
    /// Through which session.
    pub sid: SessionId,
    iat: i64,
    nbf: i64,
    exp: i64,
}

impl Claims {
    /// What a token for this session says from now on, for so long.
    pub fn new(tenant: TenantId, sub: PersonId, sid: SessionId, now: Timestamp, lifetime: SignedDuration) -> Self {
        let iat = now.as_second();
        let exp = iat.saturating_add(lifetime.as_secs());
        Self { iss: PARTY.into(), aud: PARTY.into(), sub, tenant, sid, iat, nbf: iat, exp }
    }

    /// When it is good no more.
    pub fn expires(&self) -> Option<Timestamp> {
        Timestamp::from_second(self.exp).ok()
    }

    /// Whether it is for us and good now.
    pub fn hold(&self, now: Timestamp) -> bool {
        let now = now.as_second();
        let begun = now.saturating_add(LEEWAY);
        self.iss == PARTY && self.aud == PARTY && self.exp > now && self.nbf <= begun && self.iat <= begun
    }
}

/// A token that says this, signed with the key of this id.
pub fn sign(key: &Ed25519KeyPair, id: SigningKeyId, claims: &Claims) -> Result<String> {
    let header = Header { alg: ALG.into(), typ: TYP.into(), kid: id.to_string() };
    let signed = format!("{}.{}", encode(&header)?, encode(claims)?);
    let signature = key.try_sign(signed.as_bytes()).map_err(Error::internal)?;
    Ok(format!("{signed}.{}", BASE64.encode(signature.as_ref())))
}

/// A token that has the form, and whose signature nobody has looked at.
pub struct Unverified<'t> {
    /// The key it claims to be signed with.
    pub key: SigningKeyId,
    signed: &'t [u8],
    claims: &'t str,
    signature: Vec<u8>,
}

impl<'t> Unverified<'t> {
    /// Reads what is needed to verify; `None` when it is not in the one form we write.
    pub fn read(token: &'t str) -> Option<Self> {
        if token.len() > SIZE {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        if claims.contains('.') {
            return None;
        }
        let header: Header = decode(header)?;
        let key: SigningKeyId = header.kid.parse().ok()?;
        // An id has several spellings that can be read, and one that we write.
        if header.alg != ALG || header.typ != TYP || key.to_string() != header.kid {
            return None;
        }
        let signature = BASE64.decode(signature).ok().filter(|signature| signature.len() == SIGNATURE)?;
        Some(Self { key, signed: signed.as_bytes(), claims, signature })
    }

    /// What it says, if this key signed it. Claims are not looked at before.
    pub fn verify(&self, public: &[u8]) -> Option<Claims> {
        UnparsedPublicKey::new(&ED25519, public).verify(self.signed, &self.signature).ok()?;
        decode(self.claims)
    }
}

fn encode(part: &impl Serialize) -> Result<String> {
    Ok(BASE64.encode(serde_json::to_vec(part).map_err(Error::internal)?))
}

/// One spelling only; a name said twice, or one we do not write, is refused.
fn decode<T: DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&BASE64.decode(part).ok()?).ok()
}
