//! The same acts over REST: JSON in, JSON out.

use std::future::Future;
use std::sync::Arc;

use contracts::organization::{BranchId, CompanyChangeId, FiscalYearId, PositionId, UnitId};
use kernel::{Call, CompanyId, Cx, Endpoint, Error, Method, Result, codes};
use serde::Serialize;

use crate::page::Listing;
use crate::room::Room;

use Method::{Get, Post};

/// Every REST operation.
pub fn endpoints(room: &Arc<Room>) -> Vec<Endpoint> {
    let mut all = reads(room);
    all.extend(lists(room));
    all.extend(creates(room));
    all
}

fn reads(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        at(room, Get, "/api/v1/organization/tenant", "The organization one is signed in to", async |room, cx, _| {
            json(&room.tenants.find(&cx).await?)
        }),
        at(room, Get, "/api/v1/organization/companies/{id}", "A company", async |room, cx, call| {
            json(&room.companies.find(&cx, call.param::<CompanyId>("id", "company")?).await?)
        }),
        at(room, Get, "/api/v1/organization/branches/{id}", "A branch", async |room, cx, call| {
            json(&room.branches.find(&cx, call.param::<BranchId>("id", "branch")?).await?)
        }),
        at(room, Get, "/api/v1/organization/units/{id}", "An organizational unit", async |room, cx, call| {
            json(&room.units.find(&cx, call.param::<UnitId>("id", "unit")?).await?)
        }),
        at(room, Get, "/api/v1/organization/positions/{id}", "A position", async |room, cx, call| {
            json(&room.positions.find(&cx, call.param::<PositionId>("id", "position")?).await?)
        }),
        at(room, Get, "/api/v1/organization/fiscal-years/{id}", "A fiscal year", async |room, cx, call| {
            json(&room.fiscal_years.find(&cx, call.param::<FiscalYearId>("id", "fiscal year")?).await?)
        }),
        at(room, Get, "/api/v1/organization/company-changes/{id}", "A request", async |room, cx, call| {
            json(&room.changes.find(&cx, call.param::<CompanyChangeId>("id", "request")?).await?)
        }),
    ]
}

fn lists(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        at(room, Get, "/api/v1/organization/companies", "Companies by name", async |room, cx, call| {
            json(&room.companies.list(&cx, Listing::of(&call)?).await?)
        }),
        at(room, Get, "/api/v1/organization/branches", "Branches by code", async |room, cx, call| {
            json(&room.branches.list(&cx, Listing::of(&call)?).await?)
        }),
        at(room, Get, "/api/v1/organization/units", "Organizational units by code", async |room, cx, call| {
            let kind = call.query.get("kind").map(|kind| kind.parse()).transpose()?;
            json(&room.units.list(&cx, Listing::of(&call)?, kind).await?)
        }),
        at(room, Get, "/api/v1/organization/positions", "Positions by key", async |room, cx, call| {
            json(&room.positions.list(&cx, Listing::of(&call)?).await?)
        }),
        at(room, Get, "/api/v1/organization/fiscal-years", "A company's fiscal years", async |room, cx, call| {
            json(&room.fiscal_years.list(&cx, company(&Listing::of(&call)?)?).await?)
        }),
        at(room, Get, "/api/v1/organization/company-changes", "A company's requests", async |room, cx, call| {
            let listing = Listing::of(&call)?;
            json(&room.changes.list(&cx, company(&listing)?, listing).await?)
        }),
    ]
}

fn creates(room: &Arc<Room>) -> Vec<Endpoint> {
    vec![
        at(room, Post, "/api/v1/organization/companies", "Sets up a company", async |room, cx, call| {
            json(&room.companies.create(&cx, call.json()?).await?)
        }),
        at(room, Post, "/api/v1/organization/branches", "Sets up a branch", async |room, cx, call| {
            json(&room.branches.create(&cx, call.json()?).await?)
        }),
        at(room, Post, "/api/v1/organization/units", "Sets up an organizational unit", async |room, cx, call| {
            json(&room.units.create(&cx, call.json()?).await?)
        }),
    ]
}

fn company(listing: &Listing) -> Result<CompanyId> {
    listing.company_id.ok_or_else(|| Error::new(&codes::REQUIRED).field("company"))
}

fn json(answer: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(answer).map_err(Error::internal)
}

fn at<F>(
    room: &Arc<Room>,
    method: Method,
    path: &'static str,
    sentence: &'static str,
    act: impl Fn(Arc<Room>, Cx, Call) -> F + Send + Sync + 'static,
) -> Endpoint
where
    F: Future<Output = Result<Vec<u8>>> + Send + 'static,
{
    let room = room.clone();
    Endpoint { method, path, sentence, call: Arc::new(move |cx, call| Box::pin(act(room.clone(), cx, call))) }
}
