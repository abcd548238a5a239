//! What is done with lists of prices.

mod graphql;
pub mod meta;
mod model;
mod store;

use contracts::master_data::{PartyId, PriceListId, PriceListSaved};
use data::{Db, Look, Page, Tx};
use kernel::{CompanyId, Cx, Error, Permission, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::words::OpenState;
use crate::{errors, party, permissions};

pub use graphql::{PriceListMutation, PriceListNode, PriceListQuery};
pub use model::{NewPriceList, PriceKind, PriceList, UpdatePriceList, last};

/// Under which lists are found by their words.
const KIND: &str = "master_data.price-list";

/// What a list of price lists is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub state: Option<OpenState>,
    pub kind: Option<PriceKind>,
    pub company_id: Option<CompanyId>,
    pub party_id: Option<PartyId>,
}

/// The lists of prices of a tenant.
#[derive(Clone)]
pub struct PriceLists {
    pub db: Db,
}

impl PriceLists {
    /// A list.
    pub async fn find(&self, cx: &Cx, id: PriceListId) -> Result<PriceList> {
        cx.require(&permissions::PRICE_READ)?;
        let found = self.db.read(cx, async move |look| store::find(look, id).await).await?;
        found.filter(|list| seen(cx, list)).ok_or_else(missing)
    }

    /// Several lists in one flight; those one may not see are left out.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<PriceList>> {
        cx.require(&permissions::PRICE_READ)?;
        let mut lists = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        lists.retain(|list| seen(cx, list));
        Ok(lists)
    }

    /// A page of lists by code.
    pub async fn list(&self, cx: &Cx, listing: Listing, wanted: Wanted) -> Result<Page<PriceList>> {
        cx.require(&permissions::PRICE_READ)?;
        let (bounds, scope) = (listing.bounds()?, cx.companies(&permissions::PRICE_READ));
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &scope, &found, &wanted).await?;
                Ok(bounds.page(rows, |list| (&list.code, list.id.0)))
            })
            .await
    }

    /// Sets up a list.
    pub async fn create(&self, cx: &Cx, input: NewPriceList) -> Result<PriceList> {
        cx.require(&permissions::PRICE_WRITE)?;
        let list = PriceList::new(PriceListId::new(), &input)?;
        inside(cx, &permissions::PRICE_WRITE, &list)?;
        self.db
            .command(cx, "master_data.price-list.create", &input, async move |tx| {
                if let Some(party) = list.party_id
                    && !store::hold_party(tx, party).await?
                {
                    return Err(Error::not_found("party").field("partyId"));
                }
                store::insert(tx, &list).await?;
                written(tx, None, &list);
                Ok(list.clone())
            })
            .await
    }

    /// Renames a list, or ends it.
    pub async fn update(&self, cx: &Cx, input: UpdatePriceList) -> Result<PriceList> {
        cx.require(&permissions::PRICE_WRITE)?;
        self.db
            .command(cx, "master_data.price-list.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().update(&input)?;
                let last = store::last_priced(tx, after.id).await?;
                if let (Some(ends_on), Some(last)) = (after.ends_on, last)
                    && last > ends_on
                {
                    return Err(Error::new(&errors::PRICE_LIST_PRICED).field("endsOn").with("last", last));
                }
                save(tx, before, after).await
            })
            .await
    }

    /// Closes a list: none of its prices counts any more.
    pub async fn close(&self, cx: &Cx, id: PriceListId, version: i32) -> Result<PriceList> {
        cx.require(&permissions::PRICE_WRITE)?;
        self.db
            .command(cx, "master_data.price-list.close", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().close(version)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Uses a closed list again, with the prices it has; the party it is for must be dealt with.
    pub async fn reopen(&self, cx: &Cx, id: PriceListId, version: i32) -> Result<PriceList> {
        cx.require(&permissions::PRICE_WRITE)?;
        self.db
            .command(cx, "master_data.price-list.reopen", &(id, version), async move |tx| {
                let known = among(tx, tx.cx(), &[id]).await?.pop().ok_or_else(missing)?;
                if let Some(party) = known.party_id {
                    party::expect_open(tx, party).await?;
                }
                let before = lock(tx, id).await?;
                let after = before.clone().reopen(version)?;
                save(tx, before, after).await
            })
            .await
    }
}

/// A list for all companies is seen by everybody who sees prices anywhere.
pub fn seen(cx: &Cx, list: &PriceList) -> bool {
    list.company_id.is_none_or(|company| cx.grants().reach(&permissions::PRICE_READ).touches(company))
}

/// A list for all companies takes the permission everywhere.
fn inside(cx: &Cx, permission: &Permission, list: &PriceList) -> Result<()> {
    match list.company_id {
        Some(company) => cx.inside(permission, company, "price list"),
        None => cx.require_everywhere(permission),
    }
}

/// A list whose prices are changed: by one at a time.
pub async fn lock_open(tx: &Tx, id: PriceListId) -> Result<PriceList> {
    let list = lock(tx, id).await.map_err(|error| error.field("listId"))?;
    list.expect_open().map_err(|error| error.field("listId"))
}

/// These lists, within a look of another noun; those one may not see are left out.
// open: whoever asks for a noun that lies in lists was asked for its permission, and `seen` asks for theirs
pub async fn among(look: &Look, cx: &Cx, ids: &[PriceListId]) -> Result<Vec<PriceList>> {
    let mut lists = store::list_by_ids(look, &ids.iter().map(|id| id.0).collect::<Vec<_>>()).await?;
    lists.retain(|list| seen(cx, list));
    Ok(lists)
}

async fn lock(tx: &Tx, id: PriceListId) -> Result<PriceList> {
    let list = store::lock(tx, id).await?.filter(|list| seen(tx.cx(), list)).ok_or_else(missing)?;
    inside(tx.cx(), &permissions::PRICE_WRITE, &list)?;
    Ok(list)
}

async fn save(tx: &Tx, before: PriceList, after: PriceList) -> Result<PriceList> {
    store::save(tx, &after).await?;
    written(tx, Some(&before), &after);
    Ok(after)
}

/// Gives the lists agreed with a party that is given up to the one that stands for both; both parties are held.
pub async fn hand_over(tx: &Tx, from: PartyId, to: PartyId) -> Result<()> {
    for before in store::lock_of_party(tx, from).await? {
        let after = before.clone().hand_over(to);
        save(tx, before, after).await?;
    }
    Ok(())
}

/// What every writing of a list leaves behind.
fn written(tx: &Tx, before: Option<&PriceList>, after: &PriceList) {
    tx.publish(&PriceListSaved {
        price_list_id: after.id,
        code: after.code.clone(),
        kind: after.kind.word().into(),
        company_id: after.company_id,
        open: after.state == OpenState::Open,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("price-list", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn missing() -> Error {
    Error::not_found("price list")
}
