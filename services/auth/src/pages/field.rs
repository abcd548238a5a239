//! A line of a form: label, input, help, and what was wrong with it.

use maud::{Markup, html};

/// A line of a form.
#[derive(Clone, Copy, Default)]
pub struct Field<'a> {
    /// Its name in the form, and its id on the page.
    pub name: &'a str,
    /// What people call it.
    pub label: &'a str,
    /// `text`, `email`, `password`.
    pub kind: &'a str,
    /// What stands in it. Never a password.
    pub value: &'a str,
    /// What a browser or a password manager may fill in (HTML's own words).
    pub fills: &'a str,
    /// Which keys a telephone shows.
    pub keys: Option<&'a str>,
    /// A sentence of help.
    pub help: Option<&'a str>,
    /// What was wrong.
    pub wrong: Option<&'a str>,
    /// Whether one types here first.
    pub first: bool,
}

impl Field<'_> {
    /// The line.
    pub fn line(&self) -> Markup {
        let (help, wrong) = (format!("{}-help", self.name), format!("{}-wrong", self.name));
        let said = [self.wrong.map(|_| wrong.as_str()), self.help.map(|_| help.as_str())];
        let said = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
        html! {
            div.field {
                label for=(self.name) { (self.label) }
                @if let Some(sentence) = self.wrong { p.wrong id=(wrong) { (sentence) } }
                input id=(self.name) name=(self.name) type=(self.kind) value=[Some(self.value).filter(|it| !it.is_empty())]
                    autocomplete=(self.fills) inputmode=[self.keys] required autofocus[self.first] spellcheck="false"
                    autocapitalize="none" aria-invalid=[self.wrong.map(|_| "true")]
                    aria-describedby=[Some(&said).filter(|said| !said.is_empty())];
                @if let Some(sentence) = self.help { p.help id=(help) { (sentence) } }
            }
        }
    }
}
