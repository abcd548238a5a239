//! Whether a backup is what it says, and whether the log goes on from it.

use anyhow::Result;

use super::parts;
use super::store::{Manifest, Store};
use super::wal::{self, Archived, Segment};

/// What is wrong with a backup, in sentences; `onwards` also asks for the log without a gap up to now.
pub fn one(store: &Store, manifest: &Manifest, onwards: bool) -> Result<Vec<String>> {
    let folder = store.folder(&manifest.name);
    let mut wrong = Vec::new();
    for part in &manifest.parts {
        wrong.extend(parts::check(&folder, part)?);
    }
    if let Some((first, last)) = manifest.segments() {
        let there = Archived::read(&store.wal())?;
        for missing in there.missing(first, last) {
            wrong.push(format!("the log segment {} is missing in {}", missing.name(), store.wal().display()));
        }
        let mut to = last;
        if let (true, Some(reached), Some(end)) = (onwards, there.reaches(first), there.last(first.timeline)) {
            to = end;
            if reached >= last && reached < end {
                wrong.push(format!(
                    "the log has a gap after {}: later moments need a later backup, and moments before that backup are lost",
                    reached.name()
                ));
                to = reached;
            }
        }
        wrong.extend(damaged(store, &there, first, to));
    }
    Ok(wrong)
}

fn damaged(store: &Store, there: &Archived, first: Segment, to: Segment) -> Vec<String> {
    let all = (first.number..=to.number).map(|number| Segment { number, ..first });
    let present = all.filter(|segment| there.has(*segment));
    present.filter_map(|segment| wal::is_whole(&store.wal(), segment).err()).map(|error| format!("{error:#}")).collect()
}
