//! Bytes arriving: written and digested while the next ones come, held every few MiB, and made a file when all are here.

use bytes::Bytes;
use contracts::file_storage::{FileId, FileUploaded, UploadId};
use kernel::{Chunks, Cx, Error, Result, Stream};
use tokio::task::JoinHandle;

use super::model::{LIFE, Upload};
use super::{Uploads, missing, store};
use crate::content::{self, Content, ContentState};
use crate::disk::Part;
use crate::file::{self, File, FileState};
use crate::{errors, media, permissions};

/// So much is gathered before it is written.
const BATCH: usize = 1 << 20;
/// And so many pieces: small ones cost more than their bytes.
const PIECES: usize = 4096;
/// So much is written before it is made certain: a machine that loses its power loses no more of an upload.
const HELD: u64 = 8 << 20;

/// How a piece of an upload ended: what is certain now, and what cut it off.
struct Arrived {
    part: Part,
    cut_off: Option<Error>,
}

impl Uploads {
    /// Takes what follows `offset`. What came before a connection broke stays; when all is here it becomes a file.
    pub async fn append(&self, cx: &Cx, id: UploadId, offset: i64, stream: &Stream) -> Result<Upload> {
        cx.require(&permissions::FILE_UPLOAD)?;
        let upload = self.find(cx, id).await?;
        if upload.file_id.is_some() {
            return expect_at(&upload, offset).map(|()| upload);
        }
        let part = self.disk.part(cx.tenant(), id).await?;
        // Whoever held it before may have gone on between the look and the hold, or made a file of it.
        let upload = self.find(cx, id).await?;
        expect_at(&upload, offset)?;
        if upload.file_id.is_some() {
            self.disk.drop_part(cx.tenant(), id).await?;
            return Ok(upload);
        }
        let part = part.rewind(u64::try_from(upload.received).map_err(Error::internal)?).await?;
        let arrived = match stream.take() {
            Some(chunks) => self.receive(cx, &upload, part, chunks).await?,
            None => Arrived { part, cut_off: None },
        };
        let received = i64::try_from(arrived.part.at).map_err(Error::internal)?;
        let upload = Upload { received, ..upload };
        match arrived.cut_off {
            _ if upload.is_whole() => self.become_file(cx, upload, arrived.part).await,
            Some(error) => Err(error),
            None => Ok(upload),
        }
    }

    /// An upload; one whose last byte came before somebody could make a file of it becomes one now.
    pub async fn ask(&self, cx: &Cx, id: UploadId) -> Result<Upload> {
        let upload = self.find(cx, id).await?;
        match upload.file_id.is_none() && upload.is_whole() {
            true => self.append(cx, id, upload.received, &Stream::default()).await,
            false => Ok(upload),
        }
    }

    async fn receive(&self, cx: &Cx, upload: &Upload, part: Part, mut chunks: Box<dyn Chunks>) -> Result<Arrived> {
        let bytes = u64::try_from(upload.bytes).map_err(Error::internal)?;
        let (mut certain, mut at) = (part.at, part.at);
        let mut writing = tokio::spawn(async { Ok(part) });
        loop {
            let (batch, end) = gather(chunks.as_mut()).await;
            let more: usize = batch.iter().map(Bytes::len).sum();
            let mut part = written(writing).await?;
            if at + more as u64 > bytes {
                let much = Error::new(&errors::UPLOAD_TOO_MUCH).with("bytes", bytes);
                break self.hold(cx, upload.id, part).await.map(|part| Arrived { part, cut_off: Some(much) });
            }
            if part.at - certain >= HELD {
                part = self.hold(cx, upload.id, part).await?;
                certain = part.at;
            }
            at += more as u64;
            writing = tokio::spawn(part.write(batch));
            if let Some(end) = end {
                let part = written(writing).await?;
                break self.hold(cx, upload.id, part).await.map(|part| Arrived { part, cut_off: end });
            }
        }
    }

    /// Makes what was written certain, and says so.
    async fn hold(&self, cx: &Cx, id: UploadId, part: Part) -> Result<Part> {
        let part = part.hold().await?;
        let received = i64::try_from(part.at).map_err(Error::internal)?;
        let tx = self.db.begin(cx, "file_storage.upload.receive").await?;
        if !store::save_received(&tx, id, received, cx.now() + LIFE).await? {
            // It was given up meanwhile.
            return Err(missing());
        }
        tx.commit().await?;
        part.remember();
        Ok(part)
    }

    async fn become_file(&self, cx: &Cx, upload: Upload, part: Part) -> Result<Upload> {
        let digest = part.digest();
        let judged = judge(&upload, &part, &digest).await;
        let media_type = match judged {
            Ok(media_type) => media_type,
            Err(error) => {
                // It can never become a file: its room is free for the next try.
                let own = cx.clone().unkeyed();
                self.db
                    .command(&own, "file_storage.upload.refuse", &upload.id, async |tx| self.drop(tx, upload.id).await)
                    .await?;
                self.disk.drop_part(cx.tenant(), upload.id).await?;
                return Err(error);
            }
        };
        if !self.sight.sees(cx, &upload.on()).await? {
            return Err(Error::not_found("document"));
        }
        let state = if self.scanned { ContentState::Waiting } else { ContentState::Held };
        let content = Content { digest, bytes: upload.bytes, media_type: media_type.to_owned(), state, finding: None };
        let upload = self.keep(&cx.clone().unkeyed(), upload, content).await?;
        metrics::counter!("files_uploaded_total").increment(1);
        self.disk.drop_part(cx.tenant(), upload.id).await?;
        drop(part);
        Ok(upload)
    }

    /// The content where contents lie, its rows, and the file: all of it, or nothing that anybody sees.
    async fn keep(&self, cx: &Cx, upload: Upload, content: Content) -> Result<Upload> {
        self.db
            .command(cx, "file_storage.file.upload", &upload.id, async move |tx| {
                content::lock(tx, &content.digest).await?;
                let upload = store::lock(tx, upload.id).await?.ok_or_else(missing)?;
                if upload.file_id.is_some() {
                    return Ok(upload);
                }
                let mut content = content.clone();
                let is_new = content::enter(tx, &mut content).await?;
                self.disk.keep(tx.cx().tenant(), upload.id, &content.digest).await?;
                let file = made(&upload, &content, tx.cx());
                file::insert(tx, &file).await?;
                store::save_file(tx, upload.id, file.id).await?;
                self.quota.settle(tx, upload.bytes, is_new).await?;
                tx.publish(&FileUploaded {
                    file_id: file.id,
                    kind: file.kind.clone(),
                    subject: file.subject,
                    bytes: file.bytes,
                    media_type: file.media_type.clone(),
                    digest: file.digest.clone(),
                    on: tx.cx().today(),
                });
                // Its bytes were judged when they came before.
                file::tell_judged(tx, &file);
                tx.audit("file", file.id.0, None::<&()>, Some(&file));
                tx.index_among(file::KIND, file.id.0, &[&file.name], &[&file.kind, &file.subject.to_string()]);
                Ok(Upload { file_id: Some(file.id), ..upload })
            })
            .await
    }
}

/// Whether what came is what was announced, and something that is taken: what it is then.
async fn judge(upload: &Upload, part: &Part, digest: &str) -> Result<&'static str> {
    if upload.sha256.as_deref().is_some_and(|announced| announced != digest) {
        return Err(Error::new(&errors::UPLOAD_CHANGED));
    }
    media::of(&upload.name, &part.head().await?)
}

fn made(upload: &Upload, content: &Content, cx: &Cx) -> File {
    File {
        id: FileId::new(),
        kind: upload.kind.clone(),
        subject: upload.subject,
        name: upload.name.clone(),
        bytes: upload.bytes,
        media_type: content.media_type.clone(),
        digest: content.digest.clone(),
        state: FileState::of(content.state),
        finding: content.finding.clone(),
        uploaded_by: upload.raised_by.clone(),
        uploaded_at: cx.now(),
        removed_by: None,
        removed_at: None,
        removed_reason: None,
        version: 1,
    }
}

/// Pieces up to a batch; then what ended them: nothing when there is more, an error when they were cut off.
async fn gather(chunks: &mut dyn Chunks) -> (Vec<Bytes>, Option<Option<Error>>) {
    let (mut batch, mut length) = (Vec::new(), 0);
    while length < BATCH && batch.len() < PIECES {
        match chunks.next().await {
            Ok(Some(piece)) => {
                length += piece.len();
                batch.push(piece);
            }
            Ok(None) => return (batch, Some(None)),
            Err(error) => return (batch, Some(Some(error))),
        }
    }
    (batch, None)
}

async fn written(writing: JoinHandle<Result<Part>>) -> Result<Part> {
    writing.await.map_err(Error::internal)?
}

fn expect_at(upload: &Upload, offset: i64) -> Result<()> {
    if upload.received == offset {
        return Ok(());
    }
    let elsewhere = Error::new(&errors::UPLOAD_ELSEWHERE);
    Err(elsewhere.with("received", upload.received).with("offset", offset))
}
