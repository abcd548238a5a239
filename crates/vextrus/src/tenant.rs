//! `vextrus tenant`: founding, the steps of its life, the way out. Each is a procedure of repeatable steps.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use contracts::organization::{NewTenant, Organization, OrganizationRemote, Slug, StateChange};
use kernel::{PersonId, TenantId};
use serde_json::json;
use uuid::Uuid;

use crate::cli::{self, Create, HouseOptions, State, Step, Tenant, Which};
use crate::export;
use crate::house::House;

/// The shortest first password.
const PASSWORD: usize = 10;

pub async fn run(options: &HouseOptions, command: Tenant) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    match command {
        Tenant::Create(create) => found(&house, create).await?,
        Tenant::State(state) => step(&house, &state).await?,
        Tenant::Export(Which { slug }) => export::export(&house, &slug).await?,
        Tenant::Erase(Which { slug }) => export::erase(&house, &slug).await?,
        Tenant::List => list(&house).await?,
    }
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}

/// Organization, hosted in this process.
pub fn organization(house: &House) -> Result<impl Organization> {
    let service = house.services.iter().find(|service| service.name == "organization");
    let service = service.context("organization is not hosted here")?;
    Ok(OrganizationRemote(Arc::new(service.answers.clone())))
}

/// The tenant's owner.
pub struct Owner {
    pub id: PersonId,
    pub email: String,
}

const OWNER: &str = "select owner_id, owner_email from organization.tenant";

pub async fn owner(house: &House, tenant: TenantId) -> Result<Owner> {
    let db = house.runtime.db.acting_as("vextrus_organization");
    let found = db
        .read(&house.operator(tenant), async |look| {
            look.find(OWNER, &[], |row| {
                Ok(Owner { id: row.get("owner_id")?, email: row.get::<String>("owner_email")?.to_lowercase() })
            })
            .await
        })
        .await?;
    found.context("the tenant has no owner; it was erased or never founded")
}

async fn found(house: &House, create: Create) -> Result<()> {
    if let Some(file) = &create.owner_password_file {
        let password = read_password(file)?;
        if password.chars().count() < PASSWORD {
            bail!("the password has fewer than {PASSWORD} characters");
        }
        cli::say(
            "Note: there is no sign-in by password yet, so the password was not kept. Use `vextrus token` meanwhile.",
        );
    }
    let known = data::tenants::directory(&house.runtime.db, &house.nowhere(), Some(&create.slug)).await?;
    // A founding that was interrupted goes on with the id it had.
    let tenant = known.first().map_or_else(TenantId::new, |listed| listed.id);
    // A key of its own each time: organization itself knows a repetition, and says what differs if it is none.
    let cx = house.operator(tenant).keyed(format!("tenant-create:{}", Uuid::now_v7()));
    let new = NewTenant {
        slug: create.slug,
        name: create.name,
        name_bn: create.name_bn,
        owner_email: create.owner_email,
        data_region: None,
        plan: None,
    };
    let founded = organization(house)?.found_tenant(&cx, new).await?;
    cli::answer(&json!({ "tenant_id": founded.tenant_id, "slug": founded.slug, "owner_id": founded.owner_id }))
}

fn read_password(file: &Path) -> Result<String> {
    let mut text = String::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text)?;
    } else {
        text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    }
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

async fn step(house: &House, state: &State) -> Result<()> {
    let tenant = data::tenants::by_slug(&house.runtime.db, &house.nowhere(), &state.slug).await?.id;
    let change = match state.to {
        Step::Activate => StateChange::Activate,
        Step::Suspend => StateChange::Suspend(state.reason.clone()),
        Step::Resume => StateChange::Resume,
        Step::Archive => StateChange::Archive(state.reason.clone()),
    };
    let facts = organization(house)?.change_state(&house.operator(tenant), change).await?;
    cli::answer(&json!({ "tenant_id": facts.id, "slug": facts.slug, "state": facts.state }))
}

async fn list(house: &House) -> Result<()> {
    for listed in data::tenants::directory(&house.runtime.db, &house.nowhere(), None).await? {
        cli::answer(
            &json!({ "tenant_id": listed.id, "slug": Slug(listed.slug), "name": listed.name, "state": listed.state }),
        )?;
    }
    Ok(())
}
