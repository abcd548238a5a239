//! `vextrus tenant`: founding, the steps of its life, the way out. Each is a procedure of repeatable steps.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use contracts::auth::{Auth as _, NewOwner};
use contracts::organization::{NewTenant, Organization as _, Slug, StateChange};
use kernel::TenantId;
use serde_json::json;
use uuid::Uuid;

use crate::cli::{self, Create, HouseOptions, State, Step, Tenant, Which};
use crate::export;
use crate::house::House;

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

async fn found(house: &House, create: Create) -> Result<()> {
    let password = create.owner_password_file.as_deref().map(read_password).transpose()?;
    let known = data::tenants::directory(&house.runtime.db, &house.nowhere(), Some(&create.slug)).await?;
    // A founding that was interrupted goes on with the id it had.
    let tenant = known.first().map_or_else(TenantId::new, |listed| listed.id);
    // A key of its own each time: organization itself knows a repetition, and says what differs if it is none.
    let cx = house.operator(tenant).keyed(format!("tenant-create:{}", Uuid::now_v7()));
    let new = NewTenant {
        slug: create.slug,
        name: create.name,
        name_bn: create.name_bn,
        owner_email: create.owner_email.clone(),
        data_region: None,
        plan: None,
    };
    let founded = house.organization()?.found_tenant(&cx, new).await?;
    let owner = NewOwner { id: founded.owner_id, email: create.owner_email, password };
    let cx = house.operator(tenant).keyed(format!("tenant-owner:{}", Uuid::now_v7()));
    house.auth()?.establish_owner(&cx, owner).await?;
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
    let facts = house.organization()?.change_state(&house.operator(tenant), change).await?;
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
