//! `vextrus verify`: what must always be true, recomputed from the rows.

use std::process::ExitCode;

use anyhow::{Result, bail};
use data::Proof;
use serde_json::json;

use crate::cli::{self, HouseOptions, Verify};
use crate::house::House;

pub async fn run(options: &HouseOptions, verify: Verify) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), &verify.tenant).await?.id;
    let mut proofs: Vec<(&str, &str, &Proof)> =
        data::PROOFS.iter().map(|proof| ("data", "vextrus_eraser", proof)).collect();
    for service in &house.services {
        proofs.extend(service.proofs.iter().map(|proof| (service.name, service.role, proof)));
    }
    proofs.retain(|(owner, _, _)| verify.what == "all" || verify.what == *owner);
    if proofs.is_empty() {
        let known: Vec<_> =
            house.services.iter().filter(|service| !service.proofs.is_empty()).map(|service| service.name).collect();
        bail!("there is nothing to verify by the name “{}”; there are all, data, {}", verify.what, known.join(", "));
    }
    let mut wrong = 0;
    for (owner, role, proof) in proofs {
        let db = house.runtime.db.acting_as(role);
        let found: Vec<String> = db
            .read(&house.operator(tenant), async |look| look.list(proof.sql, &[], |row| row.get("wrong")).await)
            .await?;
        cli::say(&format!(
            "{} {owner}.{}: {}",
            if found.is_empty() { "ok  " } else { "WRONG" },
            proof.name,
            proof.sentence
        ));
        cli::answer(&json!({ "proof": format!("{owner}.{}", proof.name), "ok": found.is_empty(), "wrong": found }))?;
        wrong += found.len();
    }
    house.close().await?;
    Ok(ExitCode::from(u8::from(wrong > 0)))
}
