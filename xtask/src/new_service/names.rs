//! A service and its noun in every spelling a source file needs.

use crate::sh::Result;

/// The spellings, as `{{placeholder}}` and text.
pub struct Names(Vec<(&'static str, String)>);

impl Names {
    /// From two words in kebab-case.
    pub fn new(service: &str, noun: &str) -> Result<Self> {
        for word in [service, noun] {
            let letters = word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            if !letters || word.is_empty() || word.starts_with('-') || word.ends_with('-') {
                return Err(format!("`{word}`: small letters and single dashes, such as fixed-asset"));
            }
        }
        let nouns = plural(noun);
        let spellings = [
            ("{{service}}", service.to_string()),
            ("{{Service}}", sentence(service)),
            ("{{schema}}", snake(service)),
            ("{{noun}}", noun.to_string()),
            ("{{noun_}}", snake(noun)),
            ("{{Noun}}", camel(noun)),
            ("{{NOUN}}", snake(noun).to_uppercase()),
            ("{{noun words}}", noun.replace('-', " ")),
            ("{{nouns}}", nouns.clone()),
            ("{{nouns_}}", snake(&nouns)),
            ("{{Nouns}}", camel(&nouns)),
            ("{{nouns words}}", nouns.replace('-', " ")),
        ];
        Ok(Self(spellings.into()))
    }

    /// A template with every placeholder filled.
    pub fn fill(&self, template: &str) -> String {
        self.0.iter().fold(template.to_string(), |text, (placeholder, spelling)| text.replace(placeholder, spelling))
    }
}

fn snake(word: &str) -> String {
    word.replace('-', "_")
}

fn camel(word: &str) -> String {
    word.split('-').map(sentence).collect()
}

/// The first letter made a capital.
fn sentence(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// Good enough for nouns of this trade; a wrong one is mended by hand.
fn plural(noun: &str) -> String {
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|end| noun.ends_with(end));
    match noun.strip_suffix('y') {
        Some(stem) if !vowel_y => format!("{stem}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}
