//! Roles as the graph shows them.

use async_graphql::{Context, Object, Result};
use kernel::said;

use super::model::{NewRole, PermissionFacts, Role, UpdateRole};
use crate::graph::at;

/// A role as the graph shows it.
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
    /// Given until a day only.
    async fn dated(&self) -> bool {
        self.0.dated
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

#[derive(Default)]
pub struct RoleQuery;

#[Object]
impl RoleQuery {
    /// Every role, the shipped ones first.
    async fn roles(&self, ctx: &Context<'_>) -> Result<Vec<RoleNode>> {
        let (room, cx) = at(ctx);
        let roles = said(cx, room.roles.list(cx).await)?;
        Ok(roles.into_iter().map(RoleNode).collect())
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
    /// Retires a role of your own that nobody holds any more.
    async fn retire_role(&self, ctx: &Context<'_>, key: String, version: i32) -> Result<RoleNode> {
        let (room, cx) = at(ctx);
        said(cx, room.roles.retire(cx, key, version).await).map(RoleNode)
    }
}
