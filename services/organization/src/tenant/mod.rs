//! What is done with a tenant: founded, renamed, given a plan, moved along its life, exported, erased.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::organization::{
    Founded, NewTenant, PlanChange, Slug, StateChange, TenantActivated, TenantArchived, TenantCreated, TenantErased,
    TenantFacts, TenantSuspended, TenantUpdated,
};
use data::{Db, Tx};
use jiff::Timestamp;
use kernel::{Cx, Error, PersonId, Result, dhaka_midnight};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::permissions::{self, only_operator};
use crate::usage::{self, Usage};

pub use graphql::{TenantMutation, TenantQuery};
use model::TenantState;
pub use model::{Tenant, UpdateTenant};

/// The job of the house that takes a copy of a tenant's rows out.
const EXPORT_JOB: &str = "data.tenant-export";
/// Our own.
pub const TRIAL_END_JOB: &str = "organization.trial-end";

/// What the export job is told.
#[derive(Serialize)]
struct Wanted<'a> {
    slug: &'a str,
}

/// The trial-end job is told nothing: what is true when it runs decides.
#[derive(Serialize, Deserialize)]
pub struct TrialEnd {}

/// An export of the tenant's data.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Export {
    pub id: Uuid,
    pub at: Timestamp,
    pub state: String,
    pub tables: i32,
    pub rows: i64,
    pub digest: Option<String>,
}

/// The tenant's own affairs.
#[derive(Clone)]
pub struct Tenants {
    pub db: Db,
}

impl Tenants {
    /// The tenant of this context.
    pub async fn find(&self, cx: &Cx) -> Result<Tenant> {
        cx.require(&permissions::TENANT_READ)?;
        self.db.read(cx, async move |look| store::find(look).await).await?.ok_or_else(missing)
    }

    /// The tenant behind a short name, for the operator.
    pub async fn find_by_slug(&self, cx: &Cx, slug: &Slug) -> Result<Option<TenantFacts>> {
        cx.require(&permissions::TENANT_GOVERN)?;
        only_operator(cx, &permissions::TENANT_GOVERN)?;
        let Some(listed) = data::tenants::directory(&self.db, cx, Some(&slug.0)).await?.into_iter().next() else {
            return Ok(None);
        };
        let there =
            Cx::new(listed.id, cx.actor().clone(), cx.grants().clone(), cx.clock().clone()).requested(cx.request());
        let row = self.db.read(&there, async move |look| store::find(look).await).await?;
        let gone = || TenantFacts {
            id: listed.id,
            slug: slug.clone(),
            name: listed.name.clone(),
            state: listed.state.clone(),
            owner_id: None,
            data_region: None,
            plan: None,
        };
        Ok(Some(row.map_or_else(gone, |tenant| tenant.facts(listed.id))))
    }

    /// How much of the plan is used.
    pub async fn usage(&self, cx: &Cx) -> Result<Vec<Usage>> {
        cx.require(&permissions::TENANT_READ)?;
        self.db.read(cx, async move |look| usage::list(look).await).await
    }

    /// The last exports.
    pub async fn exports(&self, cx: &Cx) -> Result<Vec<Export>> {
        cx.require_everywhere(&permissions::TENANT_EXPORT)?;
        self.db.read(cx, async move |look| store::list_exports(look).await).await
    }

    /// Founds the tenant whose id the context carries. Founding it again answers as the first time, so that a
    /// procedure that stopped half-way can be repeated from its beginning.
    pub async fn found(&self, cx: &Cx, input: NewTenant) -> Result<Founded> {
        cx.require(&permissions::TENANT_FOUND)?;
        only_operator(cx, &permissions::TENANT_FOUND)?;
        let tenant = Tenant::found(&input, PersonId::new(), cx.today(), cx.now())?;
        self.db
            .command(cx, "organization.tenant.found", &input.clone(), async move |tx| {
                if let Some(there) = store::lock(tx).await? {
                    let same = there.is_same_as(&tenant);
                    return if same {
                        Ok(founded(tx.cx(), &there))
                    } else {
                        Err(Error::new(&crate::errors::TENANT_EXISTS))
                    };
                }
                store::insert(tx, &tenant).await?;
                store::save_directory(tx, tx.cx().tenant(), &tenant).await?;
                usage::insert(tx).await?;
                expect_trial_end(tx, &tenant)?;
                tx.publish(&created(tx.cx(), &tenant));
                tx.audit("tenant", tx.cx().tenant().0, None::<&()>, Some(&tenant));
                Ok(founded(tx.cx(), &tenant))
            })
            .await
    }

    /// Changes the tenant's name or region.
    pub async fn update(&self, cx: &Cx, input: UpdateTenant) -> Result<Tenant> {
        cx.require_everywhere(&permissions::TENANT_UPDATE)?;
        self.db
            .command(cx, "organization.tenant.update", &input.clone(), async move |tx| {
                let before = store::lock(tx).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                tx.publish(&updated(tx.cx(), &after));
                save(tx, &before, after).await
            })
            .await
    }

    /// Gives the tenant another plan.
    pub async fn change_plan(&self, cx: &Cx, change: PlanChange) -> Result<Tenant> {
        cx.require(&permissions::TENANT_GOVERN)?;
        only_operator(cx, &permissions::TENANT_GOVERN)?;
        self.db
            .command(cx, "organization.tenant.change-plan", &change.clone(), async move |tx| {
                let before = store::lock(tx).await?.ok_or_else(missing)?;
                let after = before.clone().replan(&change, tx.cx().today())?;
                if after.trial_ends_on != before.trial_ends_on {
                    expect_trial_end(tx, &after)?;
                }
                tx.publish(&updated(tx.cx(), &after));
                save(tx, &before, after).await
            })
            .await
    }

    /// Moves the tenant along its life.
    pub async fn change_state(&self, cx: &Cx, step: StateChange) -> Result<Tenant> {
        cx.require(&permissions::TENANT_GOVERN)?;
        only_operator(cx, &permissions::TENANT_GOVERN)?;
        self.db
            .command(cx, "organization.tenant.change-state", &step.clone(), async move |tx| {
                let before = store::lock(tx).await?.ok_or_else(missing)?;
                let after = before.clone().step(&step, tx.cx().now())?;
                publish_state(tx, &after);
                save(tx, &before, after).await
            })
            .await
    }

    /// Begins an export of everything the tenant has; asking again while one waits begins no second.
    pub async fn export(&self, cx: &Cx) -> Result<Tenant> {
        cx.require_everywhere(&permissions::TENANT_EXPORT)?;
        self.db
            .command(cx, "organization.tenant.export", &(), async move |tx| {
                let tenant = store::find(tx).await?.ok_or_else(missing)?;
                tx.enqueue(EXPORT_JOB, &Wanted { slug: &tenant.slug }, None, Some(EXPORT_JOB.into()));
                tx.audit("tenant", tx.cx().tenant().0, None::<&()>, Some(&"export requested"));
                Ok(tenant)
            })
            .await
    }

    /// Decides that an archived and exported tenant may be erased. From here on there is no way back; the operator's
    /// procedure then takes the rows away, and may be repeated until none is left, this one included.
    pub async fn erase(&self, cx: &Cx) -> Result<()> {
        cx.require(&permissions::TENANT_ERASE)?;
        only_operator(cx, &permissions::TENANT_ERASE)?;
        self.db
            .command(cx, "organization.tenant.erase", &(), async move |tx| {
                let Some(before) = store::lock(tx).await? else { return Ok(()) };
                let after = before.clone().erased(store::find_exported(tx).await?, tx.cx().now())?;
                if after.state != before.state {
                    tx.publish(&TenantErased { tenant_id: tx.cx().tenant(), on: tx.cx().today() });
                    // The directory says `archived` until the last row is gone: the erasure is checked against it.
                    store::save(tx, &after).await?;
                    tx.audit("tenant", tx.cx().tenant().0, Some(&before), Some(&after));
                }
                Ok(())
            })
            .await
    }
}

/// Suspends the tenant if its trial is over when this runs.
pub async fn end_trial(tx: &Tx) -> Result<()> {
    let Some(before) = store::lock(tx).await? else { return Ok(()) };
    if let Some(after) = before.clone().end_trial(tx.cx().today(), tx.cx().now())? {
        publish_state(tx, &after);
        save(tx, &before, after).await?;
    }
    Ok(())
}

async fn save(tx: &Tx, before: &Tenant, after: Tenant) -> Result<Tenant> {
    store::save(tx, &after).await?;
    store::save_directory(tx, tx.cx().tenant(), &after).await?;
    tx.audit("tenant", tx.cx().tenant().0, Some(before), Some(&after));
    Ok(after)
}

fn expect_trial_end(tx: &Tx, tenant: &Tenant) -> Result<()> {
    if let Some(day) = tenant.trial_ends_on {
        tx.enqueue(TRIAL_END_JOB, &TrialEnd {}, Some(dhaka_midnight(day)?), Some(day.to_string()));
    }
    Ok(())
}

fn publish_state(tx: &Tx, tenant: &Tenant) {
    let (tenant_id, on) = (tx.cx().tenant(), tx.cx().today());
    let reason = tenant.state_reason.clone().unwrap_or_default();
    match tenant.state {
        TenantState::Active | TenantState::Trial => tx.publish(&TenantActivated { tenant_id, on }),
        TenantState::Suspended => tx.publish(&TenantSuspended { tenant_id, reason, on }),
        TenantState::Archived => tx.publish(&TenantArchived { tenant_id, reason, on }),
        TenantState::Erased => {}
    }
}

fn created(cx: &Cx, tenant: &Tenant) -> TenantCreated {
    TenantCreated {
        tenant_id: cx.tenant(),
        slug: Slug(tenant.slug.clone()),
        name: tenant.name.clone(),
        state: tenant.state.word().into(),
        owner_id: tenant.owner_id,
        max_users: tenant.plan.max_users,
        on: cx.today(),
    }
}

fn updated(cx: &Cx, tenant: &Tenant) -> TenantUpdated {
    TenantUpdated {
        tenant_id: cx.tenant(),
        name: tenant.name.clone(),
        data_region: tenant.data_region.clone(),
        plan: tenant.plan.name.clone(),
        max_users: tenant.plan.max_users,
        on: cx.today(),
    }
}

fn founded(cx: &Cx, tenant: &Tenant) -> Founded {
    Founded { tenant_id: cx.tenant(), slug: Slug(tenant.slug.clone()), owner_id: tenant.owner_id }
}

fn missing() -> Error {
    Error::not_found("organization")
}
