//! Reading the trail: search, the life of one thing, proofs, exports. Reading it is itself written down.

mod export;
mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::audit::EntryId;
use data::{Db, Look, Page};
use kernel::{Cx, Error, Result};
use seal::Proof;
use serde_json::json;

use crate::block::store as blocks;
use crate::errors;
use crate::key::SigningKeys;
use crate::permissions;

pub use export::Form;
pub use graphql::EntryQuery;
pub use model::{Asked, Entry, Filter};

/// The entries of a tenant's trail.
#[derive(Clone)]
pub struct Entries {
    pub db: Db,
}

impl Entries {
    /// An entry.
    pub async fn find(&self, cx: &Cx, id: EntryId) -> Result<Entry> {
        cx.require_everywhere(&permissions::ENTRY_READ)?;
        let found = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        self.db.tally().note(
            cx,
            "audit.entry.read",
            "audit-search",
            json!({ "noun": found.noun, "subject": found.subject }),
        );
        Ok(found)
    }

    /// Entries that fit, the newest first.
    pub async fn list(&self, cx: &Cx, asked: Asked) -> Result<Page<Entry>> {
        cx.require_everywhere(&permissions::ENTRY_READ)?;
        self.db.tally().note(cx, "audit.entry.search", "audit-search", json!({ "filter": asked.filter }));
        self.page(cx, asked).await
    }

    /// Entries that fit and are not sealed yet, the newest first: those of the last second or two.
    pub async fn unsealed(&self, cx: &Cx, filter: Filter) -> Result<Vec<Entry>> {
        cx.require_everywhere(&permissions::ENTRY_READ)?;
        filter.expect_short()?;
        self.db.tally().note(cx, "audit.entry.search", "audit-search", json!({ "filter": filter }));
        let rows = self.db.read(cx, async |look| store::unsealed(look).await).await?;
        Ok(rows.into_iter().filter(|(entry, words)| filter.fits(entry, words)).map(|(entry, _)| entry).collect())
    }

    async fn page(&self, cx: &Cx, asked: Asked) -> Result<Page<Entry>> {
        let rows = self
            .db
            .read(cx, async |look| {
                let found = store::found(look, &asked.filter).await?;
                store::list(look, &asked, found).await
            })
            .await?;
        Ok(asked.page.page(rows, |entry| (entry.place.as_str(), entry.id.0)))
    }

    /// The proof that the entry stands in a sealed block, for anybody to check.
    pub async fn proof(&self, cx: &Cx, id: EntryId) -> Result<Proof> {
        cx.require_everywhere(&permissions::ENTRY_READ)?;
        let found = self.db.read(cx, async move |look| proof(look, id).await).await?;
        self.db.tally().note(cx, "audit.entry.read", "audit-search", json!({ "proof": id }));
        Ok(found)
    }

    /// Up to 2,000 entries as a file, and where the next file begins.
    pub async fn export(
        &self,
        cx: &Cx,
        filter: Filter,
        form: Form,
        after: Option<&str>,
    ) -> Result<(String, Option<String>)> {
        cx.require_everywhere(&permissions::ENTRY_EXPORT)?;
        let what = json!({ "filter": filter, "form": form.word() });
        let (mut entries, mut next) = (Vec::new(), after.map(str::to_owned));
        loop {
            let page = self.page(cx, Asked::new(filter.clone(), Some(export::PAGE), next.as_deref())?).await?;
            entries.extend(page.items);
            next = page.next;
            if next.is_none() || entries.len() >= export::ROWS {
                break;
            }
        }
        let text = match form {
            Form::Csv => export::csv(&entries),
            Form::Jsonl => self.db.read(cx, async |look| export::jsonl(look, &entries).await).await?,
        };
        self.db.tally().note(cx, "audit.entry.export", "audit-search", what);
        Ok((text, next))
    }
}

async fn proof(look: &Look, id: EntryId) -> Result<Proof> {
    let entry = store::find(look, id).await?.ok_or_else(missing)?;
    let unsealed = || Error::new(&errors::NOT_SEALED);
    let block = blocks::find(look, entry.block.ok_or_else(unsealed)?).await?.ok_or_else(unsealed)?;
    let place = block.rows.iter().position(|row| *row == id.0).ok_or_else(unsealed)?;
    let row = blocks::rows(look, &[id.0]).await?.pop().ok_or_else(missing)?;
    let keys = SigningKeys::all(look).await?;
    let key = keys.into_iter().find(|key| key.id == block.key).ok_or_else(unsealed)?;
    Ok(Proof::make(row, place, &block.leaves, block.says, key, block.signature))
}

fn missing() -> Error {
    Error::not_found("entry")
}
