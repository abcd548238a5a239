//! Lists: what is asked for, where a page begins, what comes back.

use async_graphql::InputObject;
use data::Look;
use kernel::{Call, CompanyId, Error, Result, codes, graph_limits};
use serde::Serialize;
use uuid::Uuid;

use crate::errors;
use crate::words::OpenState;

/// Rows of a page nobody gave a size.
const DEFAULT_PAGE: i32 = 50;
/// Records a text may find; whoever finds more should type more.
const FOUND_AT_MOST: i64 = 500;
/// Characters of an id at the head of a cursor.
const ID: usize = 36;

/// What a list is asked for.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "OrganizationListing")]
pub struct Listing {
    /// Only of this company.
    pub company_id: Option<CompanyId>,
    /// Only in this state.
    pub state: Option<OpenState>,
    /// Only with words beginning like these: of names in either script, codes, TIN and BIN.
    pub text: Option<String>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins, when there is one.
    pub next: Option<String>,
}

/// A listing, read: what the list statements bind.
pub struct Bounds {
    /// One row more than asked for, so that the last page knows it is the last.
    pub limit: i64,
    /// The key and id of the row before the page; nothing sorts before the empty key.
    pub key: String,
    pub id: Uuid,
    pub company: Option<CompanyId>,
    pub state: Option<OpenState>,
    text: Option<String>,
}

impl Listing {
    /// The listing of a REST call: `?company=&state=&text=&first=&after=`.
    pub fn of(call: &Call) -> Result<Self> {
        fn read<T: std::str::FromStr>(call: &Call, name: &'static str) -> Result<Option<T>> {
            let wrong =
                |_| Error::new(&codes::MALFORMED).field(name).with("reason", format!("“{name}” cannot be read"));
            call.query.get(name).map(|text| text.parse().map_err(wrong)).transpose()
        }
        Ok(Self {
            company_id: read(call, "company")?,
            state: read(call, "state")?,
            text: read(call, "text")?,
            first: read(call, "first")?,
            after: read(call, "after")?,
        })
    }

    /// The same, checked.
    pub fn bounds(self) -> Result<Bounds> {
        let first = self.first.unwrap_or(DEFAULT_PAGE);
        let largest = i32::try_from(graph_limits::PAGE).map_err(Error::internal)?;
        if !(1..=largest).contains(&first) {
            return Err(Error::new(&errors::PAGE_SIZE).field("first").with("limit", largest));
        }
        let (id, key) = self.after.as_deref().map_or(Ok((Uuid::nil(), String::new())), cursor)?;
        let text = self.text.filter(|text| !text.trim().is_empty());
        Ok(Bounds { limit: i64::from(first) + 1, key, id, company: self.company_id, state: self.state, text })
    }
}

/// An id and the sort key after it.
fn cursor(text: &str) -> Result<(Uuid, String)> {
    let wrong =
        || Error::new(&codes::MALFORMED).field("after").with("reason", "“after” is not from a page of this list");
    let (id, key) = text.split_at_checked(ID).ok_or_else(wrong)?;
    Ok((id.parse().map_err(|_| wrong())?, key.to_owned()))
}

impl Bounds {
    /// The ids the text finds; `None` when no text was asked for.
    pub async fn found(&self, look: &Look, kind: &'static str) -> Result<Option<Vec<Uuid>>> {
        match &self.text {
            Some(text) => data::search::find(look, kind, text, FOUND_AT_MOST).await.map(Some),
            None => Ok(None),
        }
    }

    /// The page of these rows; `place` is a row's sort key and id.
    pub fn page<T>(&self, mut rows: Vec<T>, place: impl Fn(&T) -> (&str, Uuid)) -> Page<T> {
        let size = usize::try_from(self.limit - 1).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| more).map(|last| {
            let (key, id) = place(last);
            format!("{id}{key}")
        });
        Page { items: rows, next }
    }
}
