//! Users as the graph shows them.

use async_graphql::{Context, Object, Result};
use kernel::PersonId;

use kernel::said;

use super::model::{NewUser, User};
use crate::graph::at;

pub struct UserNode(pub User);

/// A user.
#[Object(name = "User")]
impl UserNode {
    /// Its id.
    pub async fn id(&self) -> PersonId {
        self.0.id
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
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
}

#[derive(Default)]
pub struct UserMutation;

#[Object]
impl UserMutation {
    /// Sets up a user.
    async fn create_user(&self, ctx: &Context<'_>, input: NewUser) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.users.create(cx, input).await).map(UserNode)
    }
}
