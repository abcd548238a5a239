//! What is done with roles of parties.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{PartyId, PartyRoleEnded, PartyRoleId, PartyRoleTaken};
use data::{Db, Tx};
use jiff::civil::Date;
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::{party, permissions};

pub use graphql::PartyRoleMutation;
pub use model::{EndRole, PartyRole, PartyRoleKind, TakeRole};

/// The roles of a tenant's parties.
#[derive(Clone)]
pub struct PartyRoles {
    pub db: Db,
}

impl PartyRoles {
    /// The roles of several parties in one flight, those that ended too.
    pub async fn list_by_parties(&self, cx: &Cx, parties: Vec<Uuid>) -> Result<Vec<PartyRole>> {
        cx.require(&permissions::PARTY_READ)?;
        self.db.read(cx, async move |look| store::list_by_parties(look, &parties).await).await
    }

    /// Deals with a party in one more role.
    pub async fn take(&self, cx: &Cx, input: TakeRole) -> Result<PartyRole> {
        cx.require(&permissions::PARTY_UPDATE)?;
        self.db
            .command(cx, "master_data.party.take-role", &input.clone(), async move |tx| {
                let party = party::lock_open(tx, input.party_id).await?;
                let starts_on = input.starts_on.unwrap_or_else(|| tx.cx().today());
                let taken = take(tx, party.id, input.role, starts_on).await?;
                party::index(tx, &party).await?;
                Ok(taken)
            })
            .await
    }

    /// Ends a role.
    pub async fn end(&self, cx: &Cx, input: EndRole) -> Result<PartyRole> {
        cx.require(&permissions::PARTY_UPDATE)?;
        self.db
            .command(cx, "master_data.party.end-role", &input.clone(), async move |tx| {
                let missing = || Error::not_found("role");
                let seen = store::find(tx, input.id).await?.ok_or_else(missing)?;
                let party = party::lock_open(tx, seen.party_id).await?;
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().end(input.version, input.ends_on.unwrap_or_else(|| tx.cx().today()))?;
                store::save(tx, &after).await?;
                tx.publish(&PartyRoleEnded {
                    party_id: after.party_id,
                    role: after.role.word().into(),
                    ends_on: after.ends_on,
                });
                tx.audit("party-role", after.id.0, Some(&before), Some(&after));
                party::index(tx, &party).await?;
                Ok(after)
            })
            .await
    }
}

/// Writes a role of a party that is held open.
pub async fn take(tx: &Tx, party_id: PartyId, role: PartyRoleKind, starts_on: Date) -> Result<PartyRole> {
    let taken = PartyRole::new(PartyRoleId::new(), party_id, role, starts_on);
    store::insert(tx, &taken).await?;
    tx.publish(&PartyRoleTaken { party_id, role: role.word().into(), starts_on });
    tx.audit("party-role", taken.id.0, None::<&()>, Some(&taken));
    Ok(taken)
}

/// Gives what only the first party was to the second, which stands for both; what both were ends with the one.
pub async fn hand_over(tx: &Tx, from: PartyId, to: PartyId) -> Result<()> {
    for before in store::lock_missing(tx, from, to).await? {
        let after = before.clone().hand_over(to);
        store::save(tx, &after).await?;
        tx.publish(&PartyRoleTaken { party_id: to, role: after.role.word().into(), starts_on: after.starts_on });
        tx.audit("party-role", after.id.0, Some(&before), Some(&after));
    }
    Ok(())
}
