//! The same acts over REST: JSON in, JSON out.

use std::sync::Arc;

use contracts::organization::BranchId;
use kernel::{CompanyId, Endpoint, Reply};

use crate::permissions;
use crate::room::Room;
use crate::setting::{ChooseSetting, SettingChoice, SettingInForce, spot};

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/v1/configuration/settings",
            "Every setting as it is at a place",
            "কোনো পরিসরে প্রতিটি সেটিং",
        )
        .needs(&permissions::SETTING_READ)
        .asked::<CompanyId>("company", "In this company", "এই কোম্পানিতে")
        .asked::<BranchId>("branch", "In this branch of it", "এর এই শাখায়")
        .gives_all::<SettingInForce>()
        .does(room, async |room, cx, call| {
            let spot = spot(call.asked::<CompanyId>("company")?, call.asked::<BranchId>("branch")?);
            let all = room.settings.list(&cx, spot, None).await?;
            Reply::json(&all.into_iter().map(SettingInForce::from).collect::<Vec<_>>())
        }),
        Endpoint::post(
            "/api/v1/configuration/settings",
            "Chooses a setting for a place",
            "কোনো পরিসরে একটি সেটিং ঠিক করে",
        )
        .needs(&permissions::SETTING_READ)
        .takes::<ChooseSetting>()
        .gives::<SettingChoice>()
        .does(room, async |room, cx, call| Reply::json(&room.settings.choose(&cx, call.json()?).await?)),
    ]
}
