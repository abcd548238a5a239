//! What file-storage tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;

kernel::id! {
    /// A file.
    FileId,
    /// An upload under way.
    UploadId,
    /// A document that files hang on, of whatever kind and service.
    AttachedId,
}

crate::events! { "file-storage";
    /// A file has come, whole, and hangs on a document. Nobody has looked into it yet.
    FileUploaded "file.uploaded" v 1 by file_id, "reports and other systems that follow papers as they come" {
        file_id: FileId, kind: String, subject: AttachedId, bytes: i64, media_type: String, digest: String, on: Date,
    }
    /// A virus scanner found nothing in a file: whoever sees its document may read it.
    FileScanned "file.scanned" v 1 by file_id, "reports and other systems that fetch files once they may be read" {
        file_id: FileId, kind: String, subject: AttachedId, on: Date,
    }
    /// A virus scanner found something in a file: nobody can read it.
    FileQuarantined "file.quarantined" v 1 by file_id, "whoever watches over the organization's safety" {
        file_id: FileId, kind: String, subject: AttachedId, finding: String, on: Date,
    }
    /// A file was taken off its document. It is kept as long as the law wants papers kept.
    FileDeleted "file.deleted" v 1 by file_id, "reports and other systems that hold a copy" {
        file_id: FileId, kind: String, subject: AttachedId, on: Date,
    }
}
