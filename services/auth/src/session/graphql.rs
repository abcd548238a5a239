//! Sessions as the graph shows them. Signing in itself is REST: it sets cookies.

use async_graphql::{Context, Object, Result};
use contracts::auth::SessionId;
use jiff::Timestamp;
use kernel::{PersonId, TenantId, said};

use super::held::OwnRole;
use super::model::{Session, SessionKind};
use super::{ChangePassword, From, Me};
use crate::graph::at;
use crate::user::UserNode;

pub struct SessionNode(pub Session);

/// Somebody's being signed in on one device.
#[Object(name = "Session")]
impl SessionNode {
    /// Its id.
    async fn id(&self) -> SessionId {
        self.0.id
    }
    /// How it shows itself.
    async fn kind(&self) -> SessionKind {
        self.0.kind
    }
    /// Program and system, as they named themselves.
    async fn device(&self) -> &str {
        &self.0.device
    }
    /// Where it was used from last.
    async fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }
    /// When it began.
    async fn created_at(&self) -> Timestamp {
        self.0.created_at
    }
    /// When it was last used, exact to five minutes.
    async fn seen_at(&self) -> Timestamp {
        self.0.seen_at
    }
    /// When it ends if it is not used.
    async fn expires_at(&self) -> Timestamp {
        self.0.expires_at
    }
}

pub struct MeNode(pub Me);

/// Somebody signed in, to himself.
#[Object(name = "Me")]
impl MeNode {
    /// Who one is.
    async fn user(&self) -> UserNode {
        UserNode(self.0.user.clone())
    }
    /// Whose data one sees.
    async fn tenant_id(&self) -> TenantId {
        self.0.tenant_id
    }
    /// The organization's name.
    async fn tenant_name(&self) -> &str {
        &self.0.tenant_name
    }
    /// What one may do somewhere, by name.
    async fn permissions(&self) -> &[String] {
        &self.0.permissions
    }
    /// The roles one holds or will hold, each with what it gives.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<OwnRole>> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.own_roles(cx).await)
    }
    /// The session one acts in; none for a program with a key.
    async fn session(&self) -> Option<SessionNode> {
        self.0.session.clone().map(SessionNode)
    }
    /// Whether a second factor is in use.
    async fn second_factor(&self) -> bool {
        self.0.second_factor
    }
    /// How many recovery codes are left.
    async fn recovery_codes_left(&self, ctx: &Context<'_>) -> Result<i32> {
        let (room, cx) = at(ctx);
        let left = said(cx, room.sessions.factors.recovery_left(cx).await)?;
        Ok(i32::try_from(left).unwrap_or(i32::MAX))
    }
}

#[derive(Default)]
pub struct SessionQuery;

#[Object]
impl SessionQuery {
    /// Who one is, and what one may.
    async fn me(&self, ctx: &Context<'_>) -> Result<MeNode> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.me(cx).await).map(MeNode)
    }
    /// Where one is signed in, the latest first.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Vec<SessionNode>> {
        let (room, cx) = at(ctx);
        let listed = said(cx, room.sessions.list_own(cx).await)?;
        Ok(listed.into_iter().map(SessionNode).collect())
    }
}

#[derive(Default)]
pub struct SessionMutation;

#[Object]
impl SessionMutation {
    /// Ends one of one's own sessions, or anybody's with the permission.
    async fn revoke_session(&self, ctx: &Context<'_>, id: SessionId) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.revoke(cx, id).await).map(|()| true)
    }
    /// Changes one's own password; other sessions end.
    async fn change_password(&self, ctx: &Context<'_>, password: String, new_password: String) -> Result<bool> {
        let (room, cx) = at(ctx);
        let from = From { device: "graph".into(), address: None };
        let input = ChangePassword { password, new_password };
        said(cx, room.sessions.change_password(cx, &input, &from).await).map(|()| true)
    }
    /// Ends all of one's own sessions but this.
    async fn revoke_other_sessions(&self, ctx: &Context<'_>) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.revoke_others(cx).await).map(|()| true)
    }
    /// Ends everything somebody is signed in to.
    async fn revoke_sessions_of(&self, ctx: &Context<'_>, user_id: PersonId) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.revoke_all(cx, user_id).await).map(|()| true)
    }
}
