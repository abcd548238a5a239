//! Pairs' rows.

use contracts::master_data::{PartyId, TwinId};
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::{Twin, TwinState};

macro_rules! columns {
    () => {
        "id, first_id, second_id, grounds, despite, raised_by, state, reason, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.twin where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.twin where id = $1 for update");

/// The newest first; nothing sorts after the highest id.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.twin
    where id < $1 and ($2::text is null or state = $2)
      and ($3::uuid[] is null or first_id = any ($3) or second_id = any ($3))
    order by id desc limit $4"
);

const INSERT: &str = concat!(
    "insert into master_data.twin (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint twin_pair_known do nothing"
);

const SAVE: &str = "update master_data.twin set state = $2, reason = $3, version = $4 where id = $1";

const MERGE: &str = "
    update master_data.twin set state = 'merged', reason = $3, version = version + 1
    where state <> 'merged' and first_id = least($1::uuid, $2::uuid) and second_id = greatest($1::uuid, $2::uuid)";

fn twin(row: &Row) -> Result<Twin> {
    Ok(Twin {
        id: row.get("id")?,
        first_id: row.get("first_id")?,
        second_id: row.get("second_id")?,
        grounds: row.get("grounds")?,
        despite: row.get("despite")?,
        raised_by: row.get("raised_by")?,
        state: row.get("state")?,
        reason: row.get("reason")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: TwinId) -> Result<Option<Twin>> {
    look.find(FIND, &[&id], twin).await
}

pub async fn lock(tx: &Tx, id: TwinId) -> Result<Option<Twin>> {
    tx.find(LOCK, &[&id], twin).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    state: Option<TwinState>,
    found: &Option<Vec<Uuid>>,
) -> Result<Vec<Twin>> {
    let before = if bounds.id.is_nil() { Uuid::max() } else { bounds.id };
    look.list(LIST, &[&before, &state, found, &bounds.limit], twin).await
}

pub async fn insert(tx: &Tx, t: &Twin) -> Result<()> {
    let values: data::Params<'_> =
        &[&t.id, &t.first_id, &t.second_id, &t.grounds, &t.despite, &t.raised_by, &t.state, &t.reason, &t.version];
    tx.run(INSERT, values).await?;
    Ok(())
}

pub async fn save(tx: &Tx, t: &Twin) -> Result<()> {
    tx.run(SAVE, &[&t.id, &t.state, &t.reason, &t.version]).await?;
    Ok(())
}

/// The pair of these two, if anybody suspected it, was one.
pub async fn merge(tx: &Tx, one: PartyId, other: PartyId, reason: &str) -> Result<()> {
    tx.run(MERGE, &[&one, &other, &reason]).await?;
    Ok(())
}
