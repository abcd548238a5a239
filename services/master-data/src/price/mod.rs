//! What is done with prices.

mod graphql;
pub mod meta;
mod model;
mod quote;
mod store;

#[cfg(test)]
mod tests;

use async_graphql::InputObject;
use contracts::master_data::{ItemId, MeasureId, PartyId, PriceId, PriceListId, PriceSaved};
use data::{Db, Look, Page, Tx};
use jiff::civil::Date;
use kernel::{CompanyId, Cx, Error, Quantity, Result};

use crate::conversion::{self, ratio};
use crate::item::Item;
use crate::page::Listing;
use crate::price_list::{self, PriceKind};
use crate::words::OpenState;
use crate::{item, measure, permissions};

pub use graphql::{PriceMutation, PriceQuery};
pub use model::{NewPrice, Price, UpdatePrice};
use quote::{Asked, Candidate, Quote};

/// The prices of a tenant.
#[derive(Clone)]
pub struct Prices {
    pub db: Db,
}

/// What somebody wants to know the price of.
#[derive(Clone, Debug, InputObject)]
#[graphql(name = "PriceQuestion")]
pub struct Sought {
    /// The item.
    pub item_id: ItemId,
    /// In which unit of measure.
    pub measure_id: MeasureId,
    /// How much of it.
    pub quantity: Quantity,
    /// Bought, sold, or by a schedule of rates.
    pub kind: PriceKind,
    /// On which day; today when absent.
    pub on: Option<Date>,
    /// By which company; only lists for all companies when absent.
    pub company_id: Option<CompanyId>,
    /// From or to which party; only lists for everybody when absent.
    pub party_id: Option<PartyId>,
    /// In which zone; only lists for everywhere when absent.
    pub zone: Option<String>,
}

impl Prices {
    /// A price.
    pub async fn find(&self, cx: &Cx, id: PriceId) -> Result<Price> {
        cx.require(&permissions::PRICE_READ)?;
        let found = self.db.read(cx, async move |look| store::find(look, id).await).await?;
        let (price, company) = found.ok_or_else(missing)?;
        if let Some(company) = company {
            cx.sees(&permissions::PRICE_READ, company, "price")?;
        }
        Ok(price)
    }

    /// A page of prices in the order they were set.
    pub async fn list(
        &self,
        cx: &Cx,
        listing: Listing,
        state: Option<OpenState>,
        list: Option<PriceListId>,
        item: Option<ItemId>,
    ) -> Result<Page<Price>> {
        cx.require(&permissions::PRICE_READ)?;
        let (bounds, scope) = (listing.bounds()?, cx.companies(&permissions::PRICE_READ));
        self.db
            .read(cx, async move |look| {
                let rows = store::list(look, &bounds, &scope, state, list, item).await?;
                Ok(bounds.page(rows, |price| ("", price.id.0)))
            })
            .await
    }

    /// The price of so much of an item on a day, and why that one.
    pub async fn quote(&self, cx: &Cx, sought: Sought) -> Result<Quote> {
        cx.require(&permissions::PRICE_READ)?;
        if let Some(company) = sought.company_id {
            cx.sees(&permissions::PRICE_READ, company, "company")?;
        }
        self.db.read(cx, async move |look| quote(look, cx, &sought).await).await
    }

    /// Sets a price.
    pub async fn create(&self, cx: &Cx, input: NewPrice) -> Result<Price> {
        cx.require(&permissions::PRICE_WRITE)?;
        self.db
            .command(cx, "master_data.price.create", &input.clone(), async move |tx| {
                let list = price_list::lock_open(tx, input.list_id).await?;
                let item = item::expect_open(tx, input.item_id).await?;
                expect_counted(tx, &item, input.measure_id).await?;
                let price = Price::new(PriceId::new(), &input, &list)?;
                let price = price.beside(&store::list_beside(tx, list.id, item.id).await?)?;
                store::insert(tx, &price).await?;
                written(tx, None, &price);
                Ok(price)
            })
            .await
    }

    /// Corrects a price, or dates it.
    pub async fn update(&self, cx: &Cx, input: UpdatePrice) -> Result<Price> {
        cx.require(&permissions::PRICE_WRITE)?;
        self.db
            .command(cx, "master_data.price.update", &input.clone(), async move |tx| {
                let seen = store::find(tx, input.id).await?.ok_or_else(missing)?.0;
                let list = price_list::lock_open(tx, seen.list_id).await?;
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input, &list)?;
                let after = after.beside(&store::list_beside(tx, list.id, before.item_id).await?)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Closes a price: it no longer counts.
    pub async fn close(&self, cx: &Cx, id: PriceId, version: i32) -> Result<Price> {
        cx.require(&permissions::PRICE_WRITE)?;
        self.db
            .command(cx, "master_data.price.close", &(id, version), async move |tx| {
                let seen = store::find(tx, id).await?.ok_or_else(missing)?.0;
                price_list::lock_open(tx, seen.list_id).await?;
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().close(version)?;
                save(tx, before, after).await
            })
            .await
    }

    /// Lets a closed price count again, unless another took its days.
    pub async fn reopen(&self, cx: &Cx, id: PriceId, version: i32) -> Result<Price> {
        cx.require(&permissions::PRICE_WRITE)?;
        self.db
            .command(cx, "master_data.price.reopen", &(id, version), async move |tx| {
                let seen = store::find(tx, id).await?.ok_or_else(missing)?.0;
                let list = price_list::lock_open(tx, seen.list_id).await?;
                let item = item::expect_open(tx, seen.item_id).await?;
                expect_counted(tx, &item, seen.measure_id).await?;
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().reopen(version, &list)?;
                let after = after.beside(&store::list_beside(tx, list.id, item.id).await?)?;
                save(tx, before, after).await
            })
            .await
    }
}

/// Refuses a unit that is closed, or from which nobody said how the item goes to its own.
async fn expect_counted(tx: &Tx, item: &Item, measure: MeasureId) -> Result<()> {
    let measure = measure::expect_open(tx, measure).await?;
    let units = conversion::units(tx, item).await?;
    ratio(Some((item, &units)), &measure, &units.own).map(drop).map_err(|error| error.field("measureId"))
}

/// The price that counts, among those of the lists one may see.
async fn quote(look: &Look, cx: &Cx, sought: &Sought) -> Result<Quote> {
    let item = item::within(look, sought.item_id).await?;
    let units = conversion::units(look, &item).await?;
    let prices = store::seek(look, sought, sought.on.unwrap_or_else(|| cx.today())).await?;
    let lists = price_list::among(look, cx, &prices.iter().map(|price| price.list_id).collect::<Vec<_>>()).await?;
    let mut ids: Vec<MeasureId> = prices.iter().map(|price| price.measure_id).collect();
    ids.push(sought.measure_id);
    let measures = measure::among(look, &ids).await?;
    let measure = |id| measures.iter().find(|measure| measure.id == id);
    let asked = measure(sought.measure_id).ok_or_else(|| measure::missing().field("measureId"))?;
    let candidate = |price: Price| {
        let list = lists.iter().find(|list| list.id == price.list_id)?.clone();
        let measure = measure(price.measure_id)?.clone();
        let ratio = units.ratio(asked, &measure)?;
        Some(Candidate { price, list, measure, ratio })
    };
    let candidates = prices.into_iter().filter_map(candidate).collect();
    let asked = Asked { quantity: sought.quantity, measure: asked, language: cx.language() };
    quote::choose(candidates, &asked)
}

async fn save(tx: &Tx, before: Price, after: Price) -> Result<Price> {
    store::save(tx, &after).await?;
    written(tx, Some(&before), &after);
    Ok(after)
}

/// What every writing of a price leaves behind.
fn written(tx: &Tx, before: Option<&Price>, after: &Price) {
    tx.publish(&PriceSaved {
        price_id: after.id,
        price_list_id: after.list_id,
        item_id: after.item_id,
        measure_id: after.measure_id,
        price: after.price,
        starts_on: after.starts_on,
        ends_on: after.ends_on,
        open: after.state == OpenState::Open,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("price", after.id.0, before, Some(after));
}

fn missing() -> Error {
    Error::not_found("price")
}
