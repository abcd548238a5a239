//! What a text finds: by its words, and by how they sound in either script.

use data::{Look, Tx, search};
use kernel::{Error, Result};
use uuid::Uuid;

/// Under which words one noun's records are found.
#[derive(Clone, Copy)]
pub struct Sought {
    /// By their words.
    pub words: &'static str,
    /// By how their names sound.
    pub sounds: &'static str,
}

impl Sought {
    /// The ids a text finds among the records of these facets; `None` when no text was asked for. How names sound is asked
    /// only where their words find fewer than may be found.
    pub async fn find(self, look: &Look, text: Option<&str>, facets: &[&str]) -> Result<Option<Vec<Uuid>>> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        let mut found = search::find(look, self.words, text, facets, search::AT_MOST).await?;
        let room = search::AT_MOST - i64::try_from(found.len()).map_err(Error::internal)?;
        if room > 0 {
            let keys = bangladesh::sound::keys(text).join(" ");
            found.extend(search::find(look, self.sounds, &keys, facets, room).await?);
        }
        found.sort_unstable();
        found.dedup();
        Ok(Some(found))
    }

    /// Writes the words a record is found by: all its texts, of its names how they sound, and its facets.
    pub fn write(self, tx: &Tx, id: Uuid, texts: &[&str], names: &[&str], facets: &[&str]) {
        tx.index_among(self.words, id, texts, facets);
        let keys = bangladesh::sound::keys(&names.join(" "));
        tx.index_among(self.sounds, id, &keys.iter().map(String::as_str).collect::<Vec<_>>(), facets);
    }
}
