//! An entry of the trail as people read it, and what they may ask for.

use async_graphql::{InputObject, SimpleObject};
use contracts::audit::{EntryId, SubjectId};
use data::{Bounds, search};
use jiff::Timestamp;
use kernel::fields::{LONG, NAME};
use kernel::{Call, CompanyId, Error, Result, codes, utoipa};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "AuditChange")]
pub struct Change {
    /// The field.
    pub field: String,
    /// What stood in it: a text as it was, anything else as JSON; null when there was nothing.
    pub before: Option<String>,
    /// What stands in it since.
    pub after: Option<String>,
}

/// A field of the thing, as it stood when the entry was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject)]
#[graphql(name = "AuditFact")]
pub struct Fact {
    /// The field.
    pub field: String,
    /// What stood in it.
    pub value: String,
}

/// An entry: who did what to which thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AuditEntry)]
pub struct Entry {
    pub id: EntryId,
    pub at: Timestamp,
    pub actor: String,
    pub operation: String,
    pub noun: String,
    pub subject: SubjectId,
    pub request: Option<Uuid>,
    pub changes: Vec<Change>,
    /// The thing as it stood after the act, or before it when it was gone.
    #[serde(skip)]
    pub facts: Vec<Fact>,
    /// The block that sealed it; none within the first second or so.
    pub block: Option<i64>,
    /// Where it stands in the list.
    #[serde(skip)]
    pub place: String,
}

impl Entry {
    /// The fields in which before and after differ.
    pub fn compare(before: Option<&str>, after: Option<&str>) -> Vec<Change> {
        let value = |text: Option<&str>| text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let (before, after): (Value, Value) = (value(before), value(after));
        crate::block::changed(&before, &after)
            .into_iter()
            .map(|field| Change { before: said(before.get(&field)), after: said(after.get(&field)), field })
            .collect()
    }
}

/// Every field that was filled in.
pub fn facts(before: Option<&str>, after: Option<&str>) -> Vec<Fact> {
    let value: Value = after.or(before).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let Value::Object(fields) = value else { return Vec::new() };
    fields.iter().filter_map(|(field, value)| Some(Fact { field: field.clone(), value: said(Some(value))? })).collect()
}

fn said(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Which entries are looked for; the newest come first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, InputObject)]
#[graphql(name = "AuditFilter")]
#[serde(rename_all = "camelCase")]
pub struct Filter {
    /// Not before this instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Timestamp>,
    /// Before this instant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// Who: `person:<id>`, `operator`, `service:<name>`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// What kind of thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noun: Option<String>,
    /// Which one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// The act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// Of which company, where the thing says so; entries are looked through one by one for it, so narrow the time, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<CompanyId>,
    /// A field that was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Words that names, codes, numbers or reasons in it begin with. The newest 500 that fit are looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Filter {
    /// The filter of a REST call.
    pub fn of(call: &Call) -> Result<Self> {
        Ok(Self {
            from: call.asked("from")?,
            until: call.asked("until")?,
            actor: call.asked("actor")?,
            noun: call.asked("noun")?,
            subject: call.asked("subject")?,
            operation: call.asked("operation")?,
            company: call.asked("company")?,
            field: call.asked("field")?,
            text: call.asked("text")?,
        })
    }

    /// Whether an entry that is found by these words fits; the sealed ones are found by indexes.
    pub fn fits(&self, entry: &Entry, words: &[String]) -> bool {
        let is = |wanted: &Option<String>, has: &str| wanted.as_deref().is_none_or(|wanted| wanted == has);
        let said = self.text.as_deref().map(|text| search::tokens(&[text])).unwrap_or_default();
        let company = |id: CompanyId| {
            let named = |fact: &Fact| fact.field == "companyId" && fact.value == id.0.to_string();
            entry.subject.0 == id.0 || entry.facts.iter().any(named)
        };
        is(&self.actor, &entry.actor)
            && is(&self.noun, &entry.noun)
            && is(&self.operation, &entry.operation)
            && self.from.is_none_or(|from| entry.at >= from)
            && self.until.is_none_or(|until| entry.at < until)
            && self.subject.is_none_or(|subject| entry.subject == subject)
            && self.company.is_none_or(company)
            && self.field.as_ref().is_none_or(|field| entry.changes.iter().any(|change| change.field == *field))
            && said.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str())))
    }

    /// Refuses texts nothing could be found by.
    pub fn expect_short(&self) -> Result<()> {
        let lengths = [
            ("actor", &self.actor, NAME),
            ("noun", &self.noun, NAME),
            ("operation", &self.operation, NAME),
            ("field", &self.field, NAME),
            ("text", &self.text, LONG),
        ];
        for (field, text, limit) in lengths {
            let length = text.as_ref().map_or(0, |text| text.chars().count());
            if length > limit {
                return Err(Error::new(&codes::TOO_LONG).field(field).with("limit", limit).with("length", length));
            }
        }
        Ok(())
    }
}

/// A page of entries that is asked for.
pub struct Asked {
    pub filter: Filter,
    pub page: Bounds,
    /// The instant of the entry before the page.
    pub before: Timestamp,
    /// That entry.
    pub id: Uuid,
    /// With what changed, the facts and the request; without, nothing of those is read.
    pub whole: bool,
}

impl Asked {
    /// The page after `after`, or the first.
    pub fn new(filter: Filter, first: Option<i32>, after: Option<&str>) -> Result<Self> {
        filter.expect_short()?;
        let page = Bounds::new(first, after, None)?;
        let (before, id) = if after.is_some() {
            let wrong = || {
                Error::new(&codes::MALFORMED).field("after").with("reason", "“after” is not from a page of this list")
            };
            let micros = page.key.parse().map_err(|_| wrong())?;
            (Timestamp::from_microsecond(micros).map_err(|_| wrong())?, page.id)
        } else {
            (Timestamp::MAX, Uuid::max())
        };
        Ok(Self { filter, page, before, id, whole: true })
    }

    /// The same, without what changed, the facts and the request unless `whole`.
    #[must_use]
    pub fn whole(self, whole: bool) -> Self {
        Self { whole, ..self }
    }
}
