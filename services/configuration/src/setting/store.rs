//! Rows of chosen settings.

use data::{Look, Row, Spot, Tx};
use kernel::{Error, Result};
use uuid::Uuid;

use super::model::SettingChoice;

macro_rules! columns {
    () => {
        "id, key, company_id, branch_id, starts_on, value, reason, chosen_by, chosen_at"
    };
}

/// Where the place has no company or branch, the columns are null: `is not distinct from` compares those as well.
const LIST_OF: &str = concat!(
    "select ",
    columns!(),
    " from configuration.setting_choice
    where key = $1 and company_id is not distinct from $2 and branch_id is not distinct from $3
    order by id desc
    limit 200"
);

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from configuration.setting_choice where id = any ($1)");

const COUNT_OF: &str = "
    select count(*) as count from configuration.setting_choice
    where key = $1 and company_id is not distinct from $2 and branch_id is not distinct from $3";

/// How many were made for a place, setting by setting.
const COUNT_ALL: &str = "
    select key, count(*) as count from configuration.setting_choice
    where company_id is not distinct from $1 and branch_id is not distinct from $2
    group by key";

/// Of several for the same day the last.
const LIST_PUBLISHED: &str = concat!(
    "select distinct on (key, company_id, branch_id, starts_on) ",
    columns!(),
    " from configuration.setting_choice
    order by key, company_id, branch_id, starts_on, id desc"
);

const INSERT: &str =
    concat!("insert into configuration.setting_choice (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");

fn choice(row: &Row) -> Result<SettingChoice> {
    Ok(SettingChoice {
        id: row.get("id")?,
        key: row.get("key")?,
        company_id: row.get("company_id")?,
        branch_id: row.get("branch_id")?,
        starts_on: row.get("starts_on")?,
        value: row.get("value")?,
        reason: row.get("reason")?,
        chosen_by: row.get("chosen_by")?,
        chosen_at: row.get("chosen_at")?,
    })
}

pub async fn list_of(look: &Look, key: &str, spot: Spot) -> Result<Vec<SettingChoice>> {
    look.list(LIST_OF, &[&key, &spot.company, &spot.branch], choice).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<SettingChoice>> {
    look.list(LIST_BY_IDS, &[&ids], choice).await
}

pub async fn count_of(look: &Look, key: &str, spot: Spot) -> Result<i32> {
    let count: i64 = look.one(COUNT_OF, &[&key, &spot.company, &spot.branch], |row| row.get("count")).await?;
    i32::try_from(count).map_err(Error::internal)
}

pub async fn count_all(look: &Look, spot: Spot) -> Result<Vec<(String, i32)>> {
    look.list(COUNT_ALL, &[&spot.company, &spot.branch], |row| {
        Ok((row.get("key")?, i32::try_from(row.get::<i64>("count")?).map_err(Error::internal)?))
    })
    .await
}

pub async fn list_published(look: &Look) -> Result<Vec<SettingChoice>> {
    look.list(LIST_PUBLISHED, &[], choice).await
}

pub async fn insert(tx: &Tx, choice: &SettingChoice) -> Result<()> {
    let c = choice;
    tx.run(
        INSERT,
        &[&c.id, &c.key, &c.company_id, &c.branch_id, &c.starts_on, &c.value, &c.reason, &c.chosen_by, &c.chosen_at],
    )
    .await?;
    Ok(())
}
