//! Users as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use data::Batch;
use kernel::{PersonId, said};

use super::Listing;
use super::model::{InviteUser, UpdateProfile, UpdateUser, User, UserLanguage, UserState};
use crate::graph::{at, person};
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
    async fn disable_user(&self, ctx: &Context<'_>, id: PersonId, version: i32) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.disable(cx, id, version).await).map(UserNode)
    }
    /// Lets somebody sign in again.
    async fn enable_user(&self, ctx: &Context<'_>, id: PersonId, version: i32) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.enable(cx, id, version).await).map(UserNode)
    }
    /// Lets somebody try again before the thirty minutes of a lock are over.
    async fn unlock_user(&self, ctx: &Context<'_>, id: PersonId) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.users.unlock(cx, id).await).map(|()| true)
    }
}
