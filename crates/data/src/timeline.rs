//! The life of one document in words: what was changed, by whom, when, and what people said about it.
//!
//! It is read from the document's own audit rows, so nothing is written twice. A comment is an audit row, too: it is
//! there for good, sealed like everything else, exported and erased with the tenant. Whoever asks has shown already that
//! the document may be seen.

use async_graphql::SimpleObject;
use jiff::{SignedDuration, Timestamp};
use kernel::fields::Fields;
use kernel::{Actor, Cx, Error, PersonId, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::db::Db;
use crate::errors;
use crate::look::Look;
use crate::page::{Bounds, Page};
use crate::row::Row;
use crate::tx::Tx;

kernel::id! {
    /// Something that happened to a document: a row of its audit.
    HappeningId,
}

/// How long one may take back what one said.
const TAKEN_BACK: SignedDuration = SignedDuration::from_mins(15);
/// Characters of a comment.
const LONGEST: usize = 2_000;
/// People one comment may mention.
const MENTIONED: usize = 20;
/// Fields that say nothing to people: each row has them, and every change raises the version.
const PLUMBING: [&str; 2] = ["id", "version"];

const LIST: &str = "
    select id, at, actor, operation, before, after, withdrawn from data.timeline($1, $2, $3, $4, $5)";

/// A person, by the id the service of people knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
#[graphql(name = "User", unresolvable = "id")]
pub struct PersonNode {
    /// The id.
    pub id: PersonId,
}

impl PersonNode {
    /// Who is behind a name as audit rows have it: `person:<id>`; nobody when it is no person.
    #[must_use]
    pub fn of(actor: &str) -> Option<Self> {
        let id: Uuid = actor.strip_prefix("person:")?.parse().ok()?;
        Some(Self { id: PersonId(id) })
    }
}

/// A field in which a document differs from what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
#[graphql(name = "FieldChange", shareable)]
pub struct FieldChange {
    /// The field, as inputs name it.
    pub field: String,
    /// What stood in it: a text as it was, anything else as JSON; null when there was nothing.
    pub before: Option<String>,
    /// What stands in it since.
    pub after: Option<String>,
}

/// Something that happened to a document: a change, or what somebody said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
#[graphql(name = "Happening", shareable)]
pub struct Happening {
    /// Its id.
    pub id: HappeningId,
    /// When.
    pub at: Timestamp,
    /// Who: `person:<id>`, `operator`, `service:<name>`.
    pub actor: String,
    /// Who, when it was a person.
    pub by: Option<PersonNode>,
    /// The act.
    pub operation: String,
    /// The fields that differ; none of a comment.
    pub changes: Vec<FieldChange>,
    /// What was said; null when nothing was, or when it was taken back.
    pub comment: Option<String>,
    /// Who is mentioned in what was said; nobody once it was taken back. An id that is nobody's is null.
    #[serde(default)]
    pub mentions: Vec<Option<PersonNode>>,
    /// Whether it was said and taken back.
    pub withdrawn: bool,
    /// Until when the reader may take it back: it is the reader's own, and young.
    pub withdrawable_until: Option<Timestamp>,
}

impl Happening {
    /// The people it mentions.
    #[must_use]
    pub fn mentioned(&self) -> Vec<PersonId> {
        self.mentions.iter().flatten().map(|person| person.id).collect()
    }
}

/// A page of what happened, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize, SimpleObject)]
#[graphql(name = "HappeningPage", shareable)]
pub struct HappeningPage {
    /// What happened.
    pub items: Vec<Happening>,
    /// Give it as `after` for the next page.
    pub next: Option<String>,
}

/// Which document of which service.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    /// The service, as operations begin.
    pub service: &'static str,
    /// The document's noun, as its audit rows have it.
    pub noun: &'static str,
    /// The document.
    pub subject: Uuid,
}

/// A page of what happened to a document; `hidden` names fields that readers of a document do not see.
///
/// # Errors
/// `kernel.page-size`, `kernel.malformed`, or what the database refuses.
// open: the caller has read the document as the same person already.
pub async fn list(
    db: &Db,
    cx: &Cx,
    of: Of,
    hidden: &[&str],
    first: Option<i32>,
    after: Option<&str>,
) -> Result<HappeningPage> {
    let bounds = Bounds::new(first, after, None)?;
    let before = if bounds.id.is_nil() { Uuid::max() } else { bounds.id };
    let rows = db.read(cx, async |look| rows(look, of, before, bounds.limit).await).await?;
    let Page { items, next } = bounds.page(rows, |row| ("", row.id));
    Ok(HappeningPage { items: items.into_iter().map(|row| row.told(cx, of, hidden)).collect(), next })
}

/// Says something about a document and mentions people; whoever calls has read it as the same person in this command.
///
/// # Errors
/// Empty, longer than 2,000 characters, or mentioning more than 20 people.
pub fn comment(tx: &Tx, of: Of, text: &str, mentions: &[PersonId]) -> Result<Happening> {
    let mut fields = Fields::default();
    let text = fields.lines("text", text, LONGEST);
    fields.done()?;
    let mut mentioned: Vec<PersonId> = Vec::new();
    for person in mentions {
        if !mentioned.contains(person) {
            mentioned.push(*person);
        }
    }
    if mentioned.len() > MENTIONED {
        return Err(Error::new(&errors::COMMENT_MENTIONS).field("mentions").with("limit", MENTIONED));
    }
    let id = HappeningId::new();
    let after = if mentioned.is_empty() {
        json!({ "comment": text })
    } else {
        json!({ "comment": text, "mentions": mentioned })
    };
    tx.audit_as(id.0, of.noun, of.subject, None::<&()>, Some(&after));
    let row = Told {
        id: id.0,
        at: tx.cx().now(),
        actor: tx.cx().actor().to_string(),
        operation: format!("{}.comment.write", of.service),
        before: None,
        after: Some(after.to_string()),
        withdrawn: false,
    };
    Ok(row.told(tx.cx(), of, &[]))
}

/// Takes back what one said about a document. That something was said stays to be seen.
///
/// # Errors
/// It is not there or not one's own, was taken back already, or is older than 15 minutes.
pub async fn withdraw(tx: &Tx, of: Of, id: HappeningId) -> Result<Happening> {
    let row = rows(tx, of, next(id.0), 1).await?.pop().filter(|row| row.id == id.0);
    let actor = tx.cx().actor().to_string();
    let own = row.filter(|row| row.is_comment(of) && row.actor == actor);
    let mut row = own.ok_or_else(|| Error::not_found("comment"))?;
    if row.withdrawn {
        return Err(Error::new(&errors::COMMENT_WITHDRAWN));
    }
    if tx.cx().now() > row.at + TAKEN_BACK {
        return Err(Error::new(&errors::COMMENT_STAYS));
    }
    tx.audit(of.noun, of.subject, None::<&()>, Some(&json!({ "withdraws": id })));
    row.withdrawn = true;
    Ok(row.told(tx.cx(), of, &[]))
}

/// The id that sorts right after this one.
fn next(id: Uuid) -> Uuid {
    Uuid::from_u128(id.as_u128().saturating_add(1))
}

/// An audit row as the timeline reads it.
struct Told {
    id: Uuid,
    at: Timestamp,
    actor: String,
    operation: String,
    before: Option<String>,
    after: Option<String>,
    withdrawn: bool,
}

async fn rows(look: &Look, of: Of, before: Uuid, limit: i64) -> Result<Vec<Told>> {
    look.list(LIST, &[&of.service, &of.noun, &of.subject, &before, &limit], told).await
}

fn told(row: &Row) -> Result<Told> {
    Ok(Told {
        id: row.get("id")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        operation: row.get("operation")?,
        before: row.get("before")?,
        after: row.get("after")?,
        withdrawn: row.get("withdrawn")?,
    })
}

impl Told {
    fn is_comment(&self, of: Of) -> bool {
        self.operation.strip_prefix(of.service) == Some(".comment.write")
    }

    fn told(self, cx: &Cx, of: Of, hidden: &[&str]) -> Happening {
        let is_comment = self.is_comment(of);
        let after = object(self.after.as_deref());
        let comment = after.get("comment").and_then(Value::as_str).filter(|_| is_comment && !self.withdrawn);
        let mentions = comment.and_then(|_| after.get("mentions")).and_then(Value::as_array).map(|all| {
            let person = |id: &Value| Some(PersonNode { id: PersonId(id.as_str()?.parse().ok()?) });
            all.iter().map(person).collect()
        });
        let until = self.at + TAKEN_BACK;
        let own = matches!(cx.actor(), Actor::Person(_)) && cx.actor().to_string() == self.actor;
        let changes = if is_comment { Vec::new() } else { changes(&object(self.before.as_deref()), &after, hidden) };
        Happening {
            id: HappeningId(self.id),
            at: self.at,
            by: PersonNode::of(&self.actor),
            comment: comment.map(str::to_owned),
            mentions: mentions.unwrap_or_default(),
            withdrawn: self.withdrawn,
            withdrawable_until: (is_comment && own && !self.withdrawn && cx.now() <= until).then_some(until),
            actor: self.actor,
            operation: self.operation,
            changes,
        }
    }
}

fn object(text: Option<&str>) -> Map<String, Value> {
    match text.and_then(|text| serde_json::from_str(text).ok()) {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The fields in which two looks at a document differ, where null is as good as absent.
fn changes(before: &Map<String, Value>, after: &Map<String, Value>, hidden: &[&str]) -> Vec<FieldChange> {
    let said = |fields: &Map<String, Value>, name: &str| match fields.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => Some(other.to_string()),
    };
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let shown = |name: &&String| !PLUMBING.contains(&name.as_str()) && !hidden.contains(&name.as_str());
    names
        .into_iter()
        .filter(shown)
        .map(|name| FieldChange { field: name.clone(), before: said(before, name), after: said(after, name) })
        .filter(|change| change.before != change.after)
        .collect()
}
