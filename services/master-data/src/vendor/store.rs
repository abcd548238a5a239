//! Vendors' rows, each with its party's name.

use contracts::master_data::{PartyId, VendorId};
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::{Vendor, VendorState, VendorType};

macro_rules! columns {
    () => {
        "v.id, v.party_id, p.name, p.name_bn, v.type, v.category, v.enlisted_until, v.reference, v.note, v.raised_by, \
         v.state, v.reason, v.barred_until, v.decision_reason, v.version"
    };
}

macro_rules! of {
    ($rest:literal) => {
        concat!(
            "select ",
            columns!(),
            " from master_data.vendor v join master_data.party p on p.id = v.party_id ",
            $rest
        )
    };
}

const FIND: &str = of!("where v.id = $1");

const LOCK: &str = of!("where v.id = $1 for update of v");

/// The one that lives; else the last that did.
const LIST_BY_PARTIES: &str = of!("where v.party_id = any ($1) order by v.state in ('rejected', 'closed'), v.id desc");

const LOCK_OF_PARTY: &str = of!("where v.party_id = $1 and v.state not in ('rejected', 'closed') for update of v");

/// The newest first; nothing sorts after the highest id.
const LIST: &str = of!("where v.id < $1
      and ($2::text is null or v.state = $2)
      and ($3::text is null or v.type = $3)
      and ($4::uuid[] is null or v.party_id = any ($4))
    order by v.id desc
    limit $5");

const INSERT: &str = "
    insert into master_data.vendor
      (id, party_id, type, category, enlisted_until, reference, note, raised_by, state, reason, barred_until,
       decision_reason, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

const SAVE: &str = "
    update master_data.vendor
    set party_id = $2, type = $3, category = $4, enlisted_until = $5, reference = $6, note = $7, raised_by = $8, state = $9,
        reason = $10, barred_until = $11, decision_reason = $12, version = $13
    where id = $1";

fn vendor(row: &Row) -> Result<Vendor> {
    Ok(Vendor {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        kind: row.get("type")?,
        category: row.get("category")?,
        enlisted_until: row.get("enlisted_until")?,
        reference: row.get("reference")?,
        note: row.get("note")?,
        raised_by: row.get("raised_by")?,
        state: row.get("state")?,
        reason: row.get("reason")?,
        barred_until: row.get("barred_until")?,
        decision_reason: row.get("decision_reason")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: VendorId) -> Result<Option<Vendor>> {
    look.find(FIND, &[&id], vendor).await
}

pub async fn lock(tx: &Tx, id: VendorId) -> Result<Option<Vendor>> {
    tx.find(LOCK, &[&id], vendor).await
}

/// The party's vendor that is neither rejected nor closed.
pub async fn lock_of_party(tx: &Tx, party: PartyId) -> Result<Option<Vendor>> {
    tx.find(LOCK_OF_PARTY, &[&party], vendor).await
}

pub async fn list_by_parties(look: &Look, parties: &[Uuid]) -> Result<Vec<Vendor>> {
    look.list(LIST_BY_PARTIES, &[&parties], vendor).await
}

pub async fn list(
    look: &Look,
    bounds: &Bounds,
    state: Option<VendorState>,
    kind: Option<VendorType>,
    found: &Option<Vec<Uuid>>,
) -> Result<Vec<Vendor>> {
    let before = if bounds.id.is_nil() { Uuid::max() } else { bounds.id };
    look.list(LIST, &[&before, &state, &kind, found, &bounds.limit], vendor).await
}

macro_rules! values {
    ($v:expr) => {
        &[
            &$v.id,
            &$v.party_id,
            &$v.kind,
            &$v.category,
            &$v.enlisted_until,
            &$v.reference,
            &$v.note,
            &$v.raised_by,
            &$v.state,
            &$v.reason,
            &$v.barred_until,
            &$v.decision_reason,
            &$v.version,
        ]
    };
}

pub async fn insert(tx: &Tx, vendor: &Vendor) -> Result<()> {
    tx.run(INSERT, values!(vendor)).await?;
    Ok(())
}

pub async fn save(tx: &Tx, vendor: &Vendor) -> Result<()> {
    tx.run(SAVE, values!(vendor)).await?;
    Ok(())
}
