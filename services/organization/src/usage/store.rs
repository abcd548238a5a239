//! Counters and months.

use data::{Look, Tx};
use jiff::civil::Date;
use kernel::{Error, Result};

use super::{Change, Usage, What};

/// The plan's columns as rows.
macro_rules! limit {
    () => {
        "case u.what when 'company' then t.max_companies when 'branch' then t.max_branches \
         when 'unit' then t.max_units else t.max_positions end"
    };
}

const LIST: &str = concat!(
    "select u.what, u.used, ",
    limit!(),
    " as allowed from organization.usage_counter u cross join organization.tenant t order by u.what"
);

const INSERT: &str = "
    insert into organization.usage_counter (what, used) select unnest(array['company', 'branch', 'unit', 'position']), 0";

/// Whoever waits for the row's lock sees the count of the one before when it gets it.
const TAKE: &str = concat!(
    "update organization.usage_counter u set used = u.used + 1 from organization.tenant t where u.what = $1 and u.used < ",
    limit!()
);

const GIVE_BACK: &str = "update organization.usage_counter set used = used - 1 where what = $1";

const FIND_LIMIT: &str = concat!(
    "select ",
    limit!(),
    " as allowed, t.plan from organization.usage_counter u cross join organization.tenant t where u.what = $1"
);

const SAVE_MONTH: &str = "
    insert into organization.usage_month as m (month, what, opened, closed) values ($1, $2, $3, $4)
    on conflict on constraint usage_month_pk
    do update set opened = m.opened + excluded.opened, closed = m.closed + excluded.closed";

pub async fn list(look: &Look) -> Result<Vec<Usage>> {
    look.list(LIST, &[], |row| Ok(Usage { what: row.get("what")?, used: row.get("used")?, limit: row.get("allowed")? }))
        .await
}

pub async fn insert(tx: &Tx) -> Result<()> {
    tx.run(INSERT, &[]).await?;
    Ok(())
}

pub async fn take(tx: &Tx, what: What) -> Result<bool> {
    Ok(tx.run(TAKE, &[&what]).await? == 1)
}

pub async fn give_back(tx: &Tx, what: What) -> Result<()> {
    match tx.run(GIVE_BACK, &[&what]).await? {
        1 => Ok(()),
        _ => Err(Error::internal(format!("no usage counter for {}", what.word()))),
    }
}

pub async fn find_limit(look: &Look, what: What) -> Result<(i32, String)> {
    look.one(FIND_LIMIT, &[&what], |row| Ok((row.get("allowed")?, row.get("plan")?))).await
}

pub async fn save_month(tx: &Tx, month: Date, what: What, change: Change) -> Result<()> {
    let (opened, closed) = match change {
        Change::Opened => (1, 0),
        Change::Closed => (0, 1),
    };
    tx.run(SAVE_MONTH, &[&month, &what, &opened, &closed]).await?;
    Ok(())
}
