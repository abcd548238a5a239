//! Units of measures' rows.

use contracts::master_data::MeasureId;
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::{Measure, MeasureQuality};
use crate::words::OpenState;

macro_rules! columns {
    () => {
        "id, symbol, name, name_bn, quality, numerator, denominator, decimals, shipped, state, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.measure where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.measure where id = $1 for update");

/// Whoever counts something in it holds it open: closing it waits, and then sees what was set up.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from master_data.measure where id = $1 for key share");

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.measure where id = any ($1)");

/// An organization has a hundred or so: they are sorted as they are found.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.measure
    where (symbol, id) > ($1, $2)
      and ($3::uuid[] is null or id = any ($3))
      and ($4::text is null or state = $4)
      and ($5::text is null or quality = $5)
    order by symbol, id
    limit $6"
);

const INSERT: &str =
    concat!("insert into master_data.measure (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");

/// Those whose symbol is free.
const TAKE: &str = concat!(
    "insert into master_data.measure (",
    columns!(),
    ") select t.id, t.symbol, t.name, t.name_bn, t.quality, t.numerator, t.denominator, t.decimals, true, 'open', 1
    from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::smallint[])
      as t(id, symbol, name, name_bn, quality, numerator, denominator, decimals)
    on conflict do nothing
    returning id"
);

const SAVE: &str = "
    update master_data.measure set symbol = $2, name = $3, name_bn = $4, decimals = $5, state = $6, version = $7 where id = $1";

const COUNT_OPEN: &str = "
    select (select count(*) from master_data.item where measure_id = $1 and state = 'open')
         + (select count(*) from master_data.conversion where measure_id = $1 and state = 'open')
         + (select count(*) from master_data.price where measure_id = $1 and state = 'open') as count";

fn measure(row: &Row) -> Result<Measure> {
    Ok(Measure {
        id: row.get("id")?,
        symbol: row.get("symbol")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        quality: row.get("quality")?,
        numerator: row.get("numerator")?,
        denominator: row.get("denominator")?,
        decimals: row.get("decimals")?,
        shipped: row.get("shipped")?,
        state: row.get("state")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: MeasureId) -> Result<Option<Measure>> {
    look.find(FIND, &[&id], measure).await
}

pub async fn lock(tx: &Tx, id: MeasureId) -> Result<Option<Measure>> {
    tx.find(LOCK, &[&id], measure).await
}

pub async fn lock_shared(tx: &Tx, id: MeasureId) -> Result<Option<Measure>> {
    tx.find(LOCK_SHARED, &[&id], measure).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Measure>> {
    look.list(LIST_BY_IDS, &[&ids], measure).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    found: &Option<Vec<Uuid>>,
    state: Option<OpenState>,
    quality: Option<MeasureQuality>,
) -> Result<Vec<Measure>> {
    let b = bounds;
    look.list(LIST, &[&b.key, &b.id, found, &state, &quality, &b.limit], measure).await
}

pub async fn insert(tx: &Tx, measure: &Measure) -> Result<()> {
    let m = measure;
    tx.run(
        INSERT,
        &[
            &m.id,
            &m.symbol,
            &m.name,
            &m.name_bn,
            &m.quality,
            &m.numerator,
            &m.denominator,
            &m.decimals,
            &m.shipped,
            &m.state,
            &m.version,
        ],
    )
    .await?;
    Ok(())
}

/// Writes those whose symbol is free; which they are.
pub async fn take(tx: &Tx, all: &[Measure]) -> Result<Vec<MeasureId>> {
    let ids: Vec<MeasureId> = all.iter().map(|measure| measure.id).collect();
    let symbols: Vec<&str> = all.iter().map(|measure| measure.symbol.as_str()).collect();
    let names: Vec<&str> = all.iter().map(|measure| measure.name.as_str()).collect();
    let names_bn: Vec<Option<&str>> = all.iter().map(|measure| measure.name_bn.as_deref()).collect();
    let qualities: Vec<&str> = all.iter().map(|measure| measure.quality.word()).collect();
    let numerators: Vec<i64> = all.iter().map(|measure| measure.numerator).collect();
    let denominators: Vec<i64> = all.iter().map(|measure| measure.denominator).collect();
    let decimals: Vec<i16> = all.iter().map(|measure| measure.decimals).collect();
    tx.list(TAKE, &[&ids, &symbols, &names, &names_bn, &qualities, &numerators, &denominators, &decimals], |row| {
        row.get("id")
    })
    .await
}

pub async fn save(tx: &Tx, measure: &Measure) -> Result<()> {
    let m = measure;
    tx.run(SAVE, &[&m.id, &m.symbol, &m.name, &m.name_bn, &m.decimals, &m.state, &m.version]).await?;
    Ok(())
}

pub async fn count_open(look: &Look, id: MeasureId) -> Result<i64> {
    look.one(COUNT_OPEN, &[&id], |row| row.get("count")).await
}
