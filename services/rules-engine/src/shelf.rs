//! The books people ask here: the law's, and a tenant's own.

use std::sync::Arc;

use contracts::rules_engine::{PackInForce, news};
use data::{Db, Remembered};
use kernel::{Cx, Error, Result};
use rules::{Book, Refusal, shipped};

use crate::own_pack::{OwnPack, in_force, store};

/// The shelf of a process. Cheap to clone.
#[derive(Clone)]
pub struct Shelf {
    db: Db,
    ready: rules::Shelf,
    /// Asked as other services ask, with the same contract.
    in_force: Remembered<Arc<Vec<PackInForce>>>,
}

impl Shelf {
    /// The shelf over this database.
    pub fn new(db: &Db) -> Self {
        Self { db: db.clone(), ready: rules::Shelf::default(), in_force: Remembered::until(db, news::PACKS) }
    }

    /// All packs one may ask: those that come with Vextrus, then one's own that can be read.
    // open: whoever asks has required a permission.
    pub async fn books(&self, cx: &Cx) -> Result<Vec<Arc<Book>>> {
        let mut books =
            shipped::OFFERED.iter().filter_map(|id| self.ready.shipped(id)).collect::<Result<Vec<_>, _>>()?;
        let own = self.db.read(cx, async |look| store::list_askable(look).await).await?;
        for pack in own {
            // a draft that cannot be read yet is no pack to ask
            if let Ok(book) = self.own_book(pack).await {
                books.push(book);
            }
        }
        Ok(books)
    }

    /// A pack by its name; when none is named, the one's own that is in force on top of the law, else the law.
    // open: whoever asks has required a permission.
    pub async fn book(&self, cx: &Cx, id: Option<&str>) -> Result<Arc<Book>> {
        let Some(id) = id else { return self.book_in_force(cx).await };
        if let Some(book) = self.ready.shipped(id) {
            return Ok(book?);
        }
        let code = id.to_owned();
        let found = self.db.read(cx, async move |look| store::find_by_code(look, &code).await).await?;
        let unknown = || Refusal::pack_unknown(id, shipped::OFFERED);
        self.own_book(found.filter(OwnPack::is_askable).ok_or_else(unknown)?).await
    }

    /// What counts when nobody names a pack.
    async fn book_in_force(&self, cx: &Cx) -> Result<Arc<Book>> {
        let packs = self.in_force.get(cx, async || Ok(Arc::new(in_force(&self.db, cx).await?))).await?;
        match packs.iter().find(|pack| pack.extends == shipped::LAW).cloned() {
            Some(pack) => self.made_ready(pack).await,
            None => self.law(),
        }
    }

    fn law(&self) -> Result<Arc<Book>> {
        Ok(self.ready.shipped(shipped::LAW).ok_or_else(|| Error::internal("the law is on the shelf"))??)
    }

    /// The book that says the lines of an evaluation that was kept: its pack as it is now, in force or not.
    // open: whoever asks has required a permission.
    pub async fn book_that_says(&self, cx: &Cx, pack: &str) -> Result<Arc<Book>> {
        if let Some(book) = self.ready.shipped(pack) {
            return Ok(book?);
        }
        let code = pack.to_owned();
        match self.db.read(cx, async move |look| store::find_by_code(look, &code).await).await? {
            Some(own) => self.own_book(own).await,
            None => self.law(),
        }
    }

    async fn own_book(&self, pack: OwnPack) -> Result<Arc<Book>> {
        self.made_ready(pack.text()).await
    }

    /// Reading a pack takes milliseconds of a processor, which other requests would wait for.
    async fn made_ready(&self, pack: PackInForce) -> Result<Arc<Book>> {
        let ready = self.ready.clone();
        let made = tokio::task::spawn_blocking(move || ready.own(&own_pack_head(&pack), &pack.text));
        Ok(made.await.map_err(Error::internal)??)
    }
}

/// The head of a pack as crate `rules` reads it.
fn own_pack_head(pack: &PackInForce) -> rules::OwnHead<'_> {
    rules::OwnHead {
        id: &pack.code,
        extends: &pack.extends,
        en: &pack.en,
        bn: &pack.bn,
        as_of: pack.as_of,
        reason: &pack.reason,
    }
}
