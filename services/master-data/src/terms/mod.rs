//! What is done with the terms of companies with parties.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{PartyId, PartyTermsChanged, PartyTermsId};
use data::{Db, Page, Tx};
use kernel::{Cx, Error, Result};

use crate::page::Listing;
use crate::{party, permissions};

pub use graphql::{TermsMutation, TermsQuery};
pub use model::{NewPartyTerms, PartyTerms, UpdatePartyTerms};
pub use store::Wanted;

/// The terms of a tenant's companies.
#[derive(Clone)]
pub struct Terms {
    pub db: Db,
}

impl Terms {
    /// The terms of one company with a party.
    pub async fn find(&self, cx: &Cx, id: PartyTermsId) -> Result<PartyTerms> {
        cx.require(&permissions::TERMS_READ)?;
        let terms = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        cx.sees(&permissions::TERMS_READ, terms.company_id, "terms")?;
        Ok(terms)
    }

    /// A page of terms in the companies of the caller, the newest first.
    pub async fn list(&self, cx: &Cx, wanted: Wanted, listing: Listing) -> Result<Page<PartyTerms>> {
        cx.require(&permissions::TERMS_READ)?;
        let (bounds, text, scope) = (listing.clone().bounds()?, listing.text, cx.companies(&permissions::TERMS_READ));
        self.db
            .read(cx, async move |look| {
                let found = party::found(look, text.as_deref(), &["terms"]).await?;
                let rows = store::list(look, &bounds, &scope, wanted, &found).await?;
                Ok(bounds.page(rows, |terms| ("", terms.id.0)))
            })
            .await
    }

    /// Says on what terms a company deals with a party.
    pub async fn create(&self, cx: &Cx, input: NewPartyTerms) -> Result<PartyTerms> {
        cx.require(&permissions::TERMS_UPDATE)?;
        cx.inside(&permissions::TERMS_UPDATE, input.company_id, "company")?;
        self.db
            .command(cx, "master_data.party-terms.create", &input.clone(), async move |tx| {
                let party = party::lock_open(tx, input.party_id).await?;
                let terms = PartyTerms::new(PartyTermsId::new(), &input, &party.name, party.name_bn.as_deref())?;
                store::insert(tx, &terms).await?;
                party::index(tx, &party).await?;
                written(tx, None, &terms);
                Ok(terms)
            })
            .await
    }

    /// Changes a company's terms with a party.
    pub async fn update(&self, cx: &Cx, input: UpdatePartyTerms) -> Result<PartyTerms> {
        cx.require(&permissions::TERMS_UPDATE)?;
        self.db
            .command(cx, "master_data.party-terms.update", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                tx.cx().inside(&permissions::TERMS_UPDATE, before.company_id, "terms")?;
                let after = before.clone().update(&input)?;
                store::save(tx, &after).await?;
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }
}

/// Gives the terms with a party that is given up to the one that stands for both; both parties are held. Where a company has
/// terms with both, its own with the latter stay, with what they lacked.
pub async fn hand_over(tx: &Tx, from: PartyId, to: PartyId) -> Result<()> {
    let theirs = store::lock_of_party(tx, to).await?;
    for mine in store::lock_of_party(tx, from).await? {
        let before = theirs.iter().find(|terms| terms.company_id == mine.company_id).cloned();
        let (before, after) = match before {
            Some(before) => (before.clone(), before.absorb(&mine)),
            None => (mine.clone(), mine.hand_over(to)),
        };
        store::save(tx, &after).await?;
        written(tx, Some(&before), &after);
    }
    Ok(())
}

fn written(tx: &Tx, before: Option<&PartyTerms>, after: &PartyTerms) {
    tx.publish(&PartyTermsChanged {
        party_terms_id: after.id,
        party_id: after.party_id,
        company_id: after.company_id,
        blocked: after.blocked,
        version: after.version,
    });
    tx.audit("party-terms", after.id.0, before, Some(after));
}

fn missing() -> Error {
    Error::not_found("terms")
}
