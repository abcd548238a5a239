//! `vextrus release`: after a restore, what waited goes outside.

use std::process::ExitCode;

use anyhow::Result;
use data::installation;
use serde_json::json;

use crate::cli::{self, HouseOptions};
use crate::house::House;

pub async fn run(options: &HouseOptions) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let held = installation::held(&house.runtime.db, &house.nowhere()).await?;
    let released = installation::release(&house.runtime.db, &house.nowhere()).await?;
    house.close().await?;
    match &held {
        Some(held) => cli::say(&format!("Released ({}): SMS, mail, bank files and Kafka go outside again", held.why)),
        None => cli::say("Nothing was held"),
    }
    cli::answer(&json!({ "released": released, "was": held }))?;
    Ok(ExitCode::SUCCESS)
}
