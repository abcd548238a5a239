//! The second factor as the graph shows it.

use async_graphql::{Context, Object, Result};
use kernel::{PersonId, said};

use super::{Begun, RecoveryCodes, SwitchOff};
use crate::graph::at;
use crate::user::UserNode;

#[derive(Default)]
pub struct SecondFactorMutation;

#[Object]
impl SecondFactorMutation {
    /// Begins to set up an authenticator app for oneself.
    async fn begin_second_factor(&self, ctx: &Context<'_>) -> Result<Begun> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.factors.begin(cx).await)
    }
    /// Confirms with a first code that the app works.
    async fn confirm_second_factor(&self, ctx: &Context<'_>, otp: String) -> Result<RecoveryCodes> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.factors.confirm(cx, &otp).await)
    }
    /// Switches the own second factor off.
    async fn switch_off_second_factor(&self, ctx: &Context<'_>, password: String, otp: String) -> Result<bool> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.factors.switch_off(cx, &SwitchOff { password, otp }).await).map(|()| true)
    }
    /// Takes away a second factor somebody has lost.
    async fn reset_second_factor(&self, ctx: &Context<'_>, id: PersonId, reason: String) -> Result<UserNode> {
        let (room, cx) = at(ctx);
        said(cx, room.sessions.factors.reset(cx, id, &reason).await).map(UserNode)
    }
}
