//! The tenant's rows. Row security leaves exactly one, so nothing here asks for it by id.

use contracts::organization::Plan;
use data::{Look, Row, Tx};
use kernel::{Result, TenantId};

use super::Export;
use super::model::{Email, Tenant};

macro_rules! columns {
    () => {
        "slug, name, name_bn, state, state_since, state_reason, plan, max_companies, max_branches, max_units, max_positions, \
         max_users, trial_ends_on, data_region, owner_id, owner_email, version"
    };
}

const FIND: &str = concat!("select ", columns!(), " from organization.tenant");

const LOCK: &str = concat!("select ", columns!(), " from organization.tenant for update");

const INSERT: &str = concat!(
    "insert into organization.tenant (",
    columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
);

const SAVE: &str = "
    update organization.tenant
    set name = $1, name_bn = $2, state = $3, state_since = $4, state_reason = $5, plan = $6, max_companies = $7,
        max_branches = $8, max_units = $9, max_positions = $10, max_users = $11, trial_ends_on = $12, data_region = $13,
        version = $14";

const DIRECTORY: &str = "select data.directory_put($1, $2, $3, $4, $5)";

const EXPORTS: &str = "
    select id, at, state, tables, rows, digest from data.tenant_export order by at desc, id limit 20";

/// The archive must be followed by an export: what changed before it could still be missing from an older one.
const EXPORTED: &str = "
    select exists (
      select from data.tenant_export e
      where e.state = 'done' and e.at >= (select t.state_since from organization.tenant t)) as exported";

fn tenant(row: &Row) -> Result<Tenant> {
    Ok(Tenant {
        slug: row.get("slug")?,
        name: row.get("name")?,
        name_bn: row.get("name_bn")?,
        state: row.get("state")?,
        state_since: row.get("state_since")?,
        state_reason: row.get("state_reason")?,
        plan: Plan {
            name: row.get("plan")?,
            max_companies: row.get("max_companies")?,
            max_branches: row.get("max_branches")?,
            max_units: row.get("max_units")?,
            max_positions: row.get("max_positions")?,
            max_users: row.get("max_users")?,
        },
        trial_ends_on: row.get("trial_ends_on")?,
        data_region: row.get("data_region")?,
        owner_id: row.get("owner_id")?,
        owner_email: Email(row.get("owner_email")?),
        version: row.get("version")?,
    })
}

pub async fn find(look: &Look) -> Result<Option<Tenant>> {
    look.find(FIND, &[], tenant).await
}

pub async fn lock(tx: &Tx) -> Result<Option<Tenant>> {
    tx.find(LOCK, &[], tenant).await
}

pub async fn insert(tx: &Tx, tenant: &Tenant) -> Result<()> {
    let (t, plan) = (tenant, &tenant.plan);
    tx.run(
        INSERT,
        &[
            &t.slug,
            &t.name,
            &t.name_bn,
            &t.state,
            &t.state_since,
            &t.state_reason,
            &plan.name,
            &plan.max_companies,
            &plan.max_branches,
            &plan.max_units,
            &plan.max_positions,
            &plan.max_users,
            &t.trial_ends_on,
            &t.data_region,
            &t.owner_id,
            &t.owner_email.0,
            &t.version,
        ],
    )
    .await?;
    Ok(())
}

pub async fn save(tx: &Tx, tenant: &Tenant) -> Result<()> {
    let (t, plan) = (tenant, &tenant.plan);
    tx.run(
        SAVE,
        &[
            &t.name,
            &t.name_bn,
            &t.state,
            &t.state_since,
            &t.state_reason,
            &plan.name,
            &plan.max_companies,
            &plan.max_branches,
            &plan.max_units,
            &plan.max_positions,
            &plan.max_users,
            &t.trial_ends_on,
            &t.data_region,
            &t.version,
        ],
    )
    .await?;
    Ok(())
}

/// Keeps the chassis's directory equal to the row.
pub async fn save_directory(tx: &Tx, id: TenantId, tenant: &Tenant) -> Result<()> {
    tx.run(DIRECTORY, &[&id, &tenant.slug, &tenant.name, &tenant.state, &tenant.state_since]).await?;
    Ok(())
}

pub async fn list_exports(look: &Look) -> Result<Vec<Export>> {
    look.list(EXPORTS, &[], |row| {
        Ok(Export {
            id: row.get("id")?,
            at: row.get("at")?,
            state: row.get("state")?,
            tables: row.get("tables")?,
            rows: row.get("rows")?,
            digest: row.get("digest")?,
        })
    })
    .await
}

pub async fn find_exported(look: &Look) -> Result<bool> {
    look.one(EXPORTED, &[], |row| row.get("exported")).await
}
