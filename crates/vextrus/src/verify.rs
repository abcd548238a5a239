//! `vextrus verify`: what must always be true, recomputed from the rows.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use contracts::audit::{Audit as _, SignedHead, VerifyTrail};
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
    let heads = verify.head.as_deref().map(heads).transpose()?.unwrap_or_default();
    match (&verify.export, &verify.tenant) {
        (Some(folder), _) => export(folder, &heads),
        (None, Some(tenant)) => installed(options, &verify.what, tenant, heads).await,
        (None, None) => bail!("name the organization with --tenant, or the folder of an export with --export"),
    }
}

async fn installed(options: &HouseOptions, what: &str, slug: &str, heads: Vec<SignedHead>) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), slug).await?.id;
    let mut proofs = all(&house);
    proofs.retain(|known| what == "all" || what == known.owner);
    if proofs.is_empty() {
        let known: Vec<_> =
            house.services.iter().filter(|service| !service.proofs.is_empty()).map(|service| service.name).collect();
        bail!("there is nothing to verify by the name “{}”; there are all, data, {}", what, known.join(", "));
    }
    let mut count = 0;
    for known in proofs {
        let found = wrong(&house, tenant, &known).await?;
        let verdict = if found.is_empty() { "ok  " } else { "WRONG" };
        cli::say(&format!("{verdict} {}: {}", known.name(), known.proof.sentence));
        cli::answer(&json!({ "proof": known.name(), "ok": found.is_empty(), "wrong": found }))?;
        count += found.len();
    }
    if what == "all" || what == "audit" {
        count += trail(&house, tenant, heads).await?;
    }
    house.close().await?;
    Ok(ExitCode::from(u8::from(count > 0)))
}

const WHOLE: &str = "no row of the audit trail was changed, removed or put in since it was sealed";

/// The audit trail, computed anew; the number of things that are wrong.
async fn trail(house: &House, tenant: TenantId, heads: Vec<SignedHead>) -> Result<usize> {
    let audit = house.audit()?;
    let verified = audit.verify(&house.operator(tenant), VerifyTrail { heads }).await?;
    tell(verified.wrong, verified.findings.iter().map(|finding| finding.sentence.clone()).collect())?;
    cli::say(&format!(
        "     {} rows in {} blocks; {} lawfully removed; {} not sealed yet",
        verified.rows, verified.blocks, verified.removed, verified.waiting
    ));
    Ok(usize::try_from(verified.wrong)?)
}

/// An export's folder, with nothing but the folder.
fn export(folder: &Path, heads: &[SignedHead]) -> Result<ExitCode> {
    let heads = heads.iter().map(|head| Ok(serde_json::from_value(serde_json::to_value(head)?)?));
    let report = seal::verify_export(folder, heads.collect::<Result<_>>()?)?;
    tell(report.wrong, report.damages.iter().map(ToString::to_string).collect())?;
    cli::say(&format!(
        "     {} rows in {} blocks; {} lawfully removed; {} not sealed yet; signed by {}",
        report.rows,
        report.blocks,
        report.removed,
        report.waiting,
        report.keys.join(", ")
    ));
    Ok(ExitCode::from(u8::from(!report.is_whole())))
}

fn tell(wrong: i64, findings: Vec<String>) -> Result<()> {
    cli::say(&format!("{} audit.trail.whole: {WHOLE}", if wrong == 0 { "ok  " } else { "WRONG" }));
    findings.iter().for_each(|finding| cli::say(&format!("     {finding}")));
    cli::answer(&json!({ "proof": "audit.trail.whole", "ok": wrong == 0, "wrong": findings }))
}

/// Heads kept elsewhere: one, or the list a backup wrote, or what an export encloses.
fn heads(file: &Path) -> Result<Vec<SignedHead>> {
    let text = std::fs::read(file).with_context(|| file.display().to_string())?;
    let mut value: serde_json::Value = serde_json::from_slice(&text).with_context(|| file.display().to_string())?;
    if let Some(head) = value.get_mut("head") {
        value = head.take();
    }
    let list = if value.is_array() { value } else { json!([value]) };
    serde_json::from_value(list).with_context(|| format!("{} holds no signed head", file.display()))
}
