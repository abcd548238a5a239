//! Packs as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::rules_engine::PackId;
use kernel::said;

use super::model::{NewPack, Pack};
use crate::graph::at;

pub struct PackNode(pub Pack);

/// A pack.
#[Object(name = "Pack")]
impl PackNode {
    /// Its id.
    pub async fn id(&self) -> PackId {
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
pub struct PackQuery;

#[Object]
impl PackQuery {
    /// A pack.
    async fn pack(&self, ctx: &Context<'_>, id: PackId) -> Result<PackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.packs.find(cx, id).await).map(PackNode)
    }
}

#[derive(Default)]
pub struct PackMutation;

#[Object]
impl PackMutation {
    /// Sets up a pack.
    async fn create_pack(&self, ctx: &Context<'_>, input: NewPack) -> Result<PackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.packs.create(cx, input).await).map(PackNode)
    }
}
