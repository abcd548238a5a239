//! Prices' rows.

use contracts::master_data::{ItemId, PriceId, PriceListId};
use data::{Bounds, Look, Row, Tx};
use jiff::civil::Date;
use kernel::{CompanyId, Currency, Money, Result};

use super::Sought;
use super::model::Price;
use crate::words::OpenState;

/// With the list's currency; `p` is the price, `l` its list.
macro_rules! columns {
    () => {
        "p.id, p.list_id, p.item_id, p.measure_id, p.from_quantity, p.minor, l.currency, p.starts_on, p.ends_on, p.state, p.version"
    };
}

const FIND: &str = concat!(
    "select ",
    columns!(),
    ", l.company_id from master_data.price p join master_data.price_list l on l.id = p.list_id where p.id = $1"
);

const LOCK: &str = concat!(
    "select ",
    columns!(),
    ", l.company_id from master_data.price p join master_data.price_list l on l.id = p.list_id where p.id = $1 for update of p"
);

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.price p join master_data.price_list l on l.id = p.list_id
    where p.id > $1
      and ($2::uuid[] is null or l.company_id is null or l.company_id = any ($2))
      and ($3::text is null or p.state = $3)
      and ($4::uuid is null or p.list_id = $4)
      and ($5::uuid is null or p.item_id = $5)
    order by p.id
    limit $6"
);

const BESIDE: &str = concat!(
    "select ",
    columns!(),
    " from master_data.price p join master_data.price_list l on l.id = p.list_id
    where p.list_id = $1 and p.item_id = $2 and p.state = 'open'"
);

const SEEK: &str = concat!(
    "select ",
    columns!(),
    " from master_data.price p join master_data.price_list l on l.id = p.list_id
    where p.item_id = $1 and p.state = 'open' and l.state = 'open' and l.kind = $2
      and p.starts_on <= $3 and (p.ends_on is null or p.ends_on >= $3)
      and l.starts_on <= $3 and (l.ends_on is null or l.ends_on >= $3)
      and (l.company_id is null or l.company_id = $4)
      and (l.party_id is null or l.party_id = $5)
      and (l.zone is null or lower(l.zone) = lower($6))
    limit 1000"
);

const INSERT: &str = "
    insert into master_data.price (id, list_id, item_id, measure_id, from_quantity, minor, starts_on, ends_on, state, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

const SAVE: &str = "
    update master_data.price set minor = $2, starts_on = $3, ends_on = $4, state = $5, version = $6 where id = $1";

fn price(row: &Row) -> Result<Price> {
    let currency = row.get::<&str>("currency")?.parse::<Currency>()?;
    Ok(Price {
        id: row.get("id")?,
        list_id: row.get("list_id")?,
        item_id: row.get("item_id")?,
        measure_id: row.get("measure_id")?,
        from_quantity: row.get("from_quantity")?,
        price: Money::new(row.get("minor")?, currency),
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

/// A price, and the company whose list it stands in.
fn owned(row: &Row) -> Result<(Price, Option<CompanyId>)> {
    Ok((price(row)?, row.get("company_id")?))
}

pub async fn find(look: &Look, id: PriceId) -> Result<Option<(Price, Option<CompanyId>)>> {
    look.find(FIND, &[&id], owned).await
}

pub async fn lock(tx: &Tx, id: PriceId) -> Result<Option<Price>> {
    tx.find(LOCK, &[&id], price).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    scope: &Option<Vec<CompanyId>>,
    state: Option<OpenState>,
    list: Option<PriceListId>,
    item: Option<ItemId>,
) -> Result<Vec<Price>> {
    look.list(LIST, &[&bounds.id, scope, &state, &list, &item, &bounds.limit], price).await
}

/// What the list has of the item.
pub async fn list_beside(tx: &Tx, list: PriceListId, item: ItemId) -> Result<Vec<Price>> {
    tx.list(BESIDE, &[&list, &item], price).await
}

/// What might be the item's price on that day.
pub async fn seek(look: &Look, sought: &Sought, on: Date) -> Result<Vec<Price>> {
    let s = sought;
    look.list(SEEK, &[&s.item_id, &s.kind, &on, &s.company_id, &s.party_id, &s.zone], price).await
}

pub async fn insert(tx: &Tx, price: &Price) -> Result<()> {
    let p = price;
    tx.run(
        INSERT,
        &[
            &p.id,
            &p.list_id,
            &p.item_id,
            &p.measure_id,
            &p.from_quantity,
            &p.price.minor,
            &p.starts_on,
            &p.ends_on,
            &p.state,
            &p.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, price: &Price) -> Result<()> {
    let p = price;
    tx.run(SAVE, &[&p.id, &p.price.minor, &p.starts_on, &p.ends_on, &p.state, &p.version]).await?;
    Ok(())
}
