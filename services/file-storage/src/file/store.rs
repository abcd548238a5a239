//! Files' rows.

use contracts::file_storage::{AttachedId, FileId};
use data::{Bounds, Look, Row, Tx};
use kernel::Result;
use uuid::Uuid;

use super::model::{File, FileState};

macro_rules! files {
    ($rest:literal) => {
        concat!(
            "select f.id, f.kind, f.subject, f.name, f.bytes, f.media_type, f.digest,
                    case when f.removed_at is null then c.state else 'removed' end as state, c.finding,
                    f.uploaded_by, f.uploaded_at, f.removed_by, f.removed_at, f.removed_reason, f.version
             from file_storage.file f
             join file_storage.content c on c.tenant_id = f.tenant_id and c.digest = f.digest ",
            $rest
        )
    };
}

const FIND: &str = files!("where f.id = $1");

const LOCK: &str = files!("where f.id = $1 for update of f");

/// The newest first: ids sort by birth.
const LIST: &str = files!(
    "where f.id < $1
       and ($2::text is null or f.kind = $2)
       and ($3::uuid is null or f.subject = $3)
       and ($4::text is null or case when f.removed_at is null then c.state else 'removed' end = $4)
       and ($5::uuid[] is null or f.id = any ($5))
     order by f.id desc
     limit $6"
);

const LIST_BY_DIGEST: &str = files!("where f.digest = $1 order by f.id");

const INSERT: &str = "
    insert into file_storage.file (id, kind, subject, name, digest, bytes, media_type, uploaded_by, uploaded_at, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

const SAVE: &str = "
    update file_storage.file set removed_by = $2, removed_at = $3, removed_reason = $4, version = $5 where id = $1";

fn file(row: &Row) -> Result<File> {
    Ok(File {
        id: row.get("id")?,
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        name: row.get("name")?,
        bytes: row.get("bytes")?,
        media_type: row.get("media_type")?,
        digest: row.get("digest")?,
        state: row.get("state")?,
        finding: row.get("finding")?,
        uploaded_by: row.get("uploaded_by")?,
        uploaded_at: row.get("uploaded_at")?,
        removed_by: row.get("removed_by")?,
        removed_at: row.get("removed_at")?,
        removed_reason: row.get("removed_reason")?,
        version: row.get("version")?,
    })
}

/// What a list of files is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub kind: Option<String>,
    pub subject: Option<AttachedId>,
    pub state: Option<FileState>,
}

impl Wanted {
    /// What a text is searched among.
    pub fn facets(&self) -> Vec<String> {
        self.kind.clone().into_iter().chain(self.subject.map(|subject| subject.to_string())).collect()
    }
}

pub async fn find(look: &Look, id: FileId) -> Result<Option<File>> {
    look.find(FIND, &[&id], file).await
}

pub async fn lock(tx: &Tx, id: FileId) -> Result<Option<File>> {
    tx.find(LOCK, &[&id], file).await
}

pub async fn list(look: &Look, bounds: &Bounds, wanted: &Wanted, found: &Option<Vec<Uuid>>) -> Result<Vec<File>> {
    let before = if bounds.id.is_nil() { Uuid::max() } else { bounds.id };
    let state = wanted.state.map(FileState::word);
    look.list(LIST, &[&before, &wanted.kind, &wanted.subject, &state, found, &bounds.limit], file).await
}

pub async fn list_by_digest(look: &Look, digest: &str) -> Result<Vec<File>> {
    look.list(LIST_BY_DIGEST, &[&digest], file).await
}

pub async fn insert(tx: &Tx, file: &File) -> Result<()> {
    let f = file;
    tx.run(
        INSERT,
        &[
            &f.id,
            &f.kind,
            &f.subject,
            &f.name,
            &f.digest,
            &f.bytes,
            &f.media_type,
            &f.uploaded_by,
            &f.uploaded_at,
            &f.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, file: &File) -> Result<()> {
    let f = file;
    tx.run(SAVE, &[&f.id, &f.removed_by, &f.removed_at, &f.removed_reason, &f.version]).await?;
    Ok(())
}
