//! What others ask of auth, and what it tells.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use std::fmt;
use std::net::IpAddr;

use jiff::Timestamp;
use kernel::uuid::Uuid;
use kernel::{Clash, Conditional, Language, PersonId, TenantId};
use serde::{Deserialize, Serialize};

kernel::id! {
    /// Somebody's being signed in on one device.
    SessionId,
    /// A key that a program signs in with.
    ApiKeyId,
    /// A role given to somebody.
    AssignmentId,
    /// Two duties that do not go together.
    DutyPairId,
    /// An owner's dated word that somebody may hold both duties of a pair.
    OverrideId,
    /// An invitation or a reset, good for once.
    LinkId,
    /// A key that signs access tokens.
    SigningKeyId,
}

kernel::contract! {
    /// What others ask of auth.
    pub trait Auth as "auth", remote AuthRemote, routes auth_routes {
        /// Who presents a token, and what he may do. Asked as nobody; the answer names the tenant.
        ask identify(PresentedToken) -> Identified;
        /// The public keys access tokens are signed with, as a JSON Web Key Set. For everybody.
        ask key_set(()) -> KeySet;
        /// Names of people, for showing; those unknown are left out.
        ask people(Vec<PersonId>) -> Vec<PersonFacts>;
        /// Who holds duties that do not go together: the report `sod-conflicts`.
        ask sod_conflicts(()) -> Vec<DutyConflict>;
        /// Gives the owner of a new tenant an account and a first password; repeating it changes nothing.
        do establish_owner(NewOwner) -> ();
        /// An access token for one of the tenant's people, for the operator's scripts; it is written in the audit.
        do mint(MintToken) -> Minted;
        /// A link by which somebody chooses a password, for the operator: the first one, or a new one when it is lost.
        do make_link(LinkFor) -> MadeLink;
        /// Signs with a new key from now on; tokens signed with the one before are good until they expire.
        do rotate_signing_key(()) -> Rotated;
    }
}

/// A token as it was presented: an access token, a session cookie or an API key.
#[derive(Clone, Serialize, Deserialize)]
pub struct PresentedToken {
    pub token: String,
    #[serde(default)]
    pub address: Option<IpAddr>,
}

/// Whose token it is. Grants that do not hold now, or not from here, are among them with their conditions: an answer is
/// remembered for some seconds, and what holds is decided anew for each request.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Identified {
    pub tenant: TenantId,
    pub person: PersonId,
    /// The session or API key: what `auth.session` news names when it ends.
    pub session: Uuid,
    pub grants: Vec<Conditional>,
    pub clashes: Vec<Clash>,
    /// The keys of the roles held.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Of the tenant's roles when they were read; `data.grants_version`.
    pub version: i64,
    /// When the token is good no more.
    pub expires: Timestamp,
    pub language: Language,
}

/// RFC 7517.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeySet {
    pub keys: Vec<PublicKey>,
}

/// RFC 8037: an Ed25519 key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    pub kty: String,
    pub crv: String,
    pub alg: String,
    #[serde(rename = "use")]
    pub usage: String,
    pub kid: String,
    pub x: String,
}

/// Somebody as others show him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonFacts {
    pub id: PersonId,
    pub name: String,
    pub name_bn: Option<String>,
    pub email: String,
    pub active: bool,
}

/// The owner of a new tenant.
#[derive(Clone, Serialize, Deserialize)]
pub struct NewOwner {
    pub id: PersonId,
    pub email: String,
    /// None: an invitation by link is made when somebody asks for it.
    #[serde(default)]
    pub password: Option<String>,
}

/// For whom a token is wanted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MintToken {
    pub email: String,
    pub hours: i64,
}

/// A token and how long it is good.
#[derive(Clone, Serialize, Deserialize)]
pub struct Minted {
    pub access_token: String,
    pub expires_in: i64,
}

impl fmt::Debug for PresentedToken {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresentedToken").field("address", &self.address).finish_non_exhaustive()
    }
}

impl fmt::Debug for Minted {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Minted").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}

/// Somebody who holds both duties of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyConflict {
    pub person: PersonFacts,
    pub pair: String,
    pub name: String,
    pub name_bn: Option<String>,
    /// Keys of the roles that hold the one side, and the other, which is refused.
    pub left: Vec<String>,
    pub right: Vec<String>,
    /// Until when the owner lets both be used.
    pub override_until: Option<Timestamp>,
}

/// For whom a link is wanted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkFor {
    pub email: String,
}

/// A link's secret; shown once.
#[derive(Clone, Serialize, Deserialize)]
pub struct MadeLink {
    /// `invitation` or `reset`.
    pub purpose: String,
    /// The page where the password is chosen.
    #[serde(default)]
    pub address: String,
    pub token: String,
    pub expires_at: Timestamp,
}

/// The key that signs from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rotated {
    pub key: SigningKeyId,
    /// Until when the key before is still in the key set.
    pub previous_until: Option<Timestamp>,
}

/// What processes announce to each other: remembered tokens are dropped.
pub mod news {
    /// A session or API key ended; the subject is its id, none is all of the tenant's.
    pub const SESSION: &str = "auth.session";
    /// Roles of the tenant changed.
    pub const GRANTS: &str = "auth.grants";
}

mod events;
pub use events::*;
