//! Who is calling, until the auth service says it: tokens the operator signs.
//!
//! `vxo.<payload>.<mac>`: the payload names tenant, person, grants and expiry; the mac is made with a key of this
//! installation. The seam is [`host::http::Authority`]; auth will fill it with sessions and roles.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, KeyInit, Mac};
use host::http::{Authority, Presented};
use jiff::Timestamp;
use kernel::{Actor, BoxFuture, Clock, Cx, Error, Grants, Result, Scope, TenantId, codes};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

const PREFIX: &str = "vxo";
/// Verified tokens remembered at most; then all are forgotten and verified anew.
const REMEMBERED: usize = 20_000;

/// What a token says.
#[derive(Clone, Serialize, Deserialize)]
pub struct Claims {
    pub tenant: TenantId,
    pub actor: Actor,
    pub grants: Vec<String>,
    pub scope: Scope,
    pub expires: Timestamp,
}

/// Signs and reads the operator's tokens.
pub struct OperatorTokens {
    key: [u8; 32],
    clock: Clock,
    verified: RwLock<HashMap<String, (Cx, Timestamp)>>,
}

impl OperatorTokens {
    pub fn new(key: [u8; 32], clock: Clock) -> Self {
        Self { key, clock, verified: RwLock::default() }
    }

    fn mac(&self, payload: &str) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        mac.update(payload.as_bytes());
        mac
    }

    /// A token that says this.
    pub fn sign(&self, claims: &Claims) -> Result<String> {
        let payload = BASE64.encode(serde_json::to_vec(claims).map_err(Error::internal)?);
        let mac = BASE64.encode(self.mac(&payload).finalize().into_bytes());
        Ok(format!("{PREFIX}.{payload}.{mac}"))
    }

    fn read(&self, token: &str) -> Option<Claims> {
        let mut parts = token.split('.');
        let (Some(PREFIX), Some(payload), Some(mac), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        self.mac(payload).verify_slice(&BASE64.decode(mac).ok()?).ok()?;
        serde_json::from_slice(&BASE64.decode(payload).ok()?).ok()
    }

    fn verify(&self, token: &str) -> Result<Cx> {
        let claims = self.read(token).filter(|claims| claims.expires > self.clock.now());
        let claims = claims.ok_or_else(|| Error::new(&codes::UNAUTHENTICATED))?;
        let grants = Grants::of(claims.grants, claims.scope);
        let cx = Cx::new(claims.tenant, claims.actor, grants, self.clock.clone());
        let mut verified = self.verified.write().unwrap_or_else(PoisonError::into_inner);
        if verified.len() >= REMEMBERED {
            verified.clear();
        }
        verified.insert(token.to_owned(), (cx.clone(), claims.expires));
        Ok(cx)
    }
}

impl Authority for OperatorTokens {
    fn identify<'a>(&'a self, presented: Presented<'a>) -> BoxFuture<'a, Result<Cx>> {
        Box::pin(async move {
            match presented.token {
                Some(token) => self.verify(token),
                None => Ok(Cx::new(TenantId(Uuid::nil()), Actor::Nobody, Grants::none(), self.clock.clone())),
            }
        })
    }

    fn cached(&self, presented: &Presented<'_>) -> Option<Cx> {
        let verified = self.verified.read().unwrap_or_else(PoisonError::into_inner);
        let (cx, expires) = verified.get(presented.token?)?;
        (*expires > self.clock.now()).then(|| cx.clone())
    }

    fn forget(&self, token: &str) {
        self.verified.write().unwrap_or_else(PoisonError::into_inner).remove(token);
    }
}
