//! What other services may ask, answered by the same acts people use: each checks its permission itself.

use contracts::organization::{
    CompanyFacts, Founded, Holder, HoldersOn, NewTenant, Organization, PlanChange, Slug, StateChange, TenantFacts,
};
use kernel::{BoxFuture, CompanyId, Cx, Error, Kind, Result};

use crate::room::Room;

impl Organization for Room {
    fn tenant_by_slug<'a>(&'a self, cx: &'a Cx, slug: Slug) -> BoxFuture<'a, Result<Option<TenantFacts>>> {
        Box::pin(async move { self.tenants.find_by_slug(cx, &slug).await })
    }

    fn tenant<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<Option<TenantFacts>>> {
        Box::pin(async move { Ok(seen(self.tenants.find(cx).await)?.map(|tenant| tenant.facts(cx.tenant()))) })
    }

    fn company<'a>(&'a self, cx: &'a Cx, id: CompanyId) -> BoxFuture<'a, Result<Option<CompanyFacts>>> {
        Box::pin(async move { Ok(seen(self.companies.find(cx, id).await)?.map(crate::company::Company::facts)) })
    }

    fn holders<'a>(&'a self, cx: &'a Cx, asked: HoldersOn) -> BoxFuture<'a, Result<Vec<Holder>>> {
        Box::pin(async move { self.positions.holders(cx, asked).await })
    }

    fn found_tenant<'a>(&'a self, cx: &'a Cx, input: NewTenant) -> BoxFuture<'a, Result<Founded>> {
        Box::pin(async move { self.tenants.found(cx, input).await })
    }

    fn change_state<'a>(&'a self, cx: &'a Cx, step: StateChange) -> BoxFuture<'a, Result<TenantFacts>> {
        Box::pin(async move { Ok(self.tenants.change_state(cx, step).await?.facts(cx.tenant())) })
    }

    fn change_plan<'a>(&'a self, cx: &'a Cx, change: PlanChange) -> BoxFuture<'a, Result<TenantFacts>> {
        Box::pin(async move { Ok(self.tenants.change_plan(cx, change).await?.facts(cx.tenant())) })
    }

    fn request_export<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<TenantFacts>> {
        Box::pin(async move { Ok(self.tenants.export(cx).await?.facts(cx.tenant())) })
    }

    fn erase<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<()>> {
        Box::pin(self.tenants.erase(cx))
    }
}

/// Missing is an answer to a question, not a failure.
fn seen<T>(found: Result<T, Error>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == Kind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
