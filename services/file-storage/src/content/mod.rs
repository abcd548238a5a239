//! What lies on the disk, and whether somebody looked into it for viruses.

mod store;

use data::{Look, Tx};
use kernel::{Result, words};

pub use store::{claim, lock, release, save_seen, waiting};

words! {
    /// What is known of a content.
    ContentState {
        /// A scanner will look into it.
        Waiting = "waiting",
        /// Nobody looked into it: there is no scanner, or it is too large for it.
        Held = "held",
        /// A scanner found nothing.
        Clean = "clean",
        /// A scanner found something.
        Infected = "infected",
    }
}

/// Bytes that lie on the disk.
#[derive(Clone, Debug)]
pub struct Content {
    pub digest: String,
    pub bytes: i64,
    pub media_type: String,
    pub state: ContentState,
    pub finding: Option<String>,
}

/// What was found in a content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub state: ContentState,
    pub finding: Option<String>,
}

/// Enters a content; whether it is new. When it is not, `content` becomes what is known of it.
pub async fn enter(tx: &Tx, content: &mut Content) -> Result<bool> {
    if let Some(seen) = store::find_seen(tx, &content.digest).await? {
        (content.state, content.finding) = (seen.state, seen.finding);
        return Ok(false);
    }
    store::insert(tx, content).await?;
    Ok(true)
}

/// Of these digests, those of contents.
pub async fn known(look: &Look, digests: &[String]) -> Result<Vec<String>> {
    store::list_known(look, digests).await
}
