//! What rules decided, kept beside what it decided: written in the same transaction, never changed.
//!
//! This crate knows no rules: an evaluation is what its maker says of it, and a whole that only its maker reads.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Error, Result};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::look::Look;
use crate::row::Row;

/// An evaluation to be kept: see [`crate::Tx::evaluated`].
#[derive(Clone, Debug, Serialize)]
pub struct Evaluated {
    /// Its id.
    pub id: Uuid,
    /// The noun of the document it belongs to, when it belongs to one.
    pub noun: Option<&'static str>,
    /// That document.
    pub subject: Option<Uuid>,
    /// What was asked.
    pub decision: String,
    /// The pack that was asked.
    pub pack: String,
    /// The pack's text, as a digest.
    pub digest: String,
    /// The day of the case.
    pub case_on: Date,
    /// The day up to which law was known.
    pub known_on: Date,
    /// The code of the refusal, when there is no answer.
    pub refused: Option<String>,
    /// Facts, results and lines, as its maker reads them again.
    pub whole: Value,
}

/// An evaluation as it was kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: Uuid,
    /// When it was kept.
    pub at: Timestamp,
    /// By whom: `person:<id>`, `operator`, `service:<name>`.
    pub actor: String,
    /// In which act.
    pub operation: String,
    /// The noun of the document it belongs to, when it belongs to one.
    pub noun: Option<String>,
    /// That document.
    pub subject: Option<Uuid>,
    /// What was asked.
    pub decision: String,
    /// The pack that was asked.
    pub pack: String,
    /// The pack's text, as a digest.
    pub digest: String,
    /// The day of the case.
    pub case_on: Date,
    /// The day up to which law was known.
    pub known_on: Date,
    /// The code of the refusal, when there was no answer.
    pub refused: Option<String>,
    /// Facts, results and lines, as their maker wrote them.
    pub whole: Value,
}

macro_rules! columns {
    () => {
        "id, at, actor, operation, noun, subject, decision, pack, digest, case_on, known_on, refused, whole::text as whole"
    };
}

pub(crate) const INSERT: &str = "
    insert into data.evaluation
      (id, at, actor, operation, noun, subject, decision, pack, digest, case_on, known_on, refused, whole)
    select e.id, $1, $2, $3, e.noun, e.subject, e.decision, e.pack, e.digest, e.case_on, e.known_on, e.refused, e.whole
    from jsonb_to_recordset($4) as e(id uuid, noun text, subject uuid, decision text, pack text, digest text,
                                     case_on date, known_on date, refused text, whole jsonb)";

const FIND: &str = concat!("select ", columns!(), " from data.evaluation where id = $1");

/// The newest first: ids sort by birth.
const LIST: &str = concat!(
    "select ",
    columns!(),
    " from data.evaluation
    where id < $1
      and ($2::text is null or decision = $2)
      and ($3::text is null or pack = $3)
      and ($4::boolean is null or (refused is not null) = $4)
    order by id desc
    limit $5"
);

/// Which evaluations a list shows.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only of this decision.
    pub decision: Option<String>,
    /// Only by this pack.
    pub pack: Option<String>,
    /// Only those without an answer, or only those with one.
    pub refused: Option<bool>,
}

fn kept(row: &Row) -> Result<Kept> {
    let whole: String = row.get("whole")?;
    Ok(Kept {
        id: row.get("id")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        operation: row.get("operation")?,
        noun: row.get("noun")?,
        subject: row.get("subject")?,
        decision: row.get("decision")?,
        pack: row.get("pack")?,
        digest: row.get("digest")?,
        case_on: row.get("case_on")?,
        known_on: row.get("known_on")?,
        refused: row.get("refused")?,
        whole: serde_json::from_str(&whole).map_err(Error::internal)?,
    })
}

/// An evaluation of the tenant.
///
/// # Errors
/// What the database refuses.
// open: the caller has required the permission to read evaluations.
pub async fn find(look: &Look, id: Uuid) -> Result<Option<Kept>> {
    look.find(FIND, &[&id], kept).await
}

/// At most `limit` evaluations kept before the one of this id, the newest first; all of them before [`Uuid::max`].
///
/// # Errors
/// What the database refuses.
// open: the caller has required the permission to read evaluations.
pub async fn list(look: &Look, before: Uuid, wanted: &Wanted, limit: i64) -> Result<Vec<Kept>> {
    look.list(LIST, &[&before, &wanted.decision, &wanted.pack, &wanted.refused, &limit], kept).await
}
