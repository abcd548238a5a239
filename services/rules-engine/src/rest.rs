//! The same acts over REST: JSON in, JSON out.

use std::sync::Arc;

use contracts::rules_engine::PackId;
use kernel::{Endpoint, Reply};

use crate::pack::{NewPack, Pack};
use crate::permissions;
use crate::room::Room;

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get("/api/v1/rules-engine/packs/{id}", "A pack", "একটি pack")
            .needs(&permissions::PACK_READ)
            .gives::<Pack>()
            .does(room, async |room, cx, call| {
                Reply::json(&room.packs.find(&cx, call.param::<PackId>("id", "pack")?).await?)
            }),
        Endpoint::post("/api/v1/rules-engine/packs", "Sets up a pack", "pack তৈরি করে")
            .needs(&permissions::PACK_CREATE)
            .takes::<NewPack>()
            .gives::<Pack>()
            .does(room, async |room, cx, call| Reply::json(&room.packs.create(&cx, call.json()?).await?)),
    ]
}
