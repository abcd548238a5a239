//! Users as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use data::Batch;
use jiff::Timestamp;
use kernel::{PersonId, said};

use super::Listing;
use super::model::{
    Access, Barring, InviteUser, UpdateProfile, UpdateUser, User, UserLanguage, UserStanding, UserState,
};
use crate::api_key::ApiKeyNode;
use crate::comment::{AuthNoun, HappeningPageNode, happenings};
use crate::graph::{at, person};
use crate::permissions;
use crate::session::{Session, SessionNode};

pub struct UserNode(pub User);

/// Somebody who can sign in.
#[Object(name = "User")]
impl UserNode {
    /// The id.
    pub async fn id(&self) -> PersonId {
        self.0.id
    }
    /// The name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// The name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// The e-mail address to sign in with; none until a new owner's was told, and for whoever sees only names.
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }
    /// A mobile number, with the country's code.
    async fn mobile(&self) -> Option<&str> {
        self.0.mobile.as_deref()
    }
    /// The language.
    async fn language(&self) -> UserLanguage {
        self.0.language
    }
    /// Whether the user may sign in.
    async fn state(&self) -> UserState {
        self.0.state
    }
    /// Where the account stands; as its state for whoever may not see accounts.
    async fn standing(&self, ctx: &Context<'_>) -> Result<UserStanding> {
        let alone =
            Access { user_id: self.0.id, locked_until: None, second_factor: false, seen_at: None, link_until: None };
        Ok(self.access(ctx).await?.unwrap_or(alone).standing(self.0.state))
    }
    /// Until when sign-ins are refused after failed ones; null when they are not.
    async fn locked_until(&self, ctx: &Context<'_>) -> Result<Option<Timestamp>> {
        Ok(self.access(ctx).await?.and_then(|access| access.locked_until))
    }
    /// Whether a second factor is in use; null for whoever may not see accounts.
    async fn second_factor(&self, ctx: &Context<'_>) -> Result<Option<bool>> {
        Ok(self.access(ctx).await?.map(|access| access.second_factor))
    }
    /// When the user was last there, exact to five minutes; null when never, or not to be seen.
    async fn seen_at(&self, ctx: &Context<'_>) -> Result<Option<Timestamp>> {
        Ok(self.access(ctx).await?.and_then(|access| access.seen_at))
    }
    /// Until when the link made last is good; null when there is none, or it was used.
    async fn link_until(&self, ctx: &Context<'_>) -> Result<Option<Timestamp>> {
        Ok(self.access(ctx).await?.and_then(|access| access.link_until))
    }
    /// Keys programs sign in with as this user; null for whoever may not see where others are signed in.
    async fn api_keys(&self, ctx: &Context<'_>) -> Result<Option<Vec<ApiKeyNode>>> {
        let (room, cx) = at(ctx);
        let listed = said(cx, room.api_keys.list(cx, self.0.id).await)?;
        Ok(Some(listed.into_iter().map(ApiKeyNode).collect()))
    }
    /// Where the user is signed in; null for whoever may not see it.
    async fn sessions(&self, ctx: &Context<'_>) -> Result<Option<Vec<SessionNode>>> {
        let (room, cx) = at(ctx);
        let fetch = |people| room.sessions.list_by_users(cx, people);
        let listed = ctx.data_unchecked::<Batch<Session>>().load(self.0.id.0, fetch, |session| session.user_id.0).await;
        let listed = said(cx, listed)?;
        Ok(Some(listed.into_iter().map(SessionNode).collect()))
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to the account and what was said about it, the newest first; for whoever may see accounts.
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<HappeningPageNode> {
        let (_, cx) = at(ctx);
        said(cx, cx.require(&permissions::USER_READ))?;
        happenings(ctx, AuthNoun::User, self.0.id.0, first, after).await
    }
}

impl UserNode {
    /// How the user signs in; one flight for all of a page.
    async fn access(&self, ctx: &Context<'_>) -> Result<Option<Access>> {
        let (room, cx) = at(ctx);
        if !cx.grants().allows(&permissions::USER_READ) {
            return Ok(None);
        }
        let fetch = |people| room.users.access(cx, people);
        let found = ctx.data_unchecked::<Batch<Access>>().load(self.0.id.0, fetch, |access| access.user_id.0).await;
        Ok(said(cx, found)?.into_iter().next())
    }
}

/// A page of users.
#[derive(SimpleObject)]
pub struct UserPage {
    /// The users.
    items: Vec<UserNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct UserQuery;

#[Object]
impl UserQuery {
    /// A user.
    async fn user(&self, ctx: &Context<'_>, id: PersonId) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.find(cx, id).await).map(UserNode)
    }
    /// Users by name.
    async fn users(&self, ctx: &Context<'_>, #[graphql(default)] listing: Listing) -> Result<UserPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.users.list(cx, listing).await)?;
        Ok(UserPage { items: page.items.into_iter().map(UserNode).collect(), next: page.next })
    }
    /// Colleagues to choose from, by name; whoever may not see accounts gets names only.
    async fn colleagues(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only these.", default)] ids: Vec<PersonId>,
        #[graphql(desc = "Only with words beginning like these.")] text: Option<String>,
        #[graphql(desc = "How many, at most 200; 50 when absent.")] first: Option<i32>,
    ) -> Result<Vec<UserNode>> {
        let (room, cx) = at(ctx);
        let ids = ids.into_iter().map(|id| id.0).collect();
        let found = said(cx, room.users.colleagues(cx, ids, text, first).await)?;
        Ok(found.into_iter().map(UserNode).collect())
    }
    /// A user that another service's record names.
    #[graphql(entity)]
    async fn find_user(&self, ctx: &Context<'_>, id: PersonId) -> Result<Option<UserNode>> {
        person(ctx, id).await
    }
}

#[derive(Default)]
pub struct UserMutation;

#[Object]
impl UserMutation {
    /// Gives somebody an account; the link to begin with is made by `createUserLink`.
    async fn invite_user(&self, ctx: &Context<'_>, input: InviteUser) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.invite(cx, input).await).map(UserNode)
    }
    /// Changes a user's facts.
    async fn update_user(&self, ctx: &Context<'_>, input: UpdateUser) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.update(cx, input).await).map(UserNode)
    }
    /// Changes one's own facts.
    async fn update_profile(&self, ctx: &Context<'_>, input: UpdateProfile) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.update_profile(cx, input).await).map(UserNode)
    }
    /// Lets somebody sign in no more.
    async fn disable_user(&self, ctx: &Context<'_>, id: PersonId, version: i32, reason: String) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.disable(cx, Barring { id, version, reason }).await).map(UserNode)
    }
    /// Lets somebody sign in again.
    async fn enable_user(&self, ctx: &Context<'_>, id: PersonId, version: i32, reason: String) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.enable(cx, Barring { id, version, reason }).await).map(UserNode)
    }
    /// Lets somebody try again before the thirty minutes of a lock are over.
    async fn unlock_user(&self, ctx: &Context<'_>, id: PersonId) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.unlock(cx, id).await).map(UserNode)
    }
}
