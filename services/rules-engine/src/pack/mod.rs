//! What is done with packs: they are read.

mod graphql;
mod model;

#[cfg(test)]
mod tests;

use kernel::{Cx, Result};

use crate::permissions;
use crate::shelf::Shelf;
use crate::wording::Speech;

pub use graphql::PackQuery;
pub use model::{Rule, RulePack, Wanted};

/// The packs a tenant may ask.
#[derive(Clone)]
pub struct Packs {
    pub shelf: Shelf,
}

impl Packs {
    /// Every pack, the newest law first.
    pub async fn list(&self, cx: &Cx) -> Result<Vec<RulePack>> {
        cx.require(&permissions::RULE_READ)?;
        let books = self.shelf.books(cx).await?;
        books.iter().map(|book| RulePack::of(book, Speech::default())).collect()
    }

    /// A pack by its name.
    pub async fn find(&self, cx: &Cx, id: &str, speech: Speech) -> Result<RulePack> {
        cx.require(&permissions::RULE_READ)?;
        RulePack::of(&*self.shelf.book(cx, Some(id)).await?, speech)
    }

    /// Rows of a pack.
    pub async fn rules(&self, cx: &Cx, id: &str, wanted: &Wanted, speech: Speech) -> Result<Vec<Rule>> {
        cx.require(&permissions::RULE_READ)?;
        model::rules(&*self.shelf.book(cx, Some(id)).await?, wanted, cx.today(), speech)
    }
}
