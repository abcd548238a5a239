//! What is done with parties.

mod graphql;
mod like;
pub mod meta;
mod model;
mod store;
mod words;

#[cfg(test)]
mod tests;

use contracts::master_data::{PartyClosed, PartyCreated, PartyId, PartyMerged, PartyReopened, PartyUpdated};
use data::{Db, Look, Page, Tx, configured};
use kernel::fields::{Fields, LONG};
use kernel::{Cx, Error, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::sought::Sought;
use crate::{address, contact, permissions, price_list, role, series, terms, twin, vendor, vendor_bank_change};

pub use graphql::{PartyMutation, PartyNode, PartyQuery};
pub use model::read_despite;
pub use model::{MergeParty, NewParty, Party, UpdateParty};
pub use store::Wanted;
pub use words::{PartyKind, PartyState, PsrOtherwise, SupplierKind, VatStatus};

/// Under which parties are found.
const FOUND: Sought = Sought { words: "master_data.party", sounds: "master_data.party.sound" };
/// Likely duplicates that are told.
const LIKE_AT_MOST: i64 = 10;

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

    /// A page of parties by name.
    pub async fn list(&self, cx: &Cx, wanted: Wanted, listing: Listing) -> Result<Page<Party>> {
        cx.require(&permissions::PARTY_READ)?;
        let (bounds, text) = (listing.clone().bounds()?, listing.text);
        self.db
            .read(cx, async move |look| {
                let facets = wanted.facets();
                let facets: Vec<&str> = facets.iter().map(String::as_str).collect();
                let found = FOUND.find(look, text.as_deref(), &facets).await?;
                let rows = store::list(look, &bounds, wanted, found.as_deref()).await?;
                Ok(bounds.page(rows, |party| (&party.name, party.id.0)))
            })
            .await
    }

    /// Parties that may be the one somebody is about to set up, each with the grounds, `tin bin mobile name`.
    pub async fn like(&self, cx: &Cx, input: NewParty) -> Result<Vec<(String, Party)>> {
        cx.require(&permissions::PARTY_READ)?;
        let party = Party::new(PartyId::new(), &input)?;
        self.db.read(cx, async move |look| store::list_like(look, &party, LIKE_AT_MOST).await).await
    }

    /// Sets up a party.
    pub async fn create(&self, cx: &Cx, input: NewParty) -> Result<Party> {
        cx.require(&permissions::PARTY_CREATE)?;
        let (party, despite) = (Party::new(PartyId::new(), &input)?, model::read_despite(input.despite.as_deref())?);
        self.db
            .command(cx, "master_data.party.create", &input.clone(), async move |tx| {
                let like = store::list_like(tx, &party, LIKE_AT_MOST).await?;
                twin::expect_despite(&like, despite.as_deref())?;
                let party = match party.code.is_empty() {
                    true => party.clone().coded(next_code(tx).await?),
                    false => party.clone(),
                };
                store::insert(tx, &party).await?;
                twin::suspect(tx, party.id, &like, despite.as_deref()).await?;
                if let Some(role) = input.role {
                    role::take(tx, party.id, role, tx.cx().today()).await?;
                }
                tx.publish(&created(tx.cx(), &party));
                written(tx, None, &party).await?;
                Ok(party)
            })
            .await
    }

    /// Changes a party's facts.
    pub async fn update(&self, cx: &Cx, input: UpdateParty) -> Result<Party> {
        cx.require(&permissions::PARTY_UPDATE)?;
        let despite = model::read_despite(input.despite.as_deref())?;
        self.db
            .command(cx, "master_data.party.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().update(&input)?;
                let like = store::list_like(tx, &after, LIKE_AT_MOST).await?;
                twin::expect_despite(&like, despite.as_deref())?;
                store::save(tx, &after).await?;
                twin::suspect(tx, after.id, &like, despite.as_deref()).await?;
                let (name, version) = (after.name.clone(), after.version);
                tx.publish(&PartyUpdated { party_id: after.id, name, version, on: tx.cx().today() });
                written(tx, Some(&before), &after).await?;
                Ok(after)
            })
            .await
    }

    /// Deals with a party no more.
    pub async fn close(&self, cx: &Cx, id: PartyId, version: i32) -> Result<Party> {
        cx.require(&permissions::PARTY_CLOSE)?;
        self.db
            .command(cx, "master_data.party.close", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().close(version)?;
                store::save(tx, &after).await?;
                tx.publish(&PartyClosed { party_id: id, version: after.version, on: tx.cx().today() });
                written(tx, Some(&before), &after).await?;
                Ok(after)
            })
            .await
    }

    /// Deals with a closed party again.
    pub async fn reopen(&self, cx: &Cx, id: PartyId, version: i32) -> Result<Party> {
        cx.require(&permissions::PARTY_CLOSE)?;
        self.db
            .command(cx, "master_data.party.reopen", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().reopen(version)?;
                store::save(tx, &after).await?;
                tx.publish(&PartyReopened { party_id: id, version: after.version, on: tx.cx().today() });
                written(tx, Some(&before), &after).await?;
                Ok(after)
            })
            .await
    }

    /// Makes one of two parties that were the same. Nobody can take that back; both histories stay to be read.
    pub async fn merge(&self, cx: &Cx, input: MergeParty) -> Result<Party> {
        cx.require_everywhere(&permissions::PARTY_MERGE)?;
        let mut fields = Fields::default();
        let reason = fields.required("reason", &input.reason, LONG);
        fields.done()?;
        self.db
            .command(cx, "master_data.party.merge", &input.clone(), async move |tx| {
                let (mine, theirs) = lock_both(tx, input.id, input.into_id).await?;
                let (given_up, kept) = mine.clone().merge(input.version, theirs.clone())?;
                vendor::hand_over(tx, given_up.id, &kept).await?;
                role::hand_over(tx, given_up.id, kept.id).await?;
                address::hand_over(tx, given_up.id, kept.id).await?;
                contact::hand_over(tx, given_up.id, kept.id).await?;
                vendor_bank_change::hand_over(&self.db, tx, given_up.id, kept.id).await?;
                terms::hand_over(tx, given_up.id, kept.id).await?;
                price_list::hand_over(tx, given_up.id, kept.id).await?;
                store::save(tx, &given_up).await?;
                store::follow(tx, given_up.id, kept.id).await?;
                store::save(tx, &kept).await?;
                twin::merged(tx, given_up.id, kept.id, &reason).await?;
                tx.publish(&merged(tx.cx(), &given_up, &kept));
                written(tx, Some(&mine), &given_up).await?;
                written(tx, Some(&theirs), &kept).await?;
                Ok(given_up)
            })
            .await
    }
}

/// The next number of the series that nobody typed as a code before.
async fn next_code(tx: &Tx) -> Result<String> {
    loop {
        let code = configured::next_number(tx, &series::PARTY).await?;
        if !store::is_taken(tx, &code).await? {
            return Ok(code);
        }
    }
}

/// A party that something is set up of: open, and held so until the commit.
pub async fn expect_open(tx: &Tx, id: PartyId) -> Result<Party> {
    let party = store::lock_shared(tx, id).await?.ok_or_else(|| missing().field("partyId"))?;
    party.expect_open().map_err(|error| error.field("partyId"))
}

/// A party that gets something its lists are narrowed by, then [`index`]ed: by one at a time.
pub async fn lock_open(tx: &Tx, id: PartyId) -> Result<Party> {
    let party = store::lock_changed(tx, id).await?.ok_or_else(|| missing().field("partyId"))?;
    party.expect_open().map_err(|error| error.field("partyId"))
}

/// These parties.
pub async fn list(look: &Look, ids: &[Uuid]) -> Result<Vec<Party>> {
    store::list_by_ids(look, ids).await
}

/// The ids of parties that a text finds by its words and by how they sound, among those of which there is this
/// (`vendor`, `proof`, `terms`); `None` when no text was asked for.
pub async fn found(look: &Look, text: Option<&str>, among: &[&str]) -> Result<Option<Vec<Uuid>>> {
    FOUND.find(look, text, among).await
}

/// In the order of their ids, so that two merges at once wait for each other.
async fn lock_both(tx: &Tx, one: PartyId, other: PartyId) -> Result<(Party, Party)> {
    let (first, second) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    let found = [store::lock(tx, first).await?, store::lock(tx, second).await?];
    let [mut first, mut second] = found;
    if one.0 > other.0 {
        std::mem::swap(&mut first, &mut second);
    }
    Ok((first.ok_or_else(missing)?, second.ok_or_else(|| missing().field("intoId"))?))
}

async fn lock(tx: &Tx, id: PartyId) -> Result<Party> {
    store::lock(tx, id).await?.ok_or_else(missing)
}

/// What every writing of a party leaves behind: its audit row, and what it is found by.
async fn written(tx: &Tx, before: Option<&Party>, after: &Party) -> Result<()> {
    tx.audit("party", after.id.0, before, Some(after));
    index(tx, after).await
}

/// Writes what a party is found by: its words, how its names sound, and what its lists are narrowed by. It is held for
/// update, or two at once would each leave out what the other adds.
pub async fn index(tx: &Tx, party: &Party) -> Result<()> {
    let mut facets = store::list_facets(tx, party.id).await?;
    facets.extend(party.facets());
    let facets: Vec<&str> = facets.iter().map(String::as_str).collect();
    let names = [party.name.as_str(), party.name_bn.as_deref().unwrap_or_default()];
    FOUND.write(tx, party.id.0, &party.texts(), &names, &facets);
    Ok(())
}

fn created(cx: &Cx, party: &Party) -> PartyCreated {
    PartyCreated {
        party_id: party.id,
        code: party.code.clone(),
        name: party.name.clone(),
        version: party.version,
        on: cx.today(),
    }
}

fn merged(cx: &Cx, given_up: &Party, kept: &Party) -> PartyMerged {
    PartyMerged { party_id: given_up.id, into_id: kept.id, version: given_up.version, on: cx.today() }
}

fn missing() -> Error {
    Error::not_found("party")
}
