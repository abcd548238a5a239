//! `vextrus rotate`: keys and passwords replaced while everything goes on.

use std::process::ExitCode;

use anyhow::{Result, bail};
use data::installation;
use serde_json::json;

use crate::cli::{self, HouseOptions, Rotate};
use crate::house::{House, LOGIN};

pub async fn run(options: &HouseOptions, command: Rotate) -> Result<ExitCode> {
    match command {
        Rotate::Db => db(options).await,
    }
}

/// The next password of the login role. Connections that are open stay; processes that open new ones are refused once,
/// ask which password it is now, and go on.
async fn db(options: &HouseOptions) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    if house.cluster.is_some() {
        house.close().await?;
        bail!(
            "the data folder's own PostgreSQL asks nobody for a password: only its user may enter the socket's folder. There is nothing to rotate"
        );
    }
    let password = |edition| house.secrets.login(edition);
    let edition = installation::rotate_login(&house.admin, LOGIN, password).await?;
    cli::say(&format!(
        "The database's login {LOGIN} has its password number {edition}; running processes learn it by themselves"
    ));
    cli::answer(&json!({ "rotated": "db", "role": LOGIN, "edition": edition }))?;
    Ok(ExitCode::SUCCESS)
}
