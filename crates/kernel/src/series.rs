//! Number series: declared by the service whose papers are numbered, written as the tenant likes.

use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use crate::error::codes;
use crate::meta::Said;
use crate::{Error, Result};

/// Digits a number may be filled up to.
const WIDEST: usize = 12;

/// A series of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// `service.noun`: what numbers are taken by.
    pub key: &'static str,
    /// What is numbered.
    pub label: Said,
    /// How a number is written while nobody said otherwise: `P-{n:06}`.
    pub usual: &'static str,
    /// What else may stand in it besides the number: `fy`, `branch`, `company`.
    pub parts: &'static [&'static str],
    /// What may stand in it besides capital letters and digits: `-`, `-/`.
    pub signs: &'static str,
    /// Letters of a written number at most.
    pub limit: usize,
}

/// As long as a number may become: what a series may begin with, and all that follow in a lifetime.
const MOST: i64 = 9_999_999_999;

/// A piece of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// Filled with noughts up to so many digits.
    Number(usize),
    Part(&'static str),
}

/// How numbers of a series are written: capital letters, digits and signs, the number `{n}` or `{n:05}`, and parts such as
/// `{fy}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format(Vec<Piece>);

impl Series {
    /// Reads a format for this series.
    ///
    /// # Errors
    /// `kernel.series-format`, when it has not the number once, another part or letter than it may, or is too long.
    pub fn read(&self, text: &str) -> Result<Format> {
        let parts = self.parts.iter().map(|part| format!("{{{part}}}")).collect::<Vec<_>>().join(" ");
        let wrong = || {
            Error::new(&codes::SERIES_FORMAT)
                .with("blank", "{n}")
                .with("filled", "{n:05}")
                .with("signs", self.signs)
                .with("parts", &parts)
                .with("limit", self.limit)
        };
        let format = self.pieces(text.trim()).ok_or_else(wrong)?;
        let numbers = format.0.iter().filter(|piece| matches!(piece, Piece::Number(_))).count();
        let written = format.write(MOST, &|_| "");
        let begins = written.starts_with(|letter: char| letter.is_ascii_alphanumeric());
        if numbers == 1 && begins && written.chars().count() <= self.limit { Ok(format) } else { Err(wrong()) }
    }

    fn pieces(&self, text: &str) -> Option<Format> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (before, after) = rest.split_once('{').map_or((rest, None), |(before, after)| (before, Some(after)));
            let plain =
                |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || self.signs.contains(letter);
            if !before.chars().all(plain) {
                return None;
            }
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            let Some(after) = after else { break };
            let (name, further) = after.split_once('}')?;
            pieces.push(self.piece(name)?);
            rest = further;
        }
        Some(Format(pieces))
    }

    fn piece(&self, name: &str) -> Option<Piece> {
        if name == "n" {
            return Some(Piece::Number(0));
        }
        if let Some(width) = name.strip_prefix("n:0") {
            return width.parse().ok().filter(|width| (1..=WIDEST).contains(width)).map(Piece::Number);
        }
        self.parts.iter().find(|part| **part == name).map(|part| Piece::Part(part))
    }
}

impl Format {
    /// A number written so; `part` knows what the parts are.
    #[must_use]
    pub fn write<'p>(&self, number: i64, part: &dyn Fn(&str) -> &'p str) -> String {
        let mut written = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => written.push_str(text),
                Piece::Number(width) => {
                    let _ = write!(written, "{number:0width$}");
                }
                Piece::Part(name) => written.push_str(part(name)),
            }
        }
        written
    }
}

static REGISTRY: Mutex<Vec<&'static Series>> = Mutex::new(Vec::new());

/// Makes series known to the process. Registering again changes nothing.
///
/// # Panics
/// When two series share a key: that is a mistake in the source.
pub fn register(series: &[&'static Series]) {
    let mut registry = REGISTRY.lock().unwrap_or_else(PoisonError::into_inner);
    for one in series {
        match registry.iter().find(|known| known.key == one.key) {
            Some(known) => assert!(std::ptr::eq(*known, *one), "{} declared twice", one.key),
            None => registry.push(one),
        }
    }
}

/// Every registered series, in the order of registration.
#[must_use]
pub fn all() -> Vec<&'static Series> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

#[cfg(test)]
mod tests;
