//! Documents as people meet them: labels, help, sections, columns, filters and acts, in both languages. Screens, import
//! templates and the palette are made of this; the server itself never reads it.

mod act;
mod field;

use serde::Serialize;

pub use act::{Act, Create, Filter, Scope, Update};
pub use field::{Field, Kind, Set, Tone, Word};

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// In English.
    pub en: &'static str,
    /// In Bengali.
    pub bn: &'static str,
}

/// A text in both languages.
#[must_use]
pub const fn said(en: &'static str, bn: &'static str) -> Said {
    Said { en, bn }
}

/// How the graph knows a document.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Graph {
    /// Its type: `Company`.
    #[serde(rename = "type")]
    pub type_name: &'static str,
    /// The query of one.
    pub one: &'static str,
    /// The query of many: a page with `items` and `next`, or a plain list.
    pub list: &'static str,
}

/// What one of them is called, in titles, links and search results.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Title {
    /// The field with its short sign, shown before the name.
    pub sign: Option<&'static str>,
    /// The field with its name.
    pub name: &'static str,
    /// The field with its name in Bengali, shown to whoever reads Bengali.
    pub name_bn: Option<&'static str>,
}

/// Fields that belong together on a form.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Section {
    /// Its heading.
    pub label: Said,
    /// Its fields, by name.
    pub fields: &'static [&'static str],
}

/// A document, described.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Its service.
    pub service: &'static str,
    /// Its name, unique over all services: `company-change`.
    pub name: &'static str,
    /// Its address on the screen: `company-changes`.
    pub path: &'static str,
    /// One of them.
    pub one: Said,
    /// Several.
    pub many: Said,
    /// What it is, in one sentence.
    pub help: Said,
    /// What to do where there is none yet.
    pub empty: Said,
    /// How the graph knows it.
    pub graph: Graph,
    /// What one is called.
    pub title: Title,
    /// Every field.
    pub fields: &'static [Field],
    /// The form.
    pub sections: &'static [Section],
    /// The list, by field.
    pub columns: &'static [&'static str],
    /// The second line of a card, by field, where there is no room for columns.
    pub card: &'static [&'static str],
    /// The field by which rows stand under each other.
    pub parent: Option<&'static str>,
    /// The field that says where it stands.
    pub state: Option<&'static str>,
    /// The usual way through its states, first to last.
    pub life: &'static [&'static str],
    /// The argument a search text goes to.
    pub search: Option<&'static str>,
    /// How a list is narrowed to one company.
    pub scope: Option<Scope>,
    /// What a list is narrowed by besides.
    pub filters: &'static [Filter],
    /// Setting one up.
    pub create: Option<Create>,
    /// Changing its fields.
    pub update: Option<Update>,
    /// What else is done with it.
    pub acts: &'static [Act],
}

impl Document {
    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Every text of it, with the place it stands at.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, Said)> {
        let own = [("one", self.one), ("many", self.many), ("help", self.help), ("empty", self.empty)];
        let mut texts: Vec<_> = own.into_iter().map(|(place, text)| (place.to_owned(), text)).collect();
        texts.extend(self.sections.iter().map(|section| (format!("section {}", section.label.en), section.label)));
        let asked = self.acts.iter().flat_map(|act| act.asks);
        texts.extend(self.fields.iter().chain(asked).flat_map(Field::texts));
        texts.extend(self.acts.iter().flat_map(Act::texts));
        texts.extend(self.create.iter().map(|create| ("create".to_owned(), create.label)));
        texts.extend(self.update.iter().map(|update| ("update, otherwise".to_owned(), update.otherwise)));
        texts
    }
}
