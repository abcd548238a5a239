//! What is done with addresses of parties.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{AddressAdded, AddressChanged, AddressClosed, AddressId, PartyId};
use data::{Db, Tx};
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::{area, party, permissions};

pub use graphql::{AddressMutation, AddressQuery};
pub use model::{Address, NewAddress, UpdateAddress};

/// The addresses of a tenant's parties.
#[derive(Clone)]
pub struct Addresses {
    pub db: Db,
}

impl Addresses {
    /// The addresses of a party: the open ones first, of them the primary one.
    pub async fn list(&self, cx: &Cx, party: PartyId) -> Result<Vec<Address>> {
        cx.require(&permissions::PARTY_READ)?;
        self.list_of(cx, vec![party.0]).await
    }

    /// The addresses of several parties in one flight.
    pub async fn list_of(&self, cx: &Cx, parties: Vec<Uuid>) -> Result<Vec<Address>> {
        cx.require(&permissions::PARTY_READ)?;
        self.db.read(cx, async move |look| store::list_of(look, &parties).await).await
    }

    /// Writes an address of a party.
    pub async fn add(&self, cx: &Cx, input: NewAddress) -> Result<Address> {
        cx.require(&permissions::ADDRESS_WRITE)?;
        self.db
            .command(cx, "master_data.address.add", &input.clone(), async move |tx| {
                hold(tx, input.party_id).await?;
                let is_first = store::count_open(tx, input.party_id).await? == 0;
                let address = Address::new(AddressId::new(), &input, is_first)?;
                settle(tx, None, &address).await?;
                store::insert(tx, &address).await?;
                let (address_id, party_id, version) = (address.id, address.party_id, address.version);
                tx.publish(&AddressAdded { address_id, party_id, version, on: tx.cx().today() });
                tx.audit("address", address.id.0, None::<&()>, Some(&address));
                Ok(address)
            })
            .await
    }

    /// Changes an address's facts.
    pub async fn update(&self, cx: &Cx, input: UpdateAddress) -> Result<Address> {
        cx.require(&permissions::ADDRESS_WRITE)?;
        self.db
            .command(cx, "master_data.address.update", &input.clone(), async move |tx| {
                let seen = store::find(tx, input.id).await?.ok_or_else(missing)?;
                hold(tx, seen.party_id).await?;
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                settle(tx, Some(&before), &after).await?;
                changed(tx, &before, &after).await?;
                Ok(after)
            })
            .await
    }

    /// Closes an address that is no longer used.
    pub async fn close(&self, cx: &Cx, id: AddressId, version: i32) -> Result<Address> {
        cx.require(&permissions::ADDRESS_WRITE)?;
        self.db
            .command(cx, "master_data.address.close", &(id, version), async move |tx| {
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().close(version)?;
                store::save(tx, &after).await?;
                let (party_id, version) = (after.party_id, after.version);
                tx.publish(&AddressClosed { address_id: id, party_id, version, on: tx.cx().today() });
                tx.audit("address", id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }
}

/// The place is there and open, and no other address stays the first one.
async fn settle(tx: &Tx, before: Option<&Address>, after: &Address) -> Result<()> {
    let known = before.and_then(|before| before.area_id);
    if let Some(area) = after.area_id.filter(|area| known != Some(*area)) {
        area::expect_open(tx, area, "areaId").await?;
    }
    if after.is_primary {
        store::step_back(tx, after).await?;
    }
    Ok(())
}

async fn changed(tx: &Tx, before: &Address, after: &Address) -> Result<()> {
    store::save(tx, after).await?;
    let (address_id, party_id, version) = (after.id, after.party_id, after.version);
    tx.publish(&AddressChanged { address_id, party_id, version, on: tx.cx().today() });
    tx.audit("address", after.id.0, Some(before), Some(after));
    Ok(())
}

/// Gives every address of a party that is given up to the one that stands for both; both parties are held.
pub async fn hand_over(tx: &Tx, from: PartyId, to: PartyId) -> Result<()> {
    let has_first = store::has_first(tx, to).await?;
    for before in store::lock_of(tx, from).await? {
        let after = before.clone().hand_over(to, has_first);
        changed(tx, &before, &after).await?;
    }
    Ok(())
}

/// Holds a party until the commit, so that two do not both write its first; it must be there and open. It comes before the
/// parts of it: merging holds the party first, too.
pub async fn hold(tx: &Tx, id: PartyId) -> Result<()> {
    hold_any(tx, id).await?;
    party::expect_open(tx, id).await.map(drop)
}

/// [`hold`], of a closed party too.
pub async fn hold_any(tx: &Tx, id: PartyId) -> Result<()> {
    store::lock_party(tx, id).await.map(drop)
}

fn missing() -> Error {
    Error::not_found("address")
}
