//! Uploads' rows.

use contracts::file_storage::{FileId, UploadId};
use data::{Look, Row, Tx};
use jiff::Timestamp;
use kernel::Result;

use super::model::Upload;

macro_rules! columns {
    () => {
        "id, kind, subject, name, bytes, received, sha256, raised_by, expires_at, file_id"
    };
}

const FIND: &str = concat!("select ", columns!(), " from file_storage.upload where id = $1 and raised_by = $2");

const LOCK: &str = concat!("select ", columns!(), " from file_storage.upload where id = $1 for update");

const LIST_OVER: &str =
    concat!("select ", columns!(), " from file_storage.upload where expires_at < $1 order by expires_at limit 200");

const LIST_IDS: &str = "select id from file_storage.upload where file_id is null";

const INSERT: &str =
    concat!("insert into file_storage.upload (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");

const SAVE_RECEIVED: &str =
    "update file_storage.upload set received = $2, expires_at = $3 where id = $1 and file_id is null";

const SAVE_FILE: &str = "update file_storage.upload set file_id = $2 where id = $1";

const DELETE: &str = "delete from file_storage.upload where id = $1";

fn upload(row: &Row) -> Result<Upload> {
    Ok(Upload {
        id: row.get("id")?,
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        name: row.get("name")?,
        bytes: row.get("bytes")?,
        received: row.get("received")?,
        sha256: row.get("sha256")?,
        raised_by: row.get("raised_by")?,
        expires_at: row.get("expires_at")?,
        file_id: row.get("file_id")?,
    })
}

pub async fn find(look: &Look, id: UploadId, by: &str) -> Result<Option<Upload>> {
    look.find(FIND, &[&id, &by], upload).await
}

pub async fn lock(tx: &Tx, id: UploadId) -> Result<Option<Upload>> {
    tx.find(LOCK, &[&id], upload).await
}

/// Uploads whose time is over; 200 at most.
pub async fn list_over(look: &Look, now: Timestamp) -> Result<Vec<Upload>> {
    look.list(LIST_OVER, &[&now], upload).await
}

/// Uploads under way.
pub async fn list_ids(look: &Look) -> Result<Vec<UploadId>> {
    look.list(LIST_IDS, &[], |row| row.get("id")).await
}

pub async fn insert(tx: &Tx, upload: &Upload) -> Result<()> {
    let u = upload;
    tx.run(
        INSERT,
        &[
            &u.id,
            &u.kind,
            &u.subject,
            &u.name,
            &u.bytes,
            &u.received,
            &u.sha256,
            &u.raised_by,
            &u.expires_at,
            &u.file_id,
        ],
    )
    .await?;
    Ok(())
}

/// Whether the upload is still under way.
pub async fn save_received(tx: &Tx, id: UploadId, received: i64, until: Timestamp) -> Result<bool> {
    Ok(tx.run(SAVE_RECEIVED, &[&id, &received, &until]).await? == 1)
}

pub async fn save_file(tx: &Tx, id: UploadId, file: FileId) -> Result<()> {
    tx.run(SAVE_FILE, &[&id, &file]).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, id: UploadId) -> Result<()> {
    tx.run(DELETE, &[&id]).await?;
    Ok(())
}
