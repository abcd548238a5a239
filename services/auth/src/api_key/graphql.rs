//! API keys as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::auth::ApiKeyId;
use jiff::Timestamp;
use kernel::said;

use super::{ApiKey, NewApiKey, NewlyMade};
use crate::graph::at;

pub struct ApiKeyNode(pub ApiKey);

/// A key a program signs in with.
#[Object(name = "ApiKey")]
impl ApiKeyNode {
    /// Its id.
    async fn id(&self) -> ApiKeyId {
        self.0.id
    }
    /// What it is for.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What it may do, as long as its owner may.
    async fn permissions(&self) -> &[String] {
        &self.0.permissions
    }
    /// From where; none is from anywhere.
    async fn networks(&self) -> &[String] {
        &self.0.networks
    }
    /// When it was made.
    async fn created_at(&self) -> Timestamp {
        self.0.created_at
    }
    /// When it is good no more.
    async fn expires_at(&self) -> Timestamp {
        self.0.expires_at
    }
    /// When it was last used, exact to five minutes.
    async fn seen_at(&self) -> Option<Timestamp> {
        self.0.seen_at
    }
}

pub struct NewApiKeyNode(pub NewlyMade);

/// A key with its secret, shown once.
#[Object(name = "ApiKeyMade")]
impl NewApiKeyNode {
    /// The key.
    async fn key(&self) -> ApiKeyNode {
        ApiKeyNode(self.0.key.clone())
    }
    /// What the program presents as its bearer token.
    async fn token(&self) -> &str {
        &self.0.token
    }
}

#[derive(Default)]
pub struct ApiKeyQuery;

#[Object]
impl ApiKeyQuery {
    /// One's own keys, the latest first.
    async fn api_keys(&self, ctx: &Context<'_>) -> Result<Vec<ApiKeyNode>> {
        let (room, cx) = at(ctx);
        let listed = said(cx, room.api_keys.list_own(cx).await)?;
        Ok(listed.into_iter().map(ApiKeyNode).collect())
    }
}

#[derive(Default)]
pub struct ApiKeyMutation;

#[Object]
impl ApiKeyMutation {
    /// Makes a key of one's own.
    async fn create_api_key(&self, ctx: &Context<'_>, input: NewApiKey) -> Result<NewApiKeyNode> {
        let (room, cx) = at(ctx);
        said(cx, room.api_keys.make(cx, input).await).map(NewApiKeyNode)
    }
    /// Ends a key.
    async fn revoke_api_key(&self, ctx: &Context<'_>, id: ApiKeyId) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.api_keys.revoke(cx, id).await).map(|()| true)
    }
}
