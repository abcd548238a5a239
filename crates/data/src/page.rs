//! Lists: where a page begins, what text finds, what comes back.

use kernel::{Error, Result, codes, graph_limits};
use serde::Serialize;
use uuid::Uuid;

use crate::look::Look;
use crate::search;

/// Rows of a page nobody gave a size.
const DEFAULT_PAGE: i32 = 50;
/// Characters of an id at the head of a cursor.
const ID: usize = 36;

/// A page of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins, when there is one.
    pub next: Option<String>,
}

/// Which page of a list, read: what its statement binds.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// One row more than asked for, so that the last page knows it is the last.
    pub limit: i64,
    /// The sort key of the row before the page; nothing sorts before the empty key.
    pub key: String,
    /// The id of the row before the page.
    pub id: Uuid,
    text: Option<String>,
}

impl Bounds {
    /// A page of `first` rows (50 when absent, 200 at most) after the row that `after`, another page's `next`, names;
    /// only rows found by `text`.
    ///
    /// # Errors
    /// `kernel.page-size`, `kernel.malformed`.
    pub fn new(first: Option<i32>, after: Option<&str>, text: Option<String>) -> Result<Self> {
        let first = first.unwrap_or(DEFAULT_PAGE);
        let largest = i32::try_from(graph_limits::PAGE).map_err(Error::internal)?;
        if !(1..=largest).contains(&first) {
            return Err(Error::new(&codes::PAGE_SIZE).field("first").with("limit", largest));
        }
        let (id, key) = after.map_or(Ok((Uuid::nil(), String::new())), cursor)?;
        Ok(Self { limit: i64::from(first) + 1, key, id, text: text.filter(|text| !text.trim().is_empty()) })
    }

    /// The ids the text finds; `None` when no text was asked for.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn found(&self, look: &Look, kind: &'static str) -> Result<Option<Vec<Uuid>>> {
        self.found_among(look, kind, &[]).await
    }

    /// The same among the records of these facets.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn found_among(&self, look: &Look, kind: &'static str, facets: &[String]) -> Result<Option<Vec<Uuid>>> {
        let Some(text) = &self.text else { return Ok(None) };
        let facets: Vec<&str> = facets.iter().map(String::as_str).collect();
        search::find(look, kind, text, &facets, search::AT_MOST_OF_FEW).await.map(Some)
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

/// An id and the sort key after it.
fn cursor(text: &str) -> Result<(Uuid, String)> {
    let wrong =
        || Error::new(&codes::MALFORMED).field("after").with("reason", "“after” is not from a page of this list");
    let (id, key) = text.split_at_checked(ID).ok_or_else(wrong)?;
    Ok((id.parse().map_err(|_| wrong())?, key.to_owned()))
}
