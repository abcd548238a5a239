//! The room: its nouns, each with what people do with it.

use contracts::master_data::MasterData;
use data::Db;
use kernel::Peer;

use crate::due::DueDates;
use crate::evaluation::Evaluations;
use crate::own_pack::OwnPacks;
use crate::pack::Packs;
use crate::shelf::Shelf;
use crate::trial::Trials;

/// Everything rules-engine does. Cheap to clone: each noun holds a handle of the same database and the same shelf.
#[derive(Clone)]
pub struct Room {
    pub packs: Packs,
    pub trials: Trials,
    pub due_dates: DueDates,
    pub evaluations: Evaluations,
    pub own_packs: OwnPacks,
}

impl Room {
    /// The room on this database, asking this master-data.
    pub fn new(db: &Db, master_data: Peer<dyn MasterData>) -> Self {
        let shelf = Shelf::new(db);
        Self {
            packs: Packs { shelf: shelf.clone() },
            trials: Trials { shelf: shelf.clone(), master_data },
            due_dates: DueDates { shelf: shelf.clone() },
            evaluations: Evaluations { db: db.clone(), shelf },
            own_packs: OwnPacks { db: db.clone() },
        }
    }
}
