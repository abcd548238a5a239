//! `vextrus token`: an access token of one of a tenant's people, for the operator's scripts. Auth makes it; the audit knows.

use std::process::ExitCode;

use anyhow::Result;
use contracts::auth::{Auth as _, MintToken};
use serde_json::json;
use uuid::Uuid;

use crate::cli::{self, HouseOptions, Token};
use crate::house::House;

pub async fn run(options: &HouseOptions, wanted: Token) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), &wanted.tenant).await?.id;
    let cx = house.operator(tenant).keyed(format!("token:{}", Uuid::now_v7()));
    let minted = house.auth()?.mint(&cx, MintToken { email: wanted.email, hours: wanted.hours }).await?;
    cli::answer(
        &json!({ "access_token": minted.access_token, "token_type": "Bearer", "expires_in": minted.expires_in }),
    )?;
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}
