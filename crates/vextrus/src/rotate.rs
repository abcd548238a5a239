//! `vextrus rotate`: new keys in place of old ones, without anybody signing in again.

use std::process::ExitCode;

use anyhow::{Result, ensure};
use contracts::auth::Auth as _;
use serde_json::json;
use uuid::Uuid;

use crate::cli::{self, HouseOptions, Rotate};
use crate::house::{House, LOGIN};

pub async fn run(options: &HouseOptions, what: Rotate) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    match what {
        Rotate::Db => db(&house).await?,
        Rotate::Jwt => jwt(&house).await?,
        Rotate::FieldKeys => field_keys(&house).await?,
    }
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// The next password of the login role. Connections that are open stay; processes that open new ones are refused once,
/// ask which password it is now, and go on.
async fn db(house: &House) -> Result<()> {
    ensure!(
        house.cluster.is_none(),
        "the data folder's own PostgreSQL asks nobody for a password: only its user may enter the socket's folder. There is nothing to rotate"
    );
    let password = |edition| house.secrets.login(edition);
    let edition = data::installation::rotate_login(&house.admin, LOGIN, password).await?;
    cli::say(&format!("{LOGIN} signs in with its password number {edition}; running processes learn it by themselves"));
    cli::answer(&json!({ "rotated": "db", "role": LOGIN, "edition": edition }))
}

/// Access tokens are signed with a new key; those signed before are good until they expire.
async fn jwt(house: &House) -> Result<()> {
    let cx = house.nowhere().keyed(format!("rotate-jwt:{}", Uuid::now_v7()));
    let rotated = house.auth()?.rotate_signing_key(&cx, ()).await?;
    cli::answer(&json!({ "key": rotated.key, "previous_until": rotated.previous_until }))
}

/// Every protected field of every tenant is sealed with a new key of its tenant; interrupted, it goes on when repeated.
async fn field_keys(house: &House) -> Result<()> {
    let columns: Vec<_> =
        house.services.iter().flat_map(|service| service.sealed.iter().map(|sealed| (service.role, *sealed))).collect();
    for listed in data::tenants::directory(&house.runtime.db, &house.nowhere(), None).await? {
        if listed.state == "erased" {
            continue;
        }
        let told = |place: &str, values: usize| cli::say(&format!("{}: {place}: {values} sealed anew", listed.slug));
        data::vault::rotate(&house.runtime.db, &house.operator(listed.id), &columns, told).await?;
        cli::answer(&json!({ "tenant": listed.slug, "rotated": true }))?;
    }
    Ok(())
}
