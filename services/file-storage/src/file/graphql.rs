//! Files as the graph shows them.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use contracts::file_storage::{AttachedId, FileId};
use data::Bounds;
use data::timeline::{self, HappeningPage, Of, PersonNode};
use jiff::Timestamp;
use kernel::said;

use super::model::{File, FileState, RemoveFile};
use super::store::Wanted;
use crate::graph::{at, number};

/// Fields that readers of a file are not shown among its changes: who did it is said by the change itself.
const HIDDEN: &[&str] = &["uploadedBy", "uploadedAt", "removedBy", "removedAt", "kind", "subject", "digest"];

struct FileNode(File);

/// A file on a document.
#[Object(name = "File")]
impl FileNode {
    /// Its id.
    async fn id(&self) -> FileId {
        self.0.id
    }
    /// The document's kind: `organization.branch`.
    async fn kind(&self) -> &str {
        &self.0.kind
    }
    /// The document.
    async fn subject(&self) -> AttachedId {
        self.0.subject
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its length.
    async fn bytes(&self) -> f64 {
        number(self.0.bytes)
    }
    /// What it is, by its content.
    async fn media_type(&self) -> &str {
        &self.0.media_type
    }
    /// SHA-256 of its content.
    async fn digest(&self) -> &str {
        &self.0.digest
    }
    /// Where it stands.
    async fn state(&self) -> FileState {
        self.0.state
    }
    /// What the scanner found, or why it did not look.
    async fn finding(&self) -> Option<&str> {
        self.0.finding.as_deref()
    }
    /// Whether the reader may open it now.
    async fn readable(&self, ctx: &Context<'_>) -> bool {
        let (room, cx) = at(ctx);
        self.0.expect_readable(cx, room.files.unscanned).is_ok()
    }
    /// Who uploaded it.
    async fn uploaded_by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.uploaded_by)
    }
    /// When it was uploaded.
    async fn uploaded_at(&self) -> Timestamp {
        self.0.uploaded_at
    }
    /// Who took it off.
    async fn removed_by(&self) -> Option<PersonNode> {
        PersonNode::of(self.0.removed_by.as_deref()?)
    }
    /// When it was taken off.
    async fn removed_at(&self) -> Option<Timestamp> {
        self.0.removed_at
    }
    /// Why it was taken off.
    async fn removed_reason(&self) -> Option<&str> {
        self.0.removed_reason.as_deref()
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn happenings(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        let (room, cx) = at(ctx);
        let of = Of { service: "file_storage", noun: "file", subject: self.0.id.0 };
        said(cx, timeline::list(&room.files.db, cx, of, HIDDEN, first, after.as_deref()).await)
    }
}

/// A page of files.
#[derive(SimpleObject)]
pub struct FilePage {
    /// The files; there may be fewer than asked for, and more to come.
    items: Vec<FileNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// What a list of files is asked for.
#[derive(Clone, Debug, Default, InputObject)]
#[graphql(name = "FileListing")]
pub struct Listing {
    /// Only with words of their names beginning like these.
    pub text: Option<String>,
    /// Only on documents of this kind: `organization.branch`.
    pub kind: Option<String>,
    /// Only on this document.
    pub subject: Option<AttachedId>,
    /// Only those that stand there.
    pub state: Option<FileState>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

#[derive(Default)]
pub struct FileQuery;

#[Object]
impl FileQuery {
    /// A file.
    async fn file(&self, ctx: &Context<'_>, id: FileId) -> Result<FileNode> {
        let (room, cx) = at(ctx);
        said(cx, room.files.find(cx, id).await).map(FileNode)
    }
    /// Files of documents one may see, the newest first.
    async fn files(&self, ctx: &Context<'_>, #[graphql(default)] listing: Listing) -> Result<FilePage> {
        let (room, cx) = at(ctx);
        let bounds = said(cx, Bounds::new(listing.first, listing.after.as_deref(), listing.text))?;
        let wanted = Wanted { kind: listing.kind, subject: listing.subject, state: listing.state };
        let page = said(cx, room.files.list(cx, wanted, bounds).await)?;
        Ok(FilePage { items: page.items.into_iter().map(FileNode).collect(), next: page.next })
    }
}

#[derive(Default)]
pub struct FileMutation;

#[Object]
impl FileMutation {
    /// Takes a file off its document.
    async fn remove_file(&self, ctx: &Context<'_>, input: RemoveFile) -> Result<FileNode> {
        let (room, cx) = at(ctx);
        said(cx, room.files.remove(cx, input).await).map(FileNode)
    }
}
