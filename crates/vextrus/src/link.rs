//! `vextrus link`: somebody chooses a password by a link; the way back in when the owner has lost the only one.

use std::process::ExitCode;

use anyhow::Result;
use contracts::auth::{Auth as _, LinkFor};
use serde_json::json;
use uuid::Uuid;

use crate::cli::{self, HouseOptions, Link};
use crate::house::House;

pub async fn run(options: &HouseOptions, wanted: Link) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), &wanted.tenant).await?.id;
    let cx = house.operator(tenant).keyed(format!("link:{}", Uuid::now_v7()));
    let made = house.auth()?.make_link(&cx, LinkFor { email: wanted.email }).await?;
    cli::answer(&json!({
        "purpose": made.purpose, "address": made.address, "token": made.token, "expires_at": made.expires_at,
    }))?;
    cli::say("Hand the address over; the password is chosen there. It is good once, and shown only here.");
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}
