//! `vextrus token`: until auth keeps people, the operator's word is who somebody is.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use jiff::SignedDuration;
use kernel::{Actor, CompanyId, PersonId, Scope, TenantId};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::authority::{Claims, OperatorTokens};
use crate::cli::{self, HouseOptions, Token};
use crate::house::House;
use crate::tenant;

/// Roles that hold all of their tenant.
const WHOLE: [&str; 2] = ["organization-owner", "system-admin"];

pub async fn run(options: &HouseOptions, wanted: Token) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), &wanted.tenant).await?.id;
    let owner = tenant::owner(&house, tenant).await?;
    let email = wanted.email.trim().to_lowercase();
    let person = if owner.email == email { owner.id } else { person_of(tenant, &email) };
    let claims = Claims {
        tenant,
        actor: Actor::Person(person),
        grants: grants(&wanted.role)?,
        scope: scope(wanted.company.as_deref())?,
        expires: house.runtime.clock.now() + SignedDuration::from_hours(wanted.hours),
    };
    let token = OperatorTokens::new(house.secrets.key("operator-token"), house.runtime.clock.clone()).sign(&claims)?;
    cli::answer(&json!({ "access_token": token, "token_type": "Bearer", "expires_in": wanted.hours * 3600 }))?;
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// The same address is the same person, in one tenant.
fn person_of(tenant: TenantId, email: &str) -> PersonId {
    let digest = Sha256::new().chain_update(tenant.0.as_bytes()).chain_update(email.as_bytes()).finalize();
    PersonId(Uuid::new_v8(digest[..16].try_into().expect("sixteen bytes")))
}

fn grants(role: &str) -> Result<Vec<String>> {
    if WHOLE.contains(&role) {
        return Ok(vec!["*".to_owned()]);
    }
    let held: Vec<String> = kernel::permissions()
        .iter()
        .filter(|known| known.roles.contains(&role))
        .map(|known| known.name.to_owned())
        .collect();
    if held.is_empty() {
        bail!("no service knows the role “{role}”");
    }
    Ok(held)
}

fn scope(companies: Option<&[String]>) -> Result<Scope> {
    let Some(companies) = companies else {
        return Ok(Scope::All);
    };
    let ids: Result<Vec<CompanyId>> =
        companies.iter().map(|id| id.parse().with_context(|| format!("company {id}"))).collect();
    Ok(Scope::Only(ids?))
}
