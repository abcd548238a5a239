//! A file on its way out: whole, or the part a player or a broken download asks for. Whatever it is, nothing in it runs.

use kernel::{Call, Cx, Reply, Result, Stream};

use super::{File, Files};
use crate::{media, name};

/// Names of the head a download hears.
pub const HEARS: &[&str] = &["range", "if-range", "if-none-match"];
/// Types a page may show: pictures, which carry no script.
const SHOWN: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];
const POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// A piece of a file: first byte, and the one after the last.
type Span = (u64, u64);

/// What of `length` bytes a `Range` asks for: `None` for all, as for what cannot be read or has several parts; an error when
/// nothing of it is there.
fn span(range: Option<&str>, length: u64) -> Result<Option<Span>, ()> {
    let Some((first, last)) = range.and_then(|range| range.trim().strip_prefix("bytes=")?.trim().split_once('-'))
    else {
        return Ok(None);
    };
    let span = match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => (first, last.saturating_add(1).min(length)),
        (Ok(first), Err(_)) if last.trim().is_empty() => (first, length),
        (Err(_), Ok(last)) if first.trim().is_empty() => (length.saturating_sub(last), length),
        _ => return Ok(None),
    };
    if span.0 < span.1 { Ok(Some(span)) } else { Err(()) }
}

impl Files {
    /// A file's content, as HTTP sends it.
    // open: `find` requires the permission first.
    pub async fn download(&self, cx: &Cx, file: File, call: &Call) -> Result<Reply> {
        file.expect_readable(cx, self.unscanned)?;
        let tag = format!("\"{}\"", file.digest);
        let length = u64::try_from(file.bytes).unwrap_or_default();
        let heard = |name| call.heard.get(name).map(String::as_str);
        let knows = |said: &str| said == "*" || said.split(',').any(|one| one.trim().trim_start_matches("W/") == tag);
        if heard("if-none-match").is_some_and(knows) {
            return Ok(worn(Reply::empty().status(304), &file, &tag, call));
        }
        let range = heard("range").filter(|_| heard("if-range").is_none_or(|said| said.trim() == tag));
        let (status, (from, until)) = match span(range, length) {
            Ok(None) => (200, (0, length)),
            Ok(Some(span)) => (206, span),
            Err(()) => {
                let nothing = Reply::empty().status(416).header("content-range", format!("bytes */{length}"));
                return Ok(worn(nothing, &file, &tag, call));
            }
        };
        let reading = self.disk.read(cx.tenant(), &file.digest, from, until - from).await?;
        let reply = Reply::stream(media::known(&file.media_type), Stream::of(reading), until - from).status(status);
        let reply = match status {
            206 => reply.header("content-range", format!("bytes {from}-{}/{length}", until - 1)),
            _ => reply,
        };
        Ok(worn(reply, &file, &tag, call))
    }
}

/// What every answer about a file's content wears.
fn worn(reply: Reply, file: &File, tag: &str, call: &Call) -> Reply {
    let inline = call.query.contains_key("show") && SHOWN.contains(&file.media_type.as_str());
    reply
        .header("etag", tag)
        .header("accept-ranges", "bytes")
        .header("cache-control", "private, no-cache")
        .header("content-disposition", name::disposition(&file.name, inline))
        .header("content-security-policy", POLICY)
}

#[cfg(test)]
mod tests;
