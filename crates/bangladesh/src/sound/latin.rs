//! English and romanised Bengali spelling to sounds.

use super::Sound::{self, Consonant, Vowel};

/// Where in a word a spelling is said so.
#[derive(Clone, Copy)]
enum Where {
    Anywhere,
    Start,
    End,
    /// Before e, i or y.
    BeforeFront,
}

use Where::{Anywhere, BeforeFront, End, Start};

/// Spelling, where, and its sounds: classes of consonants, `a` for a vowel. The first that fits is taken, so longer
/// ones stand first.
const SPELLINGS: &[(&str, Where, &str)] = &[
    ("technic", Anywhere, "taknak"),
    ("machin", Anywhere, "masan"),
    ("easure", Anywhere, "asar"),
    ("archi", Start, "arka"),
    ("chalk", Anywhere, "cak"),
    ("cheque", Anywhere, "cak"),
    ("ngin", Anywhere, "nsan"),
    ("tial", Anywhere, "sal"),
    ("talk", Anywhere, "tak"),
    ("walk", Anywhere, "ak"),
    ("tion", Anywhere, "san"),
    ("sion", Anywhere, "san"),
    ("ture", Anywhere, "car"),
    ("mech", Anywhere, "mak"),
    ("chem", Start, "kam"),
    ("gear", Start, "gar"),
    ("geys", Start, "gas"),
    ("gner", End, "nar"),
    ("umn", End, "am"),
    ("que", End, "k"),
    ("ght", Anywhere, "t"),
    ("tch", Anywhere, "c"),
    ("chh", Anywhere, "c"),
    ("chr", Anywhere, "kr"),
    ("chl", Anywhere, "kl"),
    ("sch", Start, "sk"),
    ("dge", Anywhere, "sa"),
    ("gir", Start, "gar"),
    ("ksh", Start, "k"),
    ("ksh", Anywhere, "ks"),
    ("kkh", Anywhere, "ks"),
    ("cch", Anywhere, "c"),
    ("ngk", Anywhere, "nk"),
    ("ngi", Anywhere, "nga"),
    ("cc", BeforeFront, "ks"),
    ("sc", BeforeFront, "s"),
    ("xc", BeforeFront, "ks"),
    ("gg", Anywhere, "g"),
    ("gn", End, "n"),
    ("gh", Start, "g"),
    ("gh", End, ""),
    ("kn", Start, "n"),
    ("wr", Start, "r"),
    ("pn", Start, "n"),
    ("ps", Start, "s"),
    ("mb", End, "m"),
    ("ch", Anywhere, "c"),
    ("ck", Anywhere, "k"),
    ("ph", Anywhere, "f"),
    ("sh", Anywhere, "s"),
    ("c", BeforeFront, "s"),
    ("g", BeforeFront, "s"),
];

const FRONT: &[u8] = b"eiy";

/// Takes small ASCII letters.
pub(super) fn sounds(word: &str) -> Vec<Sound> {
    if is_abbreviation(word) {
        return word.chars().flat_map(|letter| said(name(letter)).collect::<Vec<_>>()).collect();
    }
    let mut sounds = Vec::with_capacity(word.len());
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let spelling = SPELLINGS.iter().find(|(text, place, _)| fits(rest, text, *place, rest.len() == word.len()));
        let length = match spelling {
            Some((text, _, classes)) => {
                sounds.extend(said(classes));
                text.len()
            }
            None => {
                sounds.extend(letter_sounds(letter));
                letter.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    sounds
}

fn fits(rest: &str, text: &str, place: Where, at_start: bool) -> bool {
    let Some(behind) = rest.strip_prefix(text) else { return false };
    match place {
        Anywhere => true,
        Start => at_start,
        End => behind.is_empty(),
        BeforeFront => behind.bytes().next().is_some_and(|next| FRONT.contains(&next)),
    }
}

fn said(classes: &str) -> impl Iterator<Item = Sound> {
    classes.chars().map(|class| if class == 'a' { Vowel } else { Consonant(class) })
}

fn letter_sounds(letter: char) -> impl Iterator<Item = Sound> {
    said(match letter {
        'b' | 'v' => "b",
        'c' | 'k' | 'q' => "k",
        'd' => "d",
        'f' => "f",
        'g' => "g",
        'h' => "h",
        'l' => "l",
        'm' => "m",
        'n' => "n",
        'p' => "p",
        'r' => "r",
        's' | 'z' | 'j' => "s",
        't' => "t",
        'x' => "ks",
        _ => "a",
    })
}

/// MS, RCC, PVC: Bengali writes the names of the letters.
fn is_abbreviation(word: &str) -> bool {
    const LONGEST: usize = 4;
    word.len() <= LONGEST && !word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

fn name(letter: char) -> &'static str {
    match letter {
        'b' | 'v' => "ba",
        'c' => "sa",
        'd' => "da",
        'f' => "af",
        'g' | 'j' => "sa",
        'h' => "ac",
        'k' | 'q' => "ka",
        'l' => "al",
        'm' => "am",
        'n' => "an",
        'p' => "pa",
        'r' => "ar",
        's' => "as",
        't' => "ta",
        'w' => "dabla",
        'x' => "aks",
        'z' => "sad",
        _ => "a",
    }
}
