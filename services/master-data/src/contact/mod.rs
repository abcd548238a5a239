//! What is done with contacts of parties.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{ContactAdded, ContactChanged, ContactClosed, ContactId, PartyId};
use data::{Db, Look, Tx};
use jiff::civil::Date;
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::{address, permissions};

pub use graphql::{ContactMutation, ContactQuery};
pub use model::{Contact, NewContact, UpdateContact};

/// The contacts of a tenant's parties.
#[derive(Clone)]
pub struct Contacts {
    pub db: Db,
}

impl Contacts {
    /// The contacts of a party: the open ones first, of them the primary one.
    pub async fn list(&self, cx: &Cx, party: PartyId) -> Result<Vec<Contact>> {
        cx.require(&permissions::PARTY_READ)?;
        self.list_of(cx, vec![party.0]).await
    }

    /// The contacts of several parties in one flight.
    pub async fn list_of(&self, cx: &Cx, parties: Vec<Uuid>) -> Result<Vec<Contact>> {
        cx.require(&permissions::PARTY_READ)?;
        self.db.read(cx, async move |look| store::list_of(look, &parties).await).await
    }

    /// Writes a contact of a party.
    pub async fn add(&self, cx: &Cx, input: NewContact) -> Result<Contact> {
        cx.require(&permissions::CONTACT_WRITE)?;
        self.db
            .command(cx, "master_data.contact.add", &input.clone(), async move |tx| {
                address::hold(tx, input.party_id).await?;
                let is_first = store::count_open(tx, input.party_id).await? == 0;
                let contact = Contact::new(ContactId::new(), &input, is_first)?;
                if contact.is_primary {
                    store::step_back(tx, &contact).await?;
                }
                store::insert(tx, &contact).await?;
                let (contact_id, party_id, version) = (contact.id, contact.party_id, contact.version);
                tx.publish(&ContactAdded { contact_id, party_id, version, on: tx.cx().today() });
                tx.audit("contact", contact.id.0, None::<&()>, Some(&contact));
                Ok(contact)
            })
            .await
    }

    /// Changes a contact's facts.
    pub async fn update(&self, cx: &Cx, input: UpdateContact) -> Result<Contact> {
        cx.require(&permissions::CONTACT_WRITE)?;
        self.db
            .command(cx, "master_data.contact.update", &input.clone(), async move |tx| {
                let seen = store::find(tx, input.id).await?.ok_or_else(missing)?;
                address::hold(tx, seen.party_id).await?;
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                if after.is_primary {
                    store::step_back(tx, &after).await?;
                }
                changed(tx, &before, &after).await?;
                Ok(after)
            })
            .await
    }

    /// Closes a contact that is no longer spoken to.
    pub async fn close(&self, cx: &Cx, id: ContactId, version: i32) -> Result<Contact> {
        cx.require(&permissions::CONTACT_WRITE)?;
        self.db
            .command(cx, "master_data.contact.close", &(id, version), async move |tx| {
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().close(version, tx.cx().today())?;
                store::save(tx, &after).await?;
                let (party_id, version) = (after.party_id, after.version);
                tx.publish(&ContactClosed { contact_id: id, party_id, version, on: tx.cx().today() });
                tx.audit("contact", id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }
}

async fn changed(tx: &Tx, before: &Contact, after: &Contact) -> Result<()> {
    store::save(tx, after).await?;
    let (contact_id, party_id, version) = (after.id, after.party_id, after.version);
    tx.publish(&ContactChanged { contact_id, party_id, version, on: tx.cx().today() });
    tx.audit("contact", after.id.0, Some(before), Some(after));
    Ok(())
}

/// Gives every contact of a party that is given up to the one that stands for both; both parties are held. Those that ended
/// go along: whoever was spoken to lately hears of a bank account that changes.
pub async fn hand_over(tx: &Tx, from: PartyId, to: PartyId) -> Result<()> {
    let has_first = store::has_first(tx, to).await?;
    for before in store::lock_of(tx, from).await? {
        let after = before.clone().hand_over(to, has_first);
        changed(tx, &before, &after).await?;
    }
    Ok(())
}

/// The contacts of a party that are open or were after this day.
pub async fn list_since(look: &Look, party: PartyId, since: Date) -> Result<Vec<ContactId>> {
    store::list_since(look, party, since).await
}

fn missing() -> Error {
    Error::not_found("contact")
}
