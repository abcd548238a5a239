//! What all pages share: head, language, title; how a refusal looks that no page answers itself.

use kernel::{Error, Language, Reply};
use maud::{DOCTYPE, Markup, html};

use super::words::{self, Words};
use super::{link, style};

/// A page around its content.
pub struct Frame<'a> {
    /// The language it is written in.
    pub language: Language,
    /// What it is.
    pub title: Words,
    /// Whether something has to be mended.
    pub wrong: bool,
    /// The address of the same page in a language, without the language.
    pub address: &'a str,
}

impl Frame<'_> {
    /// The page.
    pub fn around(&self, content: &Markup) -> Reply {
        Reply::page(self.html(content).into_string())
    }

    fn html(&self, content: &Markup) -> Markup {
        let title = self.title.say(self.language);
        html! {
            (DOCTYPE)
            html lang=(self.language.tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { @if self.wrong { (words::ERROR.say(self.language)) ": " } (title) " · Vextrus" }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href=(style::address());
                }
                body {
                    header {
                        span.brand { "Vextrus" }
                        (self.switch())
                    }
                    main { h1 { (title) } (content) }
                }
            }
        }
    }

    /// The way to the other language.
    fn switch(&self) -> Markup {
        let (other, name) = match self.language {
            Language::En => (Language::Bn, "বাংলা"),
            Language::Bn => (Language::En, "English"),
        };
        let sign = if self.address.contains('?') { '&' } else { '?' };
        let (address, tag) = (self.address, other.tag());
        html! { a.switch lang=(tag) hreflang=(tag) href={ (address) (sign) "lang=" (tag) } { (name) } }
    }
}

/// A sentence above a form: what was wrong.
pub fn alert(sentence: &str) -> Markup {
    html! { p.note.bad role="alert" { (sentence) } }
}

/// What a page is refused with before it is asked itself: too many tries, another site's form, our own mistake. Its
/// address may hold a secret.
pub fn refused(error: &Error, language: Language) -> Reply {
    let page = Frame { language, title: words::REFUSED, wrong: true, address: "/login" };
    let content = html! {
        (alert(&error.sentence(language)))
        p { a.button href={ "/login?lang=" (language.tag()) } { (words::TO_SIGN_IN.say(language)) } }
    };
    link::silent(page.around(&content))
}
