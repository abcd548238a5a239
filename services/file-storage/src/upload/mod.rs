//! What is done with uploads: announced, sent in as many pieces as the network needs, and kept once all has come. What is
//! said to be here is on the disk for good: after a power cut the sender goes on from there.

mod arrive;
mod model;
mod store;
pub mod tus;

#[cfg(test)]
mod tests;

use contracts::file_storage::UploadId;
use data::{Db, Tx};
use kernel::{Cx, Error, Result, Sight};

use crate::disk::Disk;
use crate::permissions;
use crate::quota::Quota;

pub use model::{NewUpload, Upload};

/// The uploads of a tenant.
#[derive(Clone)]
pub struct Uploads {
    pub db: Db,
    pub disk: Disk,
    pub sight: Sight,
    pub quota: Quota,
    /// Bytes of one file at most.
    pub largest: i64,
    /// Whether somebody looks into what comes.
    pub scanned: bool,
}

impl Uploads {
    /// Announces a file on a document one may see, and takes the room it needs.
    pub async fn begin(&self, cx: &Cx, input: NewUpload) -> Result<Upload> {
        cx.require(&permissions::FILE_UPLOAD)?;
        let upload = Upload::new(&input, self.largest, cx)?;
        if !self.sight.sees(cx, &upload.on()).await? {
            return Err(Error::not_found("document"));
        }
        self.db
            .command(cx, "file_storage.upload.begin", &input, async move |tx| {
                self.quota.reserve(tx, upload.bytes).await?;
                store::insert(tx, &upload).await?;
                Ok(upload.clone())
            })
            .await
    }

    /// An upload of one's own.
    pub async fn find(&self, cx: &Cx, id: UploadId) -> Result<Upload> {
        cx.require(&permissions::FILE_UPLOAD)?;
        let by = cx.actor().to_string();
        self.db.read(cx, async move |look| store::find(look, id, &by).await).await?.ok_or_else(missing)
    }

    /// Gives an upload of one's own up. Nothing happens to the file it became.
    pub async fn end(&self, cx: &Cx, id: UploadId) -> Result<()> {
        cx.require(&permissions::FILE_UPLOAD)?;
        self.find(cx, id).await?;
        self.db.command(cx, "file_storage.upload.end", &id, async |tx| self.drop(tx, id).await).await?;
        self.disk.drop_part(cx.tenant(), id).await
    }

    /// Ends uploads whose time is over; answers whether there may be more.
    pub async fn end_over(&self, cx: &Cx) -> Result<bool> {
        cx.require(&permissions::FILE_UPLOAD)?;
        let over = self.db.read(cx, async |look| store::list_over(look, cx.now()).await).await?;
        for upload in &over {
            let tx = self.db.begin(cx, "file_storage.upload.expire").await?;
            // Whoever sent more of it meanwhile has its time anew.
            if store::lock(&tx, upload.id).await?.is_none_or(|now| now.expires_at >= cx.now()) {
                continue;
            }
            self.drop(&tx, upload.id).await?;
            tx.commit().await?;
            self.disk.drop_part(cx.tenant(), upload.id).await?;
        }
        Ok(!over.is_empty())
    }

    /// Takes an upload away and gives its room back; one that became a file has none.
    async fn drop(&self, tx: &Tx, id: UploadId) -> Result<()> {
        if let Some(upload) = store::lock(tx, id).await? {
            if upload.file_id.is_none() {
                self.quota.release(tx, upload.bytes).await?;
            }
            store::delete(tx, id).await?;
        }
        Ok(())
    }

    /// The uploads under way.
    // open: for the sweeper, which acts as the service itself.
    pub async fn under_way(&self, cx: &Cx) -> Result<Vec<UploadId>> {
        self.db.read(cx, async |look| store::list_ids(look).await).await
    }
}

fn missing() -> Error {
    Error::not_found("upload")
}
