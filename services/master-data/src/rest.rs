//! The same acts over REST: JSON in, JSON out.

mod places;

use std::sync::Arc;

use contracts::master_data::PartyId;
use kernel::{Endpoint, Reply};

use crate::party::{NewParty, Party};
use crate::permissions;
use crate::room::Room;

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let parties = vec![
        Endpoint::get("/api/v1/master-data/parties/{id}", "A party", "একটি party")
            .needs(&permissions::PARTY_READ)
            .gives::<Party>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.parties.find(&cx, call.param::<PartyId>("id", "party")?).await?)
            }),
        Endpoint::post("/api/v1/master-data/parties", "Sets up a party", "party তৈরি করে")
            .needs(&permissions::PARTY_CREATE)
            .takes::<NewParty>()
            .gives::<Party>()
            .does(room, async |room, cx, call| Reply::json(&room.parties.create(&cx, call.json()?).await?)),
    ];
    [parties, places::endpoints(room)].concat()
}
