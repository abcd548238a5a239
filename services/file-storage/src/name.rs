//! Names of files: as people wrote them, without what leads anywhere or shows something else than it is.

use kernel::fields::Fields;
use kernel::{Error, Result};

use crate::errors;

/// Characters of a name.
const LONGEST: usize = 200;
/// Bytes of a name: what every file system takes.
const BYTES: usize = 255;

/// Letters that turn the direction of what follows: with them “fdp.exe” looks like “exe.pdf”. The joiners Bengali needs are
/// none of them.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The name of a file a caller sends: the last part of a path, composed, trimmed.
pub fn read(text: &str) -> Result<String> {
    let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut fields = Fields::default();
    let plain: String = last.chars().filter(|letter| !turns(*letter)).collect();
    let name = fields.required("name", &plain, LONGEST);
    fields.done()?;
    let name = name.trim_end_matches(['.', ' ']).to_owned();
    if name.is_empty() || name.starts_with('.') || name.len() > BYTES * 3 {
        return Err(Error::new(&errors::FILE_NAME).field("name").with("name", last));
    }
    Ok(name)
}

/// `attachment; filename="challan_1.pdf"; filename*=UTF-8''%E0…` (RFC 6266, RFC 8187): the first for old programs, the second
/// for everybody else.
pub fn disposition(name: &str, inline: bool) -> String {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || " .-_()".contains(letter) { letter } else { '_' })
        .collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => whole.push(char::from(byte)),
            other => whole.push_str(&format!("%{other:02X}")),
        }
    }
    let how = if inline { "inline" } else { "attachment" };
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

#[cfg(test)]
mod tests;
