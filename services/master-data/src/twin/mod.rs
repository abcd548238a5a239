//! What is done with parties that may be the same.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{PartyId, PartySuspected, PartyToldApart, TwinId};
use data::{Db, Page, Tx};
use kernel::{Cx, Error, Result};

use crate::page::Listing;
use crate::party::{self, Party};
use crate::{errors, permissions};

pub use graphql::{TwinMutation, TwinQuery};
pub use model::{TellApart, Twin, TwinState};

/// The pairs of a tenant's parties that may be one.
#[derive(Clone)]
pub struct Twins {
    pub db: Db,
}

impl Twins {
    /// A pair.
    pub async fn find(&self, cx: &Cx, id: TwinId) -> Result<Twin> {
        cx.require(&permissions::PARTY_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// A page of pairs, the newest first.
    pub async fn list(&self, cx: &Cx, state: Option<TwinState>, listing: Listing) -> Result<Page<Twin>> {
        cx.require(&permissions::PARTY_READ)?;
        let (bounds, text) = (listing.clone().bounds()?, listing.text);
        self.db
            .read(cx, async move |look| {
                let found = party::found(look, text.as_deref(), &[]).await?;
                let rows = store::list(look, &bounds, state, &found).await?;
                Ok(bounds.page(rows, |twin| ("", twin.id.0)))
            })
            .await
    }

    /// Says that two parties are two.
    pub async fn tell_apart(&self, cx: &Cx, input: TellApart) -> Result<Twin> {
        cx.require(&permissions::PARTY_MERGE)?;
        self.db
            .command(cx, "master_data.twin.tell-apart", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().tell_apart(&input, tx.cx().actor())?;
                store::save(tx, &after).await?;
                tx.publish(&PartyToldApart { twin_id: after.id, first_id: after.first_id, second_id: after.second_id });
                tx.audit("twin", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }
}

/// Refuses to go on silently when there is somebody like the one about to be saved.
///
/// # Errors
/// `master_data.party.like`, naming the first of them.
pub fn expect_despite(like: &[(String, Party)], despite: Option<&str>) -> Result<()> {
    let (Some((_, first)), None) = (like.first(), despite) else { return Ok(()) };
    let error = Error::new(&errors::PARTY_LIKE).field("despite");
    Err(error.with("name", format!("{} ({})", first.name, first.code)).with("count", like.len()))
}

/// Writes down whom a party is like although somebody says it is another.
pub async fn suspect(tx: &Tx, id: PartyId, like: &[(String, Party)], despite: Option<&str>) -> Result<()> {
    let Some(despite) = despite else { return Ok(()) };
    for (grounds, other) in like {
        let twin = Twin::new(TwinId::new(), id, other.id, grounds, despite, tx.cx().actor());
        store::insert(tx, &twin).await?;
        tx.publish(&PartySuspected { twin_id: twin.id, first_id: twin.first_id, second_id: twin.second_id });
        tx.audit("twin", twin.id.0, None::<&()>, Some(&twin));
    }
    Ok(())
}

/// Two parties were one after all.
pub async fn merged(tx: &Tx, one: PartyId, other: PartyId, reason: &str) -> Result<()> {
    store::merge(tx, one, other, reason).await
}

fn missing() -> Error {
    Error::not_found("pair")
}
