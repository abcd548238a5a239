//! Rows of parties.

use contracts::master_data::PartyId;
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::{Party, facets};
use super::words::{PartyKind, PartyState};
use crate::role::PartyRoleKind;

macro_rules! columns {
    () => {
        "id, code, kind, name, name_bn, tin, bin, legacy_tin, legacy_bin, mobile, phone, email, residency, taxed_as, \
         vat_status, supplier_kind, psr_otherwise, state, merged_into, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.party where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.party where id = $1 for update");

/// Rows that point to a party may still be written meanwhile.
const LOCK_CHANGED: &str = concat!("select ", columns!(), " from master_data.party where id = $1 for no key update");

/// Whoever sets something up of a party holds it open: closing or merging it waits.
const LOCK_SHARED: &str = concat!("select ", columns!(), " from master_data.party where id = $1 for key share");

const IS_TAKEN: &str = "select exists (select from master_data.party where code = $1) as taken";

const LIST_BY_IDS: &str = concat!("select ", columns!(), " from master_data.party where id = any ($1)");

const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.party p
    where (name, id) > ($1, $2)
      and ($3::text is null or state = $3)
      and ($4::text is null or kind = $4)
      and ($5::text is null or exists (
        select from master_data.party_role r where r.party_id = p.id and r.role = $5 and r.ends_on is null))
    order by name, id
    limit $6"
);

/// The same of those a text found. A statement of its own: one for both would walk along all names to some.
const LIST_FOUND: &str = concat!(
    "select ",
    columns!(),
    " from unnest($7::uuid[]) found (id) join master_data.party p using (id)
    where (name, id) > ($1, $2)
      and ($3::text is null or state = $3)
      and ($4::text is null or kind = $4)
      and ($5::text is null or exists (
        select from master_data.party_role r where r.party_id = p.id and r.role = $5 and r.ends_on is null))
    order by name, id
    limit $6"
);

/// What else there is of a party, as its lists are narrowed by it.
const LIST_FACETS: &str = "
    select distinct 'role:' || role as facet from master_data.party_role where party_id = $1 and ends_on is null
    union all select 'vendor' where exists (select from master_data.vendor where party_id = $1)
    union all select 'proof' where exists (select from master_data.proof where party_id = $1)
    union all select 'terms' where exists (select from master_data.party_terms where party_id = $1)";

/// Each ground by an index of its own; the newest of many last, so that who is shown does not jump.
const LIST_LIKE: &str = concat!(
    "with alike as (
      select id, 'tin' as ground from master_data.party where tin = $2
      union all select id, 'bin' from master_data.party where bin = $3
      union all select id, 'mobile' from master_data.party where mobile = $4
      union all select id, 'name' from master_data.party where sound = any ($5)
      union all select id, 'name' from master_data.party where sound_bn = any ($5)),
    grounds as (select id, string_agg(distinct ground, ' ') as grounds from alike where id <> $1 group by id)
    select g.grounds, ",
    columns!(),
    " from grounds g join master_data.party p using (id)
    where state = 'open'
      and not exists (
        select from master_data.twin t
        where t.state <> 'merged' and ((t.first_id, t.second_id) = (p.id, $1) or (t.first_id, t.second_id) = ($1, p.id)))
    order by id
    limit $6"
);

const INSERT: &str = concat!(
    "insert into master_data.party (",
    columns!(),
    ", sound, sound_bn) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
     $21, $22)"
);

const SAVE: &str = "
    update master_data.party
    set code = $2, kind = $3, name = $4, name_bn = $5, tin = $6, bin = $7, legacy_tin = $8, legacy_bin = $9, mobile = $10,
        phone = $11, email = $12, residency = $13, taxed_as = $14, vat_status = $15, supplier_kind = $16,
        psr_otherwise = $17, state = $18, merged_into = $19, version = $20, sound = $21, sound_bn = $22
    where id = $1";

/// What was merged into the one given up goes along with it: one step always leads to whoever stands for all.
const FOLLOW: &str = "update master_data.party set merged_into = $2 where merged_into = $1";

fn party(row: &Row) -> Result<Party> {
    Ok(Party {
        id: row.get("id")?,
        code: row.get("code")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        tin: row.get("tin")?,
        bin: row.get("bin")?,
        legacy_tin: row.get("legacy_tin")?,
        legacy_bin: row.get("legacy_bin")?,
        mobile: row.get("mobile")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        residency: row.get("residency")?,
        taxed_as: row.get("taxed_as")?,
        vat_status: row.get("vat_status")?,
        supplier_kind: row.get("supplier_kind")?,
        psr_otherwise: row.get("psr_otherwise")?,
        state: row.get("state")?,
        merged_into: row.get("merged_into")?,
        version: row.get("version")?,
    })
}

impl Wanted {
    /// What a text is searched among.
    pub fn facets(self) -> Vec<String> {
        let mut all = facets(self.state, self.kind);
        all.extend(self.role.map(|role| format!("role:{}", role.word())));
        all
    }
}

/// Which parties a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only in this state.
    pub state: Option<PartyState>,
    /// Only of this kind.
    pub kind: Option<PartyKind>,
    /// Only in this role.
    pub role: Option<PartyRoleKind>,
}

pub async fn find(look: &Look, id: PartyId) -> Result<Option<Party>> {
    look.find(FIND, &[&id], party).await
}

pub async fn lock(tx: &Tx, id: PartyId) -> Result<Option<Party>> {
    tx.find(LOCK, &[&id], party).await
}

pub async fn lock_changed(tx: &Tx, id: PartyId) -> Result<Option<Party>> {
    tx.find(LOCK_CHANGED, &[&id], party).await
}

pub async fn lock_shared(tx: &Tx, id: PartyId) -> Result<Option<Party>> {
    tx.find(LOCK_SHARED, &[&id], party).await
}

pub async fn list_by_ids(look: &Look, ids: &[Uuid]) -> Result<Vec<Party>> {
    look.list(LIST_BY_IDS, &[&ids], party).await
}

pub async fn list(look: &Look, bounds: &Bounds, wanted: Wanted, found: Option<&[Uuid]>) -> Result<Vec<Party>> {
    let (b, w) = (bounds, wanted);
    match found {
        Some(ids) => look.list(LIST_FOUND, &[&b.key, &b.id, &w.state, &w.kind, &w.role, &b.limit, &ids], party).await,
        None => look.list(LIST, &[&b.key, &b.id, &w.state, &w.kind, &w.role, &b.limit], party).await,
    }
}

pub async fn is_taken(tx: &Tx, code: &str) -> Result<bool> {
    tx.one(IS_TAKEN, &[&code], |row| row.get("taken")).await
}

pub async fn list_facets(tx: &Tx, id: PartyId) -> Result<Vec<String>> {
    tx.list(LIST_FACETS, &[&id], |row| row.get("facet")).await
}

/// Parties like this one that nobody said are others, each with the grounds, `tin bin mobile name`.
pub async fn list_like(look: &Look, p: &Party, limit: i64) -> Result<Vec<(String, Party)>> {
    let (sound, sound_bn) = p.sounds();
    let sounds: Vec<String> = sound.into_iter().chain(sound_bn).collect();
    let both = |row: &Row| Ok((row.get("grounds")?, party(row)?));
    look.list(LIST_LIKE, &[&p.id, &p.tin, &p.bin, &p.mobile, &sounds, &limit], both).await
}

macro_rules! values {
    ($p:expr, $sounds:expr) => {
        &[
            &$p.id,
            &$p.code,
            &$p.kind,
            &$p.name,
            &$p.name_bn,
            &$p.tin,
            &$p.bin,
            &$p.legacy_tin,
            &$p.legacy_bin,
            &$p.mobile,
            &$p.phone,
            &$p.email,
            &$p.residency,
            &$p.taxed_as,
            &$p.vat_status,
            &$p.supplier_kind,
            &$p.psr_otherwise,
            &$p.state,
            &$p.merged_into,
            &$p.version,
            &$sounds.0,
            &$sounds.1,
        ]
    };
}

pub async fn insert(tx: &Tx, party: &Party) -> Result<()> {
    let sounds = party.sounds();
    tx.run(INSERT, values!(party, sounds)).await?;
    Ok(())
}

pub async fn save(tx: &Tx, party: &Party) -> Result<()> {
    let sounds = party.sounds();
    tx.run(SAVE, values!(party, sounds)).await?;
    Ok(())
}

/// Leads whatever was merged into the first to the second.
pub async fn follow(tx: &Tx, from: PartyId, into: PartyId) -> Result<()> {
    tx.run(FOLLOW, &[&from, &into]).await?;
    Ok(())
}
