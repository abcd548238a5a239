//! The books people ask here: the law's, made ready once a process, and a tenant's own, made ready once a version.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use contracts::rules_engine::OwnPackId;
use data::Db;
use kernel::{Cx, Error, Result};
use rules::{Book, Refusal, shipped};

use crate::own_pack::{LawPack, OwnPack, store};

/// Own books kept ready, at most: a book has as much as the law it stands on.
const READY: usize = 64;

type Ready = HashMap<OwnPackId, (i32, Arc<Book>)>;

/// The books of a process. Cheap to clone.
#[derive(Clone)]
pub struct Shelf {
    db: Db,
    own: Arc<Mutex<Ready>>,
}

/// A book of the law, or why it cannot be made: our own mistake, which tests find.
type Shipped = OnceLock<Result<Arc<Book>, Refusal>>;

/// The packs that come with Vextrus, the newest law first. Each is made ready when it is first asked.
fn ready(id: &str) -> Option<Result<Arc<Book>, Refusal>> {
    static READY: OnceLock<BTreeMap<&'static str, Shipped>> = OnceLock::new();
    let books = READY.get_or_init(|| shipped::OFFERED.iter().map(|id| (*id, OnceLock::new())).collect());
    let book = books.get(id)?;
    Some(book.get_or_init(|| shipped::library().book(id).map(Arc::new)).clone())
}

impl Shelf {
    /// The shelf over this database.
    pub fn new(db: &Db) -> Self {
        Self { db: db.clone(), own: Arc::default() }
    }

    /// All packs one may ask: those that come with Vextrus, then one's own that can be read.
    // open: whoever asks has required a permission.
    pub async fn books(&self, cx: &Cx) -> Result<Vec<Arc<Book>>> {
        let mut books = shipped::OFFERED.iter().filter_map(|id| ready(id)).collect::<Result<Vec<_>, _>>()?;
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
        let own = match id {
            Some(id) => match ready(id) {
                Some(book) => return Ok(book?),
                None => {
                    let code = id.to_owned();
                    let found = self.db.read(cx, async move |look| store::find_by_code(look, &code).await).await?;
                    Some(found.filter(OwnPack::is_askable).ok_or_else(|| Refusal::pack_unknown(id, shipped::OFFERED))?)
                }
            },
            None => self.db.read(cx, async |look| store::find_in_force(look, LawPack::Bd2026).await).await?,
        };
        match own {
            Some(pack) => self.own_book(pack).await,
            None => Ok(ready(shipped::LAW).ok_or_else(|| Error::internal("the law is on the shelf"))??),
        }
    }

    /// The book that says the lines of an evaluation that was kept: its pack as it is now, in force or not.
    // open: whoever asks has required a permission.
    pub async fn book_that_says(&self, cx: &Cx, pack: &str) -> Result<Arc<Book>> {
        if let Some(book) = ready(pack) {
            return Ok(book?);
        }
        let code = pack.to_owned();
        match self.db.read(cx, async move |look| store::find_by_code(look, &code).await).await? {
            Some(own) => self.own_book(own).await,
            None => self.book(cx, Some(shipped::LAW)).await,
        }
    }

    /// A version of an own pack, made ready once.
    async fn own_book(&self, pack: OwnPack) -> Result<Arc<Book>> {
        let (id, version) = (pack.id, pack.version);
        let known = |own: &Ready| own.get(&id).filter(|(of, _)| *of == version).map(|(_, book)| Arc::clone(book));
        if let Some(book) = known(&self.own.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(book);
        }
        let book = tokio::task::spawn_blocking(move || pack.book()).await.map_err(Error::internal)??;
        let book = Arc::new(book);
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.len() >= READY {
            own.clear();
        }
        own.insert(id, (version, Arc::clone(&book)));
        Ok(book)
    }
}
