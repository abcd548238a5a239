//! What is done with proofs of who and what a party is.

mod facts;
mod graphql;
pub mod meta;
mod model;
mod store;
mod words;

#[cfg(test)]
mod tests;

use contracts::master_data::{PartyId, ProofAdded, ProofId, ProofWithdrawn};
use data::{Db, Page, Tx};
use futures_util::try_join;
use jiff::civil::Date;
use kernel::{Cx, Error, Result};

use crate::page::Listing;
use crate::party::{self, Party};
use crate::{errors, permissions, twin, vendor};

pub use facts::TaxFacts;
pub use graphql::{ProofMutation, ProofNode, ProofQuery};
pub use model::{NewProof, Proof, WithdrawProof};
pub use store::{SEALED, Wanted};
pub use words::ProofKind;

use store::{Kept, PLACE};

/// The proofs of a tenant's parties.
#[derive(Clone)]
pub struct Proofs {
    pub db: Db,
}

impl Proofs {
    /// A proof, a protected number by its last four signs.
    pub async fn find(&self, cx: &Cx, id: ProofId) -> Result<Proof> {
        cx.require(&permissions::PROOF_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// What a party showed, and what those showed that were merged into it.
    pub async fn list_of_party(&self, cx: &Cx, party: PartyId) -> Result<Vec<Proof>> {
        cx.require(&permissions::PROOF_READ)?;
        self.db.read(cx, async move |look| store::list_of_party(look, party).await).await
    }

    /// A page of proofs, those that end soonest first.
    pub async fn list(&self, cx: &Cx, wanted: Wanted, listing: Listing) -> Result<Page<Proof>> {
        cx.require(&permissions::PROOF_READ)?;
        let (bounds, text) = (listing.clone().bounds()?, listing.text);
        self.db
            .read(cx, async move |look| {
                let found = party::found(look, text.as_deref(), &["proof"]).await?;
                let rows = store::list(look, &bounds, wanted, &found).await?;
                let placed = rows.into_iter().map(|proof| (store::place(&proof), proof)).collect();
                let page = bounds.page(placed, |(place, proof): &(String, Proof)| (place, proof.id.0));
                Ok(Page { items: page.items.into_iter().map(|(_, proof)| proof).collect(), next: page.next })
            })
            .await
    }

    /// What the rules of tax ask of a party on a day, as far as it is known, and what is missing.
    pub async fn facts(&self, cx: &Cx, id: PartyId, on: Date) -> Result<TaxFacts> {
        cx.require(&permissions::PROOF_READ)?;
        self.db
            .read(cx, async move |look| {
                let ids = [id.0];
                let (party, vendor, proofs) =
                    try_join!(party::list(look, &ids), vendor::of_party(look, id), store::list_of_party(look, id))?;
                let party = party.first().ok_or_else(|| Error::not_found("party"))?;
                Ok(facts::gather(party, vendor.as_ref(), &proofs, on))
            })
            .await
    }

    /// The parties that showed this NID or passport number. Equal numbers are found without opening any.
    pub async fn parties_with(&self, cx: &Cx, kind: ProofKind, number: String) -> Result<Vec<Party>> {
        cx.require(&permissions::PROOF_READ)?;
        let Some(number) = model::protected(kind, &number, cx.today()) else { return Ok(Vec::new()) };
        let tx = self.db.begin(&cx.clone().unkeyed(), "master_data.proof.find").await?;
        let blind = self.db.vault().blind_all(&tx, PLACE, number.forms()).await?;
        let parties = store::list_with_number(&tx, &blind).await?;
        party::list(&tx, &parties).await
    }

    /// The whole of a protected number. Who read it stands in the audit; the number does not.
    pub async fn reveal(&self, cx: &Cx, id: ProofId) -> Result<String> {
        cx.require(&permissions::PROOF_REVEAL)?;
        // Unkeyed: an answer under a key would be kept, and this one must not be.
        let cx = cx.clone().unkeyed();
        self.db
            .command(&cx, "master_data.proof.reveal", &id, async move |tx| {
                let sealed = store::find_sealed(tx, id).await?.ok_or_else(missing)?;
                let plain = self.db.vault().unseal(tx, tx.cx(), PLACE, id.0, &sealed).await?;
                tx.audit("proof", id.0, None::<&()>, None::<&()>);
                String::from_utf8(plain).map_err(Error::internal)
            })
            .await
    }

    /// Writes down what a party showed.
    pub async fn create(&self, cx: &Cx, input: NewProof) -> Result<Proof> {
        cx.require(&permissions::PROOF_CREATE)?;
        let despite = party::read_despite(input.despite.as_deref())?;
        self.db
            .command(cx, "master_data.proof.create", &input.masked(), async move |tx| {
                let party = party::lock_open(tx, input.party_id).await?;
                let (proof, number) = Proof::new(ProofId::new(), &input, tx.cx().today())?;
                let kept = match &number {
                    Some(number) => Some(self.keep(tx, proof.id, number).await?),
                    None => None,
                };
                if let Some(number) = &number {
                    let alike = self.db.vault().blind_all(tx, PLACE, number.forms()).await?;
                    expect_own(tx, &party, &alike, despite.as_deref()).await?;
                }
                store::insert(tx, &proof, kept.as_ref()).await?;
                party::index(tx, &party).await?;
                let (kind, ends_on) = (proof.kind.word().into(), proof.ends_on);
                tx.publish(&ProofAdded { proof_id: proof.id, party_id: party.id, kind, ends_on });
                tx.audit("proof", proof.id.0, None::<&()>, Some(&proof));
                Ok(proof)
            })
            .await
    }

    /// Takes back what turned out to be wrong.
    pub async fn withdraw(&self, cx: &Cx, input: WithdrawProof) -> Result<Proof> {
        cx.require(&permissions::PROOF_WITHDRAW)?;
        self.db
            .command(cx, "master_data.proof.withdraw", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().withdraw(&input)?;
                store::save(tx, &after).await?;
                let kind = after.kind.word().into();
                tx.publish(&ProofWithdrawn { proof_id: after.id, party_id: after.party_id, kind });
                tx.audit("proof", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }

    async fn keep(&self, tx: &Tx, id: ProofId, number: &model::Protected) -> Result<Kept> {
        let vault = self.db.vault();
        let sealed = vault.seal(tx, PLACE, id.0, number.as_str().as_bytes()).await?;
        Ok(Kept { sealed, blind: vault.blind(tx, PLACE, number.as_str()).await? })
    }
}

/// Refuses a number that another party showed, unless somebody says why; then the pair is looked at again.
async fn expect_own(tx: &Tx, party: &Party, alike: &[Vec<u8>], despite: Option<&str>) -> Result<()> {
    let others: Vec<_> = store::list_with_number(tx, alike).await?.into_iter().filter(|id| *id != party.id.0).collect();
    let like: Vec<_> = party::list(tx, &others)
        .await?
        .into_iter()
        .filter(|other| other.merged_into != Some(party.id))
        .map(|other| ("number".to_owned(), other))
        .collect();
    if let (Some((_, first)), None) = (like.first(), despite) {
        return Err(Error::new(&errors::PROOF_LIKE).field("despite").with("name", store::called(first)));
    }
    twin::suspect(tx, party.id, &like, despite).await
}

fn missing() -> Error {
    Error::not_found("proof")
}
