//! What other services may ask: each answer checks its permission itself.

use contracts::rules_engine::{PackInForce, RulesEngine};
use kernel::{BoxFuture, Cx, Result};

use crate::own_pack::in_force;
use crate::room::Room;

impl RulesEngine for Room {
    fn packs_in_force<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<Vec<PackInForce>>> {
        Box::pin(in_force(&self.own_packs.db, cx))
    }
}
