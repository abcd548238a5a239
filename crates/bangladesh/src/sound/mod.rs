//! Keys by which a word is found in either script and however it was spelled: “cement”, “siment” and সিমেন্ট have one.
//!
//! A key is coarse on purpose: the consonants of the word in twelve classes, a mark when it begins with a vowel, and
//! the other vowels left out, since those are what English spelling, Bengali spelling and hurried typing disagree on.
//! The key of a word's beginning is mostly the beginning of its key, so it can be searched by prefix like the word
//! itself.
//! It finds words that *sound* alike and knows nothing of meaning: “brick” finds ব্রিক and not ইট.
//!
//! Measured by its tests as whole words, against the 434 Bengali words of its lists:
//!
//! | list | found | mistaken words found besides |
//! |---|---|---|
//! | 120 words of construction the spellings were made to fit | 118 (98 %) | 41 (precision 74 %) |
//! | 107 further ones, by the same hand, not fitted | 101 (94 %) | 22 (precision 82 %) |
//! | 31 ways people mistype them | 29 (94 %) | 12 (precision about 70 %) |
//! | 64 districts as a public list spells them | 56 (88 %) | – |
//!
//! Of that list's 554 words in names of upazilas 524 (95 %) agree; what does not is mostly চন্দ্রবিন্দু written as n
//! (চাঁদপুর, Chandpur), ছ as s, a hard g before e or i, and w for ব. Mistaken ones are short and sound alike
//! but for their vowels (“rod”, রোদ), and a search by prefix finds more of them. So a key finds; whoever shows results
//! puts those first whose word itself fits.
//!
//! Stored keys are good for one version of this crate: whoever stores them makes them anew when it changes.
//!
//! ```
//! use bangladesh::sound::key;
//!
//! assert_eq!(key("cement"), key("সিমেন্ট"));
//! assert_eq!(key("semento"), key("সিমেন্ট"));
//! assert_eq!(key("RCC"), key("আরসিসি"));
//! ```

mod bengali;
mod latin;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Symbols of a key; with fewer than [`LEAST`] it would find half the table.
const MOST: usize = 24;
const LEAST: usize = 2;

/// What the letters of a word become before they become a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sound {
    /// A class of consonants, by the letter that names it.
    Consonant(char),
    /// Any vowel, and w and y, which Bengali writes with vowels.
    Vowel,
}

/// The mark of a word that begins with a vowel.
const INITIAL_VOWEL: char = 'a';

/// The key of one word: small Latin letters. Nothing for a word of fewer than two sounds that count, for one with
/// digits, or in another script.
#[must_use]
pub fn key(word: &str) -> Option<String> {
    let folded: String = word.nfc().flat_map(char::to_lowercase).filter(|char| !is_joiner(*char)).collect();
    let sounds = if folded.chars().all(bengali::is_letter) {
        bengali::sounds(&folded)
    } else {
        let plain: String = folded.nfkd().filter(|char| !is_combining_mark(*char) && *char != '\'').collect();
        if !plain.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        latin::sounds(&plain)
    };
    finish(&sounds)
}

/// The keys of all words of a text, sorted, each once: what a record is found by besides its words.
#[must_use]
pub fn keys(text: &str) -> Vec<String> {
    let inside = |char: char| char.is_alphanumeric() || is_joiner(char) || ('\u{0980}'..='\u{09FE}').contains(&char);
    let mut keys: Vec<String> = text.split(|char| !inside(char)).filter_map(key).collect();
    keys.sort();
    keys.dedup();
    keys
}

fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200C}' | '\u{200D}')
}

/// Consonants said twice count once; h counts at the beginning only.
fn finish(sounds: &[Sound]) -> Option<String> {
    let mut key = String::new();
    let mut before = None;
    for (at, sound) in sounds.iter().enumerate() {
        match *sound {
            Sound::Vowel if at == 0 => key.push(INITIAL_VOWEL),
            Sound::Vowel => {}
            Sound::Consonant('h') if at > 0 => continue,
            Sound::Consonant(_) if before == Some(*sound) => {}
            Sound::Consonant(class) => key.push(class),
        }
        before = Some(*sound);
    }
    key.truncate(MOST);
    (key.len() >= LEAST).then_some(key)
}

#[cfg(test)]
mod tests;
