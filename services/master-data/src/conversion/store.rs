//! Conversions' rows.

use contracts::master_data::{ConversionId, ItemId};
use data::{Bounds, Look, Row, Tx};
use kernel::Result;

use super::model::Conversion;
use crate::words::OpenState;

macro_rules! columns {
    () => {
        "id, item_id, measure_id, numerator, denominator, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.conversion where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.conversion where id = $1 for update");

const LIST_OPEN: &str =
    concat!("select ", columns!(), " from master_data.conversion where item_id = $1 and state = 'open' order by id");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.conversion
    where id > $1
      and ($2::text is null or state = $2)
      and ($3::uuid is null or item_id = $3)
    order by id
    limit $4"
);

const INSERT: &str =
    concat!("insert into master_data.conversion (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7)");

const SAVE: &str = "
    update master_data.conversion set numerator = $2, denominator = $3, state = $4, version = $5 where id = $1";

fn conversion(row: &Row) -> Result<Conversion> {
    Ok(Conversion {
        id: row.get("id")?,
        item_id: row.get("item_id")?,
        measure_id: row.get("measure_id")?,
        numerator: row.get("numerator")?,
        denominator: row.get("denominator")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: ConversionId) -> Result<Option<Conversion>> {
    look.find(FIND, &[&id], conversion).await
}

pub async fn lock(tx: &Tx, id: ConversionId) -> Result<Option<Conversion>> {
    tx.find(LOCK, &[&id], conversion).await
}

pub async fn list_open(look: &Look, item: ItemId) -> Result<Vec<Conversion>> {
    look.list(LIST_OPEN, &[&item], conversion).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    state: Option<OpenState>,
    item: Option<ItemId>,
) -> Result<Vec<Conversion>> {
    look.list(LIST, &[&bounds.id, &state, &item, &bounds.limit], conversion).await
}

pub async fn insert(tx: &Tx, conversion: &Conversion) -> Result<()> {
    let c = conversion;
    tx.run(INSERT, &[&c.id, &c.item_id, &c.measure_id, &c.numerator, &c.denominator, &c.state, &c.version]).await?;
    Ok(())
}

pub async fn save(tx: &Tx, conversion: &Conversion) -> Result<()> {
    let c = conversion;
    tx.run(SAVE, &[&c.id, &c.numerator, &c.denominator, &c.state, &c.version]).await?;
    Ok(())
}
