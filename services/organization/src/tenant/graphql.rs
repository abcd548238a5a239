//! The tenant as the graph shows it.

use async_graphql::{Context, Object, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{PersonId, TenantId};

use super::Export;
use super::model::{Tenant, TenantState, UpdateTenant};
use crate::graph::at;
use crate::usage::{Usage, What};
use kernel::said;

struct TenantNode(Tenant, TenantId);
struct ExportNode(Export);
struct UsageNode(Usage);

/// An organization on this installation, with all its companies.
#[Object(name = "Tenant")]
impl TenantNode {
    /// Its id.
    async fn id(&self) -> TenantId {
        self.1
    }
    /// Its short name, as it stands in addresses.
    async fn slug(&self) -> &str {
        &self.0.slug
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// Where it stands in its life.
    async fn state(&self) -> TenantState {
        self.0.state
    }
    /// Since when it stands there.
    async fn state_since(&self) -> Timestamp {
        self.0.state_since
    }
    /// Why it is suspended or archived.
    async fn state_reason(&self) -> Option<&str> {
        self.0.state_reason.as_deref()
    }
    /// The day its trial is over, unless it has a contract.
    async fn trial_ends_on(&self) -> Option<Date> {
        self.0.trial_ends_on
    }
    /// The country its data must stay in.
    async fn data_region(&self) -> &str {
        &self.0.data_region
    }
    /// Whose organization it is; nobody can take the role of its owner away.
    async fn owner_id(&self) -> PersonId {
        self.0.owner_id
    }
    /// The name of its plan.
    async fn plan(&self) -> &str {
        &self.0.plan.name
    }
    /// How many people may sign in.
    async fn max_users(&self) -> i32 {
        self.0.plan.max_users
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// How much of the plan is used.
    async fn usage(&self, ctx: &Context<'_>) -> Result<Vec<UsageNode>> {
        let (room, cx) = at(ctx);
        let usage = said(cx, room.tenants.usage(cx).await)?;
        Ok(usage.into_iter().map(UsageNode).collect())
    }
    /// Its last exports, the newest first.
    async fn exports(&self, ctx: &Context<'_>) -> Result<Vec<ExportNode>> {
        let (room, cx) = at(ctx);
        let exports = said(cx, room.tenants.exports(cx).await)?;
        Ok(exports.into_iter().map(ExportNode).collect())
    }
}

/// How much of one thing a plan allows and how much is open.
#[Object(name = "PlanUsage")]
impl UsageNode {
    /// What is counted.
    async fn what(&self) -> What {
        self.0.what
    }
    /// How many are open.
    async fn used(&self) -> i32 {
        self.0.used
    }
    /// How many may be.
    async fn limit(&self) -> i32 {
        self.0.limit
    }
}

/// An export of everything the organization has.
#[Object(name = "TenantExport")]
impl ExportNode {
    /// Its id.
    async fn id(&self) -> String {
        self.0.id.to_string()
    }
    /// When it was made.
    async fn at(&self) -> Timestamp {
        self.0.at
    }
    /// Whether it is running or done.
    async fn state(&self) -> &str {
        &self.0.state
    }
    /// Tables with rows.
    async fn tables(&self) -> i32 {
        self.0.tables
    }
    /// Rows, as text: there may be more than a 32-bit number holds.
    async fn rows(&self) -> String {
        self.0.rows.to_string()
    }
    /// SHA-256 of its manifest, which names each file with its own.
    async fn digest(&self) -> Option<&str> {
        self.0.digest.as_deref()
    }
}

#[derive(Default)]
pub struct TenantQuery;

#[Object]
impl TenantQuery {
    /// The organization one is signed in to.
    async fn tenant(&self, ctx: &Context<'_>) -> Result<TenantNode> {
        let (room, cx) = at(ctx);
        Ok(TenantNode(said(cx, room.tenants.find(cx).await)?, cx.tenant()))
    }
}

#[derive(Default)]
pub struct TenantMutation;

#[Object]
impl TenantMutation {
    /// Changes the organization's name or data region.
    async fn update_tenant(&self, ctx: &Context<'_>, input: UpdateTenant) -> Result<TenantNode> {
        let (room, cx) = at(ctx);
        Ok(TenantNode(said(cx, room.tenants.update(cx, input).await)?, cx.tenant()))
    }
    /// Begins an export of everything the organization has.
    async fn export_tenant(&self, ctx: &Context<'_>) -> Result<TenantNode> {
        let (room, cx) = at(ctx);
        Ok(TenantNode(said(cx, room.tenants.export(cx).await)?, cx.tenant()))
    }
}
