//! Proofs' rows. A protected number is read back by who may see it only.

use contracts::master_data::{PartyId, ProofId};
use data::{Bounds, Look, Row, Sealed, Tx};
use jiff::civil::Date;
use kernel::Result;
use uuid::Uuid;

use super::model::Proof;
use super::words::{ProofKind, ProofState};
use crate::party::Party;

/// What sealed numbers are bound to.
pub const PLACE: &str = "master_data.proof.number";

/// For `rotate field-keys`.
pub const SEALED: Sealed = Sealed {
    place: PLACE,
    list: "select id, number_sealed as sealed from master_data.proof
           where number_sealed is not null and substring(number_sealed for 5) <> $1 limit $2",
    save: "update master_data.proof set number_sealed = $2, number_blind = $3 where id = $1",
    is_blind: true,
};

/// A number as it is kept when the law protects it.
pub struct Kept {
    pub sealed: Vec<u8>,
    pub blind: Vec<u8>,
}

macro_rules! columns {
    () => {
        "id, party_id, kind, coalesce(number, number_end) as number, doubt, issuer, assessment_year, section, rate_bp, \
         starts_on, ends_on, state, reason, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from master_data.proof where id = $1");

const LOCK: &str = concat!("select ", columns!(), " from master_data.proof where id = $1 for update");

const FIND_SEALED: &str = "select number_sealed from master_data.proof where id = $1";

/// Of those given up for a party too: it stands for them.
const LIST_OF_PARTY: &str = concat!(
    "select ",
    columns!(),
    " from master_data.proof
    where party_id = $1 or party_id in (select id from master_data.party where merged_into = $1)
    order by kind, starts_on desc, id"
);

/// By the last day, the soonest first; what has none comes last.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from master_data.proof
    where (coalesce(ends_on, 'infinity'), id) > ($1::text::date, $2)
      and ($3::text is null or state = $3)
      and ($4::text is null or kind = $4)
      and ($5::date is null or ends_on >= $5)
      and ($6::date is null or ends_on <= $6)
      and ($7::uuid[] is null or party_id = any ($7))
      and ($8::uuid is null or party_id = $8)
    order by coalesce(ends_on, 'infinity'), id
    limit $9"
);

const INSERT: &str = "
    insert into master_data.proof
      (id, party_id, kind, number, number_end, number_sealed, number_blind, doubt, issuer, assessment_year, section, rate_bp,
       starts_on, ends_on, state, reason, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

const SAVE: &str = "update master_data.proof set state = $2, reason = $3, version = $4 where id = $1";

const LIST_WITH_NUMBER: &str = "
    select distinct party_id from master_data.proof where number_blind = any ($1) and state = 'shown' order by party_id limit 10";

/// What one has to know of a proof to list it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only of this party.
    pub party: Option<PartyId>,
    /// Only in this state.
    pub state: Option<ProofState>,
    /// Only of this kind.
    pub kind: Option<ProofKind>,
    /// Only those that end on this day or later.
    pub from: Option<Date>,
    /// Only those that end on this day or before.
    pub until: Option<Date>,
}

fn proof(row: &Row) -> Result<Proof> {
    Ok(Proof {
        id: row.get("id")?,
        party_id: row.get("party_id")?,
        kind: row.get("kind")?,
        number: row.get("number")?,
        doubt: row.get("doubt")?,
        issuer: row.get("issuer")?,
        assessment_year: row.get("assessment_year")?,
        section: row.get("section")?,
        rate_bp: row.get("rate_bp")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        state: row.get("state")?,
        reason: row.get("reason")?,
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look, id: ProofId) -> Result<Option<Proof>> {
    look.find(FIND, &[&id], proof).await
}

pub async fn lock(tx: &Tx, id: ProofId) -> Result<Option<Proof>> {
    tx.find(LOCK, &[&id], proof).await
}

pub async fn find_sealed(look: &Look, id: ProofId) -> Result<Option<Vec<u8>>> {
    Ok(look.find(FIND_SEALED, &[&id], |row| row.get("number_sealed")).await?.flatten())
}

pub async fn list_of_party(look: &Look, party: PartyId) -> Result<Vec<Proof>> {
    look.list(LIST_OF_PARTY, &[&party], proof).await
}

pub async fn list(look: &Look, bounds: &Bounds, wanted: Wanted, found: &Option<Vec<Uuid>>) -> Result<Vec<Proof>> {
    let after = if bounds.key.is_empty() { "-infinity" } else { bounds.key.as_str() };
    let (b, w) = (bounds, wanted);
    let params: data::Params<'_> = &[&after, &b.id, &w.state, &w.kind, &w.from, &w.until, found, &w.party, &b.limit];
    look.list(LIST, params, proof).await
}

pub async fn insert(tx: &Tx, p: &Proof, kept: Option<&Kept>) -> Result<()> {
    let (open, end) = if kept.is_some() { (&None, &p.number) } else { (&p.number, &None) };
    let (sealed, blind) = (kept.map(|kept| &kept.sealed), kept.map(|kept| &kept.blind));
    let params: data::Params<'_> = &[
        &p.id,
        &p.party_id,
        &p.kind,
        open,
        end,
        &sealed,
        &blind,
        &p.doubt,
        &p.issuer,
        &p.assessment_year,
        &p.section,
        &p.rate_bp,
        &p.starts_on,
        &p.ends_on,
        &p.state,
        &p.reason,
        &p.version,
    ];
    tx.run(INSERT, params).await?;
    Ok(())
}

pub async fn save(tx: &Tx, p: &Proof) -> Result<()> {
    tx.run(SAVE, &[&p.id, &p.state, &p.reason, &p.version]).await?;
    Ok(())
}

/// The parties that showed one of these numbers.
pub async fn list_with_number(look: &Look, blind: &[Vec<u8>]) -> Result<Vec<Uuid>> {
    look.list(LIST_WITH_NUMBER, &[&blind], |row| row.get("party_id")).await
}

/// The place of a proof in the list, as a cursor has it.
pub fn place(proof: &Proof) -> String {
    proof.ends_on.map_or_else(|| "infinity".to_owned(), |last| last.to_string())
}

/// What a party is called, for a refusal.
pub fn called(party: &Party) -> String {
    format!("{} ({})", party.name, party.code)
}
