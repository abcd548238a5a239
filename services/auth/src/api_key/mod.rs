//! Keys programs sign in with: as somebody, with a part of what he may, and never more than he may just now.

mod graphql;
mod narrow;
mod store;

#[cfg(test)]
mod tests;

use std::net::IpAddr;

use async_graphql::InputObject;
use contracts::auth::{ApiKeyId, news};
use data::{Db, Look, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::fields::{Fields, NAME};
use kernel::{Conditional, Cx, Error, Network, PersonId, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::session::{self, expect_person};
use crate::user::UserLanguage;
use crate::{errors, permissions, secret};
use secret::{For, Secret};

pub use graphql::{ApiKeyMutation, ApiKeyNode, ApiKeyQuery};

/// Days a key is good at most.
const LONGEST: i32 = 365;
/// Permissions a key has at most.
const NAMES: usize = 100;
/// Networks a key has at most.
const NETWORKS: usize = 20;
/// How exactly it is known when a key was last used.
const COARSE: SignedDuration = SignedDuration::from_mins(5);

/// A key, without its secret.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub user_id: PersonId,
    pub name: String,
    /// What it may do, as long as its owner may: names and patterns.
    pub permissions: Vec<String>,
    /// From where; none is from anywhere.
    pub networks: Vec<String>,
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub created_at: Timestamp,
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub expires_at: Timestamp,
    /// Exact to five minutes.
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub seen_at: Option<Timestamp>,
}

/// A key with its secret, shown once.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewlyMade {
    pub key: ApiKey,
    /// What the program presents as its bearer token.
    pub token: String,
}

/// What making a key takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewApiKey {
    /// What the key is for.
    pub name: String,
    /// What it may do: names and patterns, each among what one may oneself.
    pub permissions: Vec<String>,
    /// From where, such as 203.0.113.0/24; none is from anywhere.
    #[serde(default)]
    #[graphql(default)]
    pub networks: Vec<String>,
    /// For how long, at most 365.
    pub days: i32,
}

/// A key that is good, with what is needed to act by it.
pub struct Live {
    pub person: PersonId,
    pub names: Vec<String>,
    pub networks: Vec<Network>,
    pub secret: Vec<u8>,
    pub expires_at: Timestamp,
    pub seen_at: Option<Timestamp>,
    pub language: UserLanguage,
}

impl Live {
    /// Whether it may be used from this address.
    pub fn is_from(&self, address: Option<IpAddr>) -> bool {
        let near = |address| self.networks.iter().any(|network| network.holds(address));
        self.networks.is_empty() || address.is_some_and(near)
    }

    /// Of what its owner may, what the key may.
    pub fn narrow(&self, grants: Vec<Conditional>) -> Vec<Conditional> {
        narrow::narrow(&self.names, grants)
    }
}

/// Everybody's keys.
#[derive(Clone)]
pub struct ApiKeys {
    pub db: Db,
}

impl ApiKeys {
    /// One's own keys, the latest first.
    // open: everybody may see his own
    pub async fn list_own(&self, cx: &Cx) -> Result<Vec<ApiKey>> {
        let person = expect_person(cx)?;
        self.db.read(cx, async move |look| store::list(look, person).await).await
    }

    /// Somebody's keys, the latest first.
    pub async fn list(&self, cx: &Cx, person: PersonId) -> Result<Vec<ApiKey>> {
        cx.require_everywhere(&permissions::SESSION_READ)?;
        self.db.read(cx, async move |look| store::list(look, person).await).await
    }

    /// Makes a key of one's own. A program with a key makes no others.
    pub async fn make(&self, cx: &Cx, input: NewApiKey) -> Result<NewlyMade> {
        cx.require(&permissions::API_KEY_MANAGE)?;
        let person = expect_person(cx)?;
        let key = new(cx, person, &input)?;
        // Without its key: the answer would be kept under it, and a secret is kept as a hash only.
        self.db
            .command(&cx.clone().unkeyed(), "auth.api-key.make", &(), async move |tx| {
                session::expect_session(tx).await?;
                let secret = Secret::new(For::ApiKey, tx.cx().tenant(), key.id.0)?;
                store::insert(tx, &key, &secret.hash()).await?;
                tx.audit("api-key", key.id.0, None::<&()>, Some(&key));
                Ok(NewlyMade { key, token: secret.text() })
            })
            .await
    }

    /// Ends a key: one's own, or anybody's for whoever may sign others out. It works also where nothing else may be
    /// changed.
    // open: everybody may end his own
    pub async fn revoke(&self, cx: &Cx, id: ApiKeyId) -> Result<()> {
        let person = expect_person(cx)?;
        let others = cx.require_everywhere(&permissions::SESSION_REVOKE).is_ok();
        let tx = self.db.begin(cx, "auth.api-key.revoke").await?;
        let key = store::find(&tx, id).await?.filter(|key| others || key.user_id == person);
        let key = key.ok_or_else(|| Error::not_found("key"))?;
        store::revoke(&tx, id).await?;
        tx.announce(news::SESSION, Some(id.0));
        tx.audit("api-key", id.0, Some(&key), None::<&()>);
        tx.commit().await
    }
}

fn new(cx: &Cx, user_id: PersonId, input: &NewApiKey) -> Result<ApiKey> {
    let mut fields = Fields::default();
    let name = fields.required("name", &input.name, NAME);
    let known = kernel::permissions();
    let held = |name: &str| known.iter().any(|known| known.matches(name) && cx.grants().allows(known));
    let foreign = input.permissions.iter().find(|name| !held(name));
    if input.permissions.is_empty() || input.permissions.len() > NAMES || foreign.is_some() {
        let name = foreign.map_or("", String::as_str);
        fields.refuse(Error::new(&errors::API_KEY_NAMES).field("permissions").with("limit", NAMES).with("name", name));
    }
    let networks: Result<Vec<Network>> = input.networks.iter().map(|network| network.parse()).collect();
    let networks = networks.ok().filter(|networks| networks.len() <= NETWORKS).unwrap_or_else(|| {
        fields.refuse(Error::new(&errors::API_KEY_NETWORKS).field("networks").with("limit", NETWORKS));
        Vec::new()
    });
    if !(1..=LONGEST).contains(&input.days) {
        fields.refuse(Error::new(&errors::API_KEY_EXPIRY).field("days").with("days", LONGEST));
    }
    fields.done()?;
    Ok(ApiKey {
        id: ApiKeyId::new(),
        user_id,
        name,
        permissions: input.permissions.clone(),
        networks: networks.iter().map(ToString::to_string).collect(),
        created_at: cx.now(),
        expires_at: cx.now() + SignedDuration::from_hours(i64::from(input.days) * 24),
        seen_at: None,
    })
}

/// The key with this secret, if it is good.
pub async fn find_live(look: &Look, id: ApiKeyId, hash: &[u8]) -> Result<Option<Live>> {
    Ok(store::find_live(look, id).await?.filter(|key| secret::same(&key.secret, hash)))
}

/// Writes down that a key was used, now and then.
// open: called when somebody has become known by it
pub async fn touch(db: &Db, cx: &Cx, id: ApiKeyId, key: &Live) {
    if key.seen_at.is_some_and(|seen| cx.now().duration_since(seen) < COARSE) {
        return;
    }
    let written = async {
        let tx = db.begin(cx, "auth.api-key.touch").await?;
        store::touch(&tx, id, cx.now()).await?;
        tx.commit().await
    };
    if let Err(error) = written.await {
        tracing::debug!(error = ?error, "when a key was used could not be written");
    }
}

/// Tells every process that what it remembers of somebody's keys is no longer true.
pub async fn announce_all(tx: &Tx, person: PersonId) -> Result<()> {
    for key in store::list(tx, person).await? {
        tx.announce(news::SESSION, Some(key.id.0));
    }
    Ok(())
}
