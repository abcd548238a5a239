//! What is done with files. Whoever may see a document may see the files on it, as far as files may be seen; the document's
//! own service is asked each time.

mod download;
mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use contracts::file_storage::{FileDeleted, FileId, FileQuarantined, FileScanned};
use data::{Bounds, Db, Page, Tx};
use futures_util::future::try_join_all;
use kernel::{Cx, Error, Pointed, Result, Sight};

use crate::disk::Disk;
use crate::permissions;

pub use download::HEARS;
pub use graphql::{FileMutation, FileQuery};
pub use model::{File, FileState, RemoveFile};
pub use store::{Wanted, insert, list_by_digest};

/// Under which files are found by their words.
pub const KIND: &str = "file_storage.file";
/// Pages looked through for one file that may be seen.
const PAGES: usize = 10;

/// The files of a tenant.
#[derive(Clone)]
pub struct Files {
    pub db: Db,
    pub disk: Disk,
    pub sight: Sight,
    /// Whether files nobody looks into may be read.
    pub unscanned: bool,
}

impl Files {
    /// A file.
    pub async fn find(&self, cx: &Cx, id: FileId) -> Result<File> {
        cx.require(&permissions::FILE_READ)?;
        let file = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        if self.sight.sees(cx, &file.on()).await? { Ok(file) } else { Err(missing()) }
    }

    /// A page of files, the newest first, of those whose documents may be seen: it may hold fewer than asked for and go on.
    pub async fn list(&self, cx: &Cx, wanted: Wanted, mut bounds: Bounds) -> Result<Page<File>> {
        cx.require(&permissions::FILE_READ)?;
        let mut left = PAGES;
        loop {
            let (asked, looked) = (&bounds, &wanted);
            let page = self
                .db
                .read(cx, async move |look| {
                    let found = asked.found_among(look, KIND, &looked.facets()).await?;
                    let rows = store::list(look, asked, looked, &found).await?;
                    Ok(asked.page(rows, |file| ("", file.id.0)))
                })
                .await?;
            let seen = Page { items: self.seen(cx, page.items).await?, next: page.next };
            left -= 1;
            match seen.next.as_deref().and_then(|next| next.get(..36)?.parse().ok()) {
                Some(next) if seen.items.is_empty() && left > 0 => bounds.id = next,
                _ => return Ok(seen),
            }
        }
    }

    /// Of these files, those whose documents may be seen; each document is asked for once.
    async fn seen(&self, cx: &Cx, files: Vec<File>) -> Result<Vec<File>> {
        let documents: BTreeSet<Pointed> = files.iter().map(File::on).collect();
        let asked = documents.into_iter().map(async |document| {
            let sees = self.sight.sees(cx, &document).await?;
            Ok::<_, Error>((document, sees))
        });
        let seen: BTreeSet<Pointed> =
            try_join_all(asked).await?.into_iter().filter_map(|(document, sees)| sees.then_some(document)).collect();
        Ok(files.into_iter().filter(|file| seen.contains(&file.on())).collect())
    }

    /// Takes a file off its document. What lies on the disk stays, as long as papers are kept.
    pub async fn remove(&self, cx: &Cx, input: RemoveFile) -> Result<File> {
        cx.require(&permissions::FILE_REMOVE)?;
        let file = self.db.read(cx, async |look| store::find(look, input.id).await).await?.ok_or_else(missing)?;
        if !self.sight.sees(cx, &file.on()).await? {
            return Err(missing());
        }
        self.db
            .command(cx, "file_storage.file.remove", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().remove(&input, tx.cx())?;
                store::save(tx, &after).await?;
                let (kind, on) = (after.kind.clone(), tx.cx().today());
                tx.publish(&FileDeleted { file_id: after.id, kind, subject: after.subject, on });
                tx.audit("file", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }
}

/// Tells what a scanner found in a file.
pub fn tell_judged(tx: &Tx, file: &File) {
    let (file_id, kind, subject, on) = (file.id, file.kind.clone(), file.subject, tx.cx().today());
    match file.state {
        FileState::Infected => {
            let finding = file.finding.clone().unwrap_or_default();
            tx.publish(&FileQuarantined { file_id, kind, subject, finding, on });
        }
        FileState::Clean => tx.publish(&FileScanned { file_id, kind, subject, on }),
        FileState::Waiting | FileState::Held | FileState::Removed => {}
    }
}

fn missing() -> Error {
    Error::not_found("file")
}
