//! What is done with parties.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{PartyCreated, PartyId};
use data::Db;
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::permissions;

pub use graphql::{PartyMutation, PartyNode, PartyQuery};
pub use model::{NewParty, Party};

/// The parties of a tenant.
#[derive(Clone)]
pub struct Parties {
    pub db: Db,
}

impl Parties {
    /// A party.
    pub async fn find(&self, cx: &Cx, id: PartyId) -> Result<Party> {
        cx.require(&permissions::PARTY_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several parties in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Party>> {
        cx.require(&permissions::PARTY_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// Sets up a party.
    pub async fn create(&self, cx: &Cx, input: NewParty) -> Result<Party> {
        cx.require(&permissions::PARTY_CREATE)?;
        self.db
            .command(cx, "master_data.party.create", &input.clone(), async move |tx| {
                let party = Party::new(PartyId::new(), &input)?;
                store::insert(tx, &party).await?;
                tx.publish(&created(tx.cx(), &party));
                tx.audit("party", party.id.0, None::<&()>, Some(&party));
                Ok(party)
            })
            .await
    }
}

fn created(cx: &Cx, party: &Party) -> PartyCreated {
    PartyCreated { party_id: party.id, name: party.name.clone(), on: cx.today() }
}

fn missing() -> Error {
    Error::not_found("party")
}
