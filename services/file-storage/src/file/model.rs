//! A file on a document: what it is, who may read it, and how it is taken off again.

use async_graphql::InputObject;
use contracts::file_storage::{AttachedId, FileId};
use jiff::Timestamp;
use kernel::fields::{Fields, LONG, expect_version};
use kernel::{Cx, Error, Pointed, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::content::ContentState;
use crate::errors;

words! {
    /// Where a file stands.
    FileState {
        /// It waits for the virus scanner.
        Waiting = "waiting",
        /// Nobody looked into it: there is no scanner, or it is too large for it.
        Held = "held",
        /// The scanner found nothing.
        Clean = "clean",
        /// The scanner found something.
        Infected = "infected",
        /// It was taken off its document.
        Removed = "removed",
    }
}

impl FileState {
    /// Where a file with this content stands.
    pub fn of(content: ContentState) -> Self {
        match content {
            ContentState::Waiting => Self::Waiting,
            ContentState::Held => Self::Held,
            ContentState::Clean => Self::Clean,
            ContentState::Infected => Self::Infected,
        }
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct File {
    pub id: FileId,
    /// The document's kind: `organization.branch`.
    #[schema(example = "organization.branch")]
    pub kind: String,
    /// The document.
    pub subject: AttachedId,
    #[schema(example = "চালান ১২.pdf")]
    pub name: String,
    /// Its length.
    pub bytes: i64,
    #[schema(example = "application/pdf")]
    pub media_type: String,
    /// SHA-256 of its content.
    pub digest: String,
    pub state: FileState,
    /// What the scanner found, or why it did not look.
    pub finding: Option<String>,
    /// `person:<id>`.
    pub uploaded_by: String,
    pub uploaded_at: Timestamp,
    pub removed_by: Option<String>,
    pub removed_at: Option<Timestamp>,
    pub removed_reason: Option<String>,
    pub version: i32,
}

/// What taking a file off takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveFile {
    /// The file.
    pub id: FileId,
    /// The version this was decided on.
    pub version: i32,
    /// Why; it stays to be read.
    pub reason: String,
}

impl File {
    /// The document it hangs on.
    pub fn on(&self) -> Pointed {
        Pointed { kind: self.kind.clone(), id: self.subject.0 }
    }

    /// Whether `cx` uploaded it.
    pub fn is_own(&self, cx: &Cx) -> bool {
        cx.person().is_some() && cx.actor().to_string() == self.uploaded_by
    }

    /// Refuses whoever may see the file and not open it: before somebody looked into it, all but who uploaded it; when
    /// something was found, everybody. `unscanned`: the operator lets files be read that nobody looks into.
    pub fn expect_readable(&self, cx: &Cx, unscanned: bool) -> Result<()> {
        match self.state {
            FileState::Clean => Ok(()),
            FileState::Held if unscanned || self.is_own(cx) => Ok(()),
            FileState::Waiting if self.is_own(cx) => Ok(()),
            FileState::Waiting | FileState::Held => Err(Error::new(&errors::FILE_UNSCANNED)),
            FileState::Infected => {
                let finding = self.finding.clone().unwrap_or_default();
                Err(Error::new(&errors::FILE_INFECTED).with("finding", finding))
            }
            FileState::Removed => Err(Error::new(&errors::FILE_STATE)),
        }
    }

    /// The file taken off its document.
    pub fn remove(self, input: &RemoveFile, cx: &Cx) -> Result<Self> {
        expect_version("file", input.version, self.version)?;
        if self.state == FileState::Removed {
            return Err(Error::new(&errors::FILE_STATE));
        }
        let mut fields = Fields::default();
        let reason = fields.required("reason", &input.reason, LONG);
        fields.done()?;
        Ok(Self {
            state: FileState::Removed,
            removed_by: Some(cx.actor().to_string()),
            removed_at: Some(cx.now()),
            removed_reason: Some(reason),
            version: self.version + 1,
            ..self
        })
    }
}
