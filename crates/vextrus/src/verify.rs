//! `vextrus verify`: what must always be true, recomputed from the rows.

use std::process::ExitCode;

use anyhow::{Result, bail};
use data::Proof;
use kernel::TenantId;
use serde_json::json;

use crate::cli::{self, HouseOptions, Verify};
use crate::house::House;

/// A proof, whose it is, and the role it is read as.
pub struct Known {
    owner: &'static str,
    role: &'static str,
    proof: &'static Proof,
}

impl Known {
    /// `service.noun.what`.
    pub fn name(&self) -> String {
        format!("{}.{}", self.owner, self.proof.name)
    }
}

/// Every proof there is.
pub fn all(house: &House) -> Vec<Known> {
    let own = data::PROOFS.iter().map(|proof| Known { owner: "data", role: "vextrus_eraser", proof });
    let of = |service: &data::Service| {
        let (owner, role) = (service.name, service.role);
        service.proofs.iter().map(move |proof| Known { owner, role, proof })
    };
    own.chain(house.services.iter().flat_map(of)).collect()
}

/// What is wrong with this tenant's rows by this proof.
pub async fn wrong(house: &House, tenant: TenantId, known: &Known) -> Result<Vec<String>> {
    let db = house.runtime.db.acting_as(known.role);
    let found = db
        .read(&house.operator(tenant), async |look| look.list(known.proof.sql, &[], |row| row.get("wrong")).await)
        .await?;
    Ok(found)
}

pub async fn run(options: &HouseOptions, verify: Verify) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), &verify.tenant).await?.id;
    let mut proofs = all(&house);
    proofs.retain(|known| verify.what == "all" || verify.what == known.owner);
    if proofs.is_empty() {
        let known: Vec<_> =
            house.services.iter().filter(|service| !service.proofs.is_empty()).map(|service| service.name).collect();
        bail!("there is nothing to verify by the name “{}”; there are all, data, {}", verify.what, known.join(", "));
    }
    let mut count = 0;
    for known in proofs {
        let found = wrong(&house, tenant, &known).await?;
        let verdict = if found.is_empty() { "ok  " } else { "WRONG" };
        cli::say(&format!("{verdict} {}: {}", known.name(), known.proof.sentence));
        cli::answer(&json!({ "proof": known.name(), "ok": found.is_empty(), "wrong": found }))?;
        count += found.len();
    }
    house.close().await?;
    Ok(ExitCode::from(u8::from(count > 0)))
}
