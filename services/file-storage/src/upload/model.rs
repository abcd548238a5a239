//! An upload: what is to come, and how much of it has.

use contracts::file_storage::{AttachedId, FileId, UploadId};
use jiff::{SignedDuration, Timestamp};
use kernel::{Cx, Error, Pointed, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::{errors, media, name};

/// How long an upload may lie about unfinished.
pub const LIFE: SignedDuration = SignedDuration::from_hours(48);
/// Digits of a SHA-256.
const DIGITS: usize = 64;

/// What is announced before the first byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUpload {
    /// The document's kind.
    #[schema(example = "organization.branch")]
    pub kind: String,
    /// The document.
    pub subject: AttachedId,
    #[schema(example = "চালান ১২.pdf")]
    pub name: String,
    /// Its length.
    #[schema(example = 1024)]
    pub bytes: i64,
    /// Of the whole file, when the sender knows it.
    pub sha256: Option<String>,
}

/// An upload under way, or the file it became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Upload {
    pub id: UploadId,
    #[schema(example = "organization.branch")]
    pub kind: String,
    pub subject: AttachedId,
    #[schema(example = "চালান ১২.pdf")]
    pub name: String,
    pub bytes: i64,
    /// What has come for good.
    pub received: i64,
    pub sha256: Option<String>,
    pub raised_by: String,
    pub expires_at: Timestamp,
    /// The file, once all has come.
    pub file_id: Option<FileId>,
}

impl Upload {
    /// An upload as it is announced.
    pub fn new(input: &NewUpload, largest: i64, cx: &Cx) -> Result<Self> {
        // A file on a file on a file would be asked for as deep as the row is long.
        if input.kind.split_once('.').is_some_and(|(service, _)| service == crate::NAME) {
            return Err(Error::not_found("document").field("kind"));
        }
        let name = name::read(&input.name)?;
        media::expect_taken(&name)?;
        if !(1..=largest).contains(&input.bytes) {
            let wrong = Error::new(&errors::FILE_TOO_LARGE).field("bytes");
            return Err(wrong.with("limit", largest).with("bytes", input.bytes));
        }
        Ok(Self {
            id: UploadId::new(),
            kind: input.kind.clone(),
            subject: input.subject,
            name,
            bytes: input.bytes,
            received: 0,
            sha256: input.sha256.as_deref().map(digest).transpose()?,
            raised_by: cx.actor().to_string(),
            expires_at: cx.now() + LIFE,
            file_id: None,
        })
    }

    /// The document it will hang on.
    pub fn on(&self) -> Pointed {
        Pointed { kind: self.kind.clone(), id: self.subject.0 }
    }

    /// Whether all has come.
    pub fn is_whole(&self) -> bool {
        self.received == self.bytes
    }
}

fn digest(text: &str) -> Result<String> {
    let text = text.trim().to_ascii_lowercase();
    if text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(text);
    }
    Err(Error::new(&errors::UPLOAD_MALFORMED).field("sha256").with("reason", "sha256 has 64 hexadecimal digits"))
}
