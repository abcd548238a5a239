//! Which passwords are taken: long ones that are nobody's first guess. No rule of capital letters and signs: it makes
//! passwords like each other (NIST SP 800-63B).

use kernel::{Error, Result};
use unicode_normalization::UnicodeNormalization as _;

use crate::errors;

/// Characters at least.
const SHORTEST: usize = 10;
/// Characters at most: enough for a sentence, and no way to keep a core busy.
const LONGEST: usize = 128;

/// What is guessed first, folded, one a line.
const COMMON: &str = include_str!("common.txt");

/// Whose password it is to be, as guessers know him.
#[derive(Clone, Copy, Debug, Default)]
pub struct Owner<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub organization: &'a str,
}

/// The password in its one form: a Bengali letter typed as two code points is the same letter.
pub fn composed(password: &str) -> String {
    password.nfc().collect()
}

/// Refuses what is too short, too long, or guessed at once.
pub fn accept(password: &str, owner: Owner<'_>) -> Result<()> {
    let password = composed(password);
    let length = password.chars().count();
    if !(SHORTEST..=LONGEST).contains(&length) {
        return Err(refused(&errors::PASSWORD_LENGTH).with("least", SHORTEST).with("most", LONGEST));
    }
    let folded = folded(&password);
    if owner.facts().iter().any(|fact| is_little_more_than(&folded, fact)) {
        return Err(refused(&errors::PASSWORD_OWN));
    }
    let mut letters = folded.chars();
    let first = letters.next();
    if COMMON.lines().any(|common| common == folded) || letters.all(|letter| Some(letter) == first) {
        return Err(refused(&errors::PASSWORD_COMMON));
    }
    Ok(())
}

impl Owner<'_> {
    fn facts(&self) -> Vec<String> {
        let local = self.email.split('@').next().unwrap_or_default();
        let together = |text: &str| folded(text).chars().filter(|letter| !letter.is_whitespace()).collect();
        [self.email, local, self.name, self.organization].iter().map(|fact| together(fact)).collect()
    }
}

/// The fact itself, also with blanks left out or some digits and signs behind.
fn is_little_more_than(password: &str, fact: &str) -> bool {
    if fact.is_empty() {
        return false;
    }
    let together: String = password.chars().filter(|letter| !letter.is_whitespace()).collect();
    together == fact || together.trim_end_matches(|letter: char| !letter.is_alphabetic()) == fact
}

fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

fn refused(code: &'static kernel::Code) -> Error {
    Error::new(code).field("password")
}
