//! Enough of Rust's grammar to read our own sources: comments and strings told from code, functions found.

use std::ops::Range;

/// A function with a body.
#[derive(Debug, Clone)]
pub struct Function {
    pub name: String,
    /// Where its `fn` stands.
    pub start: usize,
    /// From `fn` to the opening brace.
    pub header: Range<usize>,
    /// Between the braces.
    pub body: Range<usize>,
}

/// The code with comments and the insides of strings turned to spaces (same length, same lines), and the strings.
pub fn mask(text: &str) -> (String, Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let (mut code, mut strings, mut at) = (bytes.to_vec(), Vec::new(), 0);
    while at < bytes.len() {
        let next = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => blank(&mut code, at..line_end(bytes, at)),
            b'/' if bytes[at..].starts_with(b"/*") => blank(&mut code, at..block_end(bytes, at)),
            b'"' => string(&mut code, &mut strings, at + 1..string_end(bytes, at + 1), 1),
            b'r' if !in_word(bytes, at) => match raw(bytes, at) {
                Some((inside, hashes)) => string(&mut code, &mut strings, inside, 1 + hashes),
                None => at + 1,
            },
            b'\'' => blank(&mut code, char_literal(bytes, at)),
            _ => at + 1,
        };
        at = next.max(at + 1);
    }
    (String::from_utf8(code).unwrap_or_default(), strings)
}

/// Notes a string, blanks its inside, and steps over the closing quote.
fn string(code: &mut [u8], strings: &mut Vec<Range<usize>>, inside: Range<usize>, closing: usize) -> usize {
    strings.push(inside.clone());
    blank(code, inside) + closing
}

fn blank(code: &mut [u8], range: Range<usize>) -> usize {
    for byte in &mut code[range.clone()] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
    range.end
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length)
}

fn block_end(bytes: &[u8], at: usize) -> usize {
    let (mut depth, mut here) = (0, at);
    while here < bytes.len() {
        if bytes[here..].starts_with(b"/*") {
            (depth, here) = (depth + 1, here + 2);
        } else if bytes[here..].starts_with(b"*/") {
            (depth, here) = (depth - 1, here + 2);
            if depth == 0 {
                return here;
            }
        } else {
            here += 1;
        }
    }
    bytes.len()
}

fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

/// `r"…"`, `r#"…"#` (and `br`, `cr`): what is inside, and how many hashes close it.
fn raw(bytes: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let hashes = bytes[at + 1..].iter().take_while(|byte| **byte == b'#').count();
    let open = at + 1 + hashes;
    (bytes.get(open) == Some(&b'"')).then_some(())?;
    let close = [b"\"".as_slice(), &b"#".repeat(hashes)].concat();
    let length = bytes[open + 1..].windows(close.len()).position(|window| window == close)?;
    Some((open + 1..open + 1 + length, hashes))
}

/// Inside `for` or `attr`, an `r` begins no raw string; after `b` and `c` it does.
fn in_word(bytes: &[u8], at: usize) -> bool {
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let before = at.wrapping_sub(1);
    is_word(before) && (!matches!(bytes[before], b'b' | b'c') || is_word(at.wrapping_sub(2)))
}

/// `'x'` and `'\n'` are characters, `'a` is a lifetime (an empty range).
fn char_literal(bytes: &[u8], at: usize) -> Range<usize> {
    let rest = &bytes[at + 1..];
    let length = match rest.first() {
        Some(b'\\') => rest.iter().skip(2).position(|byte| *byte == b'\'').map(|length| length + 2),
        Some(first) => {
            let width = match first {
                0..=0x7f => 1,
                0xc0..=0xdf => 2,
                0xe0..=0xef => 3,
                _ => 4,
            };
            (rest.get(width) == Some(&b'\'')).then_some(width)
        }
        None => None,
    };
    length.map_or(at..at, |length| at..at + length + 2)
}

/// Every function with a body, in order; the masked code goes in.
pub fn functions(code: &str) -> Vec<Function> {
    let starts = words(code, "fn");
    starts.into_iter().filter_map(|start| function(code, start)).collect()
}

fn function(code: &str, start: usize) -> Option<Function> {
    let rest = code[start + 2..].trim_start();
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if name.is_empty() {
        return None;
    }
    let open = body_start(code, start)?;
    let close = closing(code, open)?;
    Some(Function { name, start, header: start..open, body: open + 1..close })
}

/// The brace that opens a body; `None` for a declaration that ends in `;`.
fn body_start(code: &str, start: usize) -> Option<usize> {
    let mut depth = 0;
    for (offset, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if depth == 0 => return Some(offset),
            b';' | b'}' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// The bracket that closes the one at `open`, of any shape.
pub fn closing(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (offset, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' | b'(' | b'[' => depth += 1,
            b'}' | b')' | b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(offset);
        }
    }
    None
}

/// Where a word stands on its own.
pub fn words(code: &str, word: &str) -> Vec<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let found = code.match_indices(word).map(|(at, _)| at);
    found
        .filter(|at| !code[..*at].chars().next_back().is_some_and(is_word))
        .filter(|at| !code[at + word.len()..].chars().next().is_some_and(is_word))
        .collect()
}

/// The identifier that begins here, after spaces.
pub fn ident(code: &str) -> &str {
    let code = code.trim_start();
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
    &code[..end]
}
