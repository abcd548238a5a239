//! What a file is: by its content, never by its name alone. A closed list: what is not on it is not taken, so nothing that
//! runs gets in as something that does not.

use kernel::{Error, Result};

use crate::errors;

/// So much of a file's beginning says what it is.
pub const HEAD: usize = 64 * 1024;

/// A type that is taken: the endings of its names, how it is sent, and what its content may look like.
struct Kind {
    endings: &'static [&'static str],
    media_type: &'static str,
    looks: Looks,
}

enum Looks {
    /// Like one of these.
    Like(&'static [&'static str]),
    /// Like lines of text in no markup.
    Text,
}

const fn like(endings: &'static [&'static str], media_type: &'static str, looks: &'static [&'static str]) -> Kind {
    Kind { endings, media_type, looks: Looks::Like(looks) }
}

const fn text(endings: &'static [&'static str], media_type: &'static str) -> Kind {
    Kind { endings, media_type, looks: Looks::Text }
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
const ZIP: &str = "application/zip";
const OLE: &[&str] =
    &["application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/x-ole-storage"];
const MP4: &[&str] = &["video/mp4", "video/quicktime", "video/x-m4v", "video/3gpp", "audio/m4a"];

const KINDS: &[Kind] = &[
    like(&["pdf"], "application/pdf", &["application/pdf"]),
    like(&["jpg", "jpeg"], "image/jpeg", &["image/jpeg"]),
    like(&["png"], "image/png", &["image/png"]),
    like(&["gif"], "image/gif", &["image/gif"]),
    like(&["webp"], "image/webp", &["image/webp"]),
    like(&["bmp"], "image/bmp", &["image/bmp"]),
    like(&["tif", "tiff"], "image/tiff", &["image/tiff"]),
    like(&["heic", "heif"], "image/heif", &["image/heif"]),
    like(&["docx"], DOCX, &[DOCX, ZIP]),
    like(&["xlsx"], XLSX, &[XLSX, ZIP]),
    like(&["pptx"], PPTX, &[PPTX, ZIP]),
    like(&["doc"], "application/msword", OLE),
    like(&["xls"], "application/vnd.ms-excel", OLE),
    like(&["ppt"], "application/vnd.ms-powerpoint", OLE),
    like(&["odt"], "application/vnd.oasis.opendocument.text", &["application/vnd.oasis.opendocument.text"]),
    like(
        &["ods"],
        "application/vnd.oasis.opendocument.spreadsheet",
        &["application/vnd.oasis.opendocument.spreadsheet"],
    ),
    like(&["zip"], ZIP, &[ZIP]),
    like(&["dwg"], "image/vnd.dwg", &["image/vnd.dwg"]),
    like(&["mp4", "m4v"], "video/mp4", MP4),
    like(&["mov"], "video/quicktime", MP4),
    like(&["3gp"], "video/3gpp", MP4),
    like(&["m4a"], "audio/mp4", MP4),
    like(&["mp3"], "audio/mpeg", &["audio/mpeg"]),
    like(&["ogg"], "audio/ogg", &["audio/ogg", "audio/opus"]),
    like(&["wav"], "audio/x-wav", &["audio/x-wav"]),
    like(&["amr"], "audio/amr", &["audio/amr"]),
    text(&["txt", "dxf", "xer"], "text/plain; charset=utf-8"),
    text(&["csv"], "text/csv; charset=utf-8"),
];

/// The ending of a name, in small letters; none when it has none.
fn ending(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty()
        && (1..=16).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)))
    .then(|| ending.to_ascii_lowercase())
}

fn by_ending(ending: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.endings.contains(&ending))
}

/// Refuses a name whose ending says that the file will not be taken, before a byte of it is sent.
pub fn expect_taken(name: &str) -> Result<()> {
    match ending(name) {
        Some(ending) if by_ending(&ending).is_none() => {
            Err(Error::new(&errors::FILE_TYPE).field("name").with("type", ending))
        }
        _ => Ok(()),
    }
}

/// How a file of this name that begins like this is sent.
pub fn of(name: &str, head: &[u8]) -> Result<&'static str> {
    let seen = infer::get(head).map(|seen| seen.mime_type());
    let fits = |kind: &&Kind| match kind.looks {
        Looks::Like(types) => seen.is_some_and(|seen| types.contains(&seen)),
        Looks::Text => seen.is_none() && is_text(head),
    };
    match ending(name) {
        Some(ending) => {
            let kind = by_ending(&ending)
                .ok_or_else(|| Error::new(&errors::FILE_TYPE).field("name").with("type", ending.clone()))?;
            let told = || seen.or_else(|| is_text(head).then_some("text")).unwrap_or("?");
            Some(kind).filter(fits).map(|kind| kind.media_type).ok_or_else(|| {
                Error::new(&errors::FILE_OTHER_TYPE).field("name").with("type", ending).with("found", told())
            })
        }
        None => KINDS
            .iter()
            .find(fits)
            .map(|kind| kind.media_type)
            .ok_or_else(|| Error::new(&errors::FILE_TYPE).field("name").with("type", seen.unwrap_or("?"))),
    }
}

/// The media type as a constant, for the answer's head; what is not on the list any more is bytes.
pub fn known(media_type: &str) -> &'static str {
    KINDS.iter().map(|kind| kind.media_type).find(|known| *known == media_type).unwrap_or("application/octet-stream")
}

/// Whether it begins like a text of people or programs: UTF-8 without what cannot be printed, and no markup.
fn is_text(head: &[u8]) -> bool {
    let whole = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The beginning may be cut in the middle of a letter.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let plain = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t' | '\u{c}');
    let start = whole.trim_start_matches('\u{feff}').trim_start();
    !whole.is_empty() && whole.chars().all(plain) && !start.starts_with('<') && !start.starts_with("#!")
}

#[cfg(test)]
mod tests;
