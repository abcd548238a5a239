//! Texts in both languages, as the graph says them.

use async_graphql::SimpleObject;
use kernel::meta::{Said, Word};

/// A text in both languages.
#[derive(Clone, Debug, SimpleObject)]
pub struct ConfigWording {
    /// In English.
    pub en: String,
    /// In Bengali.
    pub bn: String,
}

impl From<Said> for ConfigWording {
    fn from(said: Said) -> Self {
        Self { en: said.en.to_owned(), bn: said.bn.to_owned() }
    }
}

/// A word to choose, with what people read.
#[derive(Clone, Debug, SimpleObject)]
pub struct ConfigWord {
    /// As it is stored and sent.
    value: String,
    /// For people.
    label: ConfigWording,
}

impl From<&Word> for ConfigWord {
    fn from(word: &Word) -> Self {
        Self { value: word.value.to_owned(), label: word.label.into() }
    }
}
