//! What is done with packs.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::rules_engine::{PackCreated, PackId};
use data::Db;
use kernel::{Cx, Error, Result};

use crate::permissions;

pub use graphql::{PackMutation, PackQuery};
pub use model::{NewPack, Pack};

/// The packs of a tenant.
#[derive(Clone)]
pub struct Packs {
    pub db: Db,
}

impl Packs {
    /// A pack.
    pub async fn find(&self, cx: &Cx, id: PackId) -> Result<Pack> {
        cx.require(&permissions::PACK_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Sets up a pack.
    pub async fn create(&self, cx: &Cx, input: NewPack) -> Result<Pack> {
        cx.require(&permissions::PACK_CREATE)?;
        self.db
            .command(cx, "rules_engine.pack.create", &input.clone(), async move |tx| {
                let pack = Pack::new(PackId::new(), &input)?;
                store::insert(tx, &pack).await?;
                tx.publish(&created(tx.cx(), &pack));
                tx.audit("pack", pack.id.0, None::<&()>, Some(&pack));
                Ok(pack)
            })
            .await
    }
}

fn created(cx: &Cx, pack: &Pack) -> PackCreated {
    PackCreated { pack_id: pack.id, name: pack.name.clone(), on: cx.today() }
}

fn missing() -> Error {
    Error::not_found("pack")
}
