//! Roles as the graph shows them.

use async_graphql::{Context, Object, Result};
use kernel::said;

use super::model::{NewRole, PermissionFacts, Role, RoleOrigin, UpdateRole};
use crate::comment::{AuthNoun, HappeningPageNode, happenings};
use crate::graph::{Known, at};

/// A role as the graph shows it.
#[derive(Clone)]
pub struct RoleNode(pub Role);

/// Permissions under a name, given to people.
#[Object(name = "Role")]
impl RoleNode {
    /// What assignments call it.
    pub async fn key(&self) -> &str {
        &self.0.key
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// Its rank; 0 is the highest.
    async fn level(&self) -> i16 {
        self.0.level
    }
    /// What it is for.
    async fn description(&self) -> Option<&str> {
        self.0.description.as_deref()
    }
    /// What it is for, in Bengali.
    async fn description_bn(&self) -> Option<&str> {
        self.0.description_bn.as_deref()
    }
    /// Names and patterns of what it holds.
    async fn permissions(&self) -> &[String] {
        &self.0.permissions
    }
    /// Part of the program: copy it to make one of your own.
    async fn shipped(&self) -> bool {
        self.0.shipped
    }
    /// Whose it is.
    async fn origin(&self) -> RoleOrigin {
        self.0.origin()
    }
    /// How many people hold it now, where one may look.
    async fn holders(&self, ctx: &Context<'_>) -> Result<i32> {
        let counted = ctx.data_unchecked::<Known>().holders(ctx).await?;
        Ok(counted.get(&self.0.key).map_or(0, |count| i32::try_from(*count).unwrap_or(i32::MAX)))
    }
    /// Given until a day only.
    async fn dated(&self) -> bool {
        self.0.dated
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to a role of one's own and what was said about it, the newest first; null of a shipped one, to which
    /// nothing happens.
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Option<HappeningPageNode>> {
        let (room, cx) = at(ctx);
        match said(cx, room.roles.id(cx, &self.0.key).await)? {
            Some(id) => happenings(ctx, AuthNoun::Role, id, first, after).await.map(Some),
            None => Ok(None),
        }
    }
}

#[derive(Default)]
pub struct RoleQuery;

#[Object]
impl RoleQuery {
    /// Every role, the shipped ones first; of one origin, or called or described with words that begin like these.
    async fn roles(
        &self,
        ctx: &Context<'_>,
        origin: Option<RoleOrigin>,
        text: Option<String>,
    ) -> Result<Vec<RoleNode>> {
        let (room, cx) = at(ctx);
        let roles = said(cx, room.roles.list(cx).await)?.into_iter();
        let asked = roles.filter(|role| origin.is_none_or(|origin| role.origin() == origin));
        Ok(asked.filter(|role| text.as_ref().is_none_or(|text| role.is_called(text))).map(RoleNode).collect())
    }
    /// A role.
    async fn role(&self, ctx: &Context<'_>, key: String) -> Result<RoleNode> {
        let (room, cx) = at(ctx);
        said(cx, room.roles.find(cx, key).await).map(RoleNode)
    }
    /// Every permission there is, with the roles that hold it.
    async fn permissions(&self, ctx: &Context<'_>) -> Result<Vec<PermissionFacts>> {
        let (room, cx) = at(ctx);
        said(cx, room.roles.catalogue(cx).await)
    }
}

#[derive(Default)]
pub struct RoleMutation;

#[Object]
impl RoleMutation {
    /// Makes a role of your own; it holds nothing you do not hold.
    async fn create_role(&self, ctx: &Context<'_>, input: NewRole) -> Result<RoleNode> {
        let (room, cx) = at(ctx);
        said(cx, room.roles.create(cx, input).await).map(RoleNode)
    }
    /// Changes a role of your own.
    async fn update_role(&self, ctx: &Context<'_>, input: UpdateRole) -> Result<RoleNode> {
        let (room, cx) = at(ctx);
        said(cx, room.roles.update(cx, input).await).map(RoleNode)
    }
    /// Retires a role of your own. With a reason it is taken back from everybody who holds it; without one it is
    /// refused while anybody does.
    async fn retire_role(
        &self,
        ctx: &Context<'_>,
        key: String,
        version: i32,
        reason: Option<String>,
    ) -> Result<RoleNode> {
        let (room, cx) = at(ctx);
        said(cx, room.roles.retire(cx, key, version, reason).await).map(RoleNode)
    }
}
