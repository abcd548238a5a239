//! What a text finds: by its words, and by how they sound in either script.

use data::{Look, Tx, search};
use futures_util::try_join;
use kernel::Result;
use uuid::Uuid;

/// Records a text may find in one way; whoever finds more should type more.
const AT_MOST: i64 = 500;

/// Under which words one noun's records are found.
#[derive(Clone, Copy)]
pub struct Sought {
    /// By their words.
    pub words: &'static str,
    /// By how their names sound.
    pub sounds: &'static str,
}

impl Sought {
    /// The ids a text finds; `None` when no text was asked for.
    pub async fn find(self, look: &Look, text: Option<&str>) -> Result<Option<Vec<Uuid>>> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        let keys = bangladesh::sound::keys(text).join(" ");
        let (mut found, sounding) =
            try_join!(search::find(look, self.words, text, AT_MOST), search::find(look, self.sounds, &keys, AT_MOST))?;
        found.extend(sounding);
        found.sort_unstable();
        found.dedup();
        Ok(Some(found))
    }

    /// Writes the words a record is found by: all its texts, and of its names how they sound.
    pub fn write(self, tx: &Tx, id: Uuid, texts: &[&str], names: &[&str]) {
        tx.index(self.words, id, texts);
        let keys = bangladesh::sound::keys(&names.join(" "));
        tx.index(self.sounds, id, &keys.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
