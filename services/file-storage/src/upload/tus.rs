//! Uploads as [tus 1.0.0](https://tus.io/protocols/resumable-upload) speaks of them: core, creation, termination, expiration.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::tz::TimeZone;
use kernel::{Call, Error, Reply, Result};

use super::model::{NewUpload, Upload};
use crate::errors;

/// Names of the head uploads hear.
pub const HEARS: &[&str] = &["content-type", "tus-resumable", "upload-length", "upload-metadata", "upload-offset"];
/// Where uploads are.
pub const PLACE: &str = "/api/v1/file-storage/uploads";
const VERSION: &str = "1.0.0";
const BYTES: &str = "application/offset+octet-stream";

fn malformed(reason: &'static str) -> Error {
    Error::new(&errors::UPLOAD_MALFORMED).with("reason", reason)
}

/// Refuses another version of the protocol; whoever names none speaks this one.
fn expect_version(call: &Call) -> Result<()> {
    match call.heard.get("tus-resumable").map(String::as_str) {
        None | Some(VERSION) => Ok(()),
        Some(_) => Err(malformed("Tus-Resumable must be 1.0.0")),
    }
}

/// What a creation announces: a JSON body says it, or `Upload-Length`, and in `Upload-Metadata` `filename`, `kind`, `subject` and, if known, `sha256`.
pub fn announced(call: &Call) -> Result<NewUpload> {
    expect_version(call)?;
    if !call.body.is_empty() {
        return call.json();
    }
    let bytes = call.heard::<i64>("upload-length")?.ok_or_else(|| malformed("Upload-Length is missing"))?;
    let metadata = call.heard.get("upload-metadata").map(String::as_str).unwrap_or_default();
    let word = |name: &'static str| metadata_word(metadata, name);
    let needed = |name, reason| word(name)?.ok_or_else(|| malformed(reason));
    let subject = needed("subject", "Upload-Metadata names no subject")?;
    Ok(NewUpload {
        kind: needed("kind", "Upload-Metadata names no kind")?,
        subject: subject.parse().map_err(|_| Error::not_found("document"))?,
        name: needed("filename", "Upload-Metadata names no filename")?,
        bytes,
        sha256: word("sha256")?,
    })
}

/// A value of `Upload-Metadata`: pairs of a name and Base64, divided by commas.
fn metadata_word(metadata: &str, name: &str) -> Result<Option<String>> {
    let pair = metadata.split(',').filter_map(|pair| pair.trim().split_once(' ')).find(|(known, _)| *known == name);
    let Some((_, coded)) = pair else { return Ok(None) };
    let bytes = BASE64_STANDARD.decode(coded.trim()).map_err(|_| malformed("Upload-Metadata is not Base64"))?;
    String::from_utf8(bytes).map(Some).map_err(|_| malformed("Upload-Metadata is not UTF-8"))
}

/// Where what follows begins.
pub fn offset(call: &Call) -> Result<i64> {
    expect_version(call)?;
    if call.heard.get("content-type").map(String::as_str) != Some(BYTES) {
        return Err(malformed("Content-Type must be application/offset+octet-stream"));
    }
    call.heard::<i64>("upload-offset")?.ok_or_else(|| malformed("Upload-Offset is missing"))
}

/// An answer about an upload.
pub fn told(reply: Reply, upload: &Upload) -> Reply {
    let reply = reply
        .header("tus-resumable", VERSION)
        .header("upload-offset", upload.received.to_string())
        .header("upload-length", upload.bytes.to_string());
    let reply = match upload.file_id {
        Some(file) => reply.header("upload-file", file.to_string()),
        None => reply,
    };
    let ends = upload.expires_at.to_zoned(TimeZone::UTC);
    reply.header("upload-expires", ends.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
}

/// The answer to a creation.
pub fn created(upload: &Upload) -> Result<Reply> {
    let reply = Reply::json(upload)?.status(201);
    Ok(told(reply, upload).header("location", format!("{PLACE}/{}", upload.id)))
}

/// The answer to an end.
pub fn ended() -> Reply {
    Reply::empty().header("tus-resumable", VERSION)
}
