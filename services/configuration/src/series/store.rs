//! Rows of series: how they are written here, where they stand in the data path.

use std::collections::HashMap;

use data::configured::Written;
use data::{Look, Tx};
use kernel::Result;

use super::model::NumberSeries;

const LIST: &str = "select key, format, version from configuration.series_format";

const LIST_GIVEN: &str = "select series, first, last from data.number_list() where scope = ''";

const START: &str = "select data.number_start($1, '', $2) as started";

const SAVE: &str = "
    insert into configuration.series_format (key, format, version) values ($1, $2, $3)
    on conflict (tenant_id, key) do update set format = excluded.format, version = excluded.version";

/// Every series there is, as it stands.
pub async fn list(look: &Look) -> Result<Vec<NumberSeries>> {
    let formats = look.list(LIST, &[], |row| {
        Ok((row.get::<String>("key")?, (row.get::<String>("format")?, row.get::<i32>("version")?)))
    });
    let given = look.list(LIST_GIVEN, &[], |row| {
        Ok((row.get::<String>("series")?, (row.get::<i64>("first")?, row.get::<Option<i64>>("last")?)))
    });
    let (formats, given) = futures_util::try_join!(formats, given)?;
    let (formats, given): (HashMap<_, _>, HashMap<_, _>) = (formats.into_iter().collect(), given.into_iter().collect());
    let standing = kernel::series().into_iter().map(|declared| {
        let mut series = NumberSeries::declared(declared);
        if let Some((format, version)) = formats.get(declared.key) {
            (series.format, series.version) = (format.clone(), *version);
        }
        if let Some((first, last)) = given.get(declared.key) {
            (series.first, series.last) = (*first, *last);
        }
        series
    });
    Ok(standing.collect())
}

/// Says where it begins; false when a number was given meanwhile.
pub async fn start(tx: &Tx, series: &NumberSeries) -> Result<bool> {
    tx.one(START, &[&series.key, &series.first], |row| row.get("started")).await
}

pub async fn save(tx: &Tx, series: &NumberSeries) -> Result<()> {
    tx.run(SAVE, &[&series.key, &series.format, &series.version]).await?;
    Ok(())
}

pub async fn list_written(look: &Look) -> Result<Vec<Written>> {
    look.list(LIST, &[], |row| Ok(Written { key: row.get("key")?, format: row.get("format")? })).await
}
