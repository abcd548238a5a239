//! What is done with requests to change a company's legal identity. The one who asks is never the one who decides.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::organization::{CompanyChangeDecided, CompanyChangeId, CompanyChangeSubmitted};
use data::approval::{self, Submission, Verdict, Waiting};
use data::{Db, Page, Tx, configured};
use kernel::{CompanyId, Cx, Error, Permission, Result, graph_limits};

use crate::page::Listing;
use crate::{branch, company, errors, permissions, series};

pub use graphql::{CompanyChangeMutation, CompanyChangeQuery};
pub use model::{CompanyChange, DecideCompanyChange, Identity, NewCompanyChange, Wanted};

/// As approvals know it.
const KIND: &str = "organization.company-change";

/// The requests of a tenant.
#[derive(Clone)]
pub struct CompanyChanges {
    pub db: Db,
}

impl CompanyChanges {
    /// A request.
    pub async fn find(&self, cx: &Cx, id: CompanyChangeId) -> Result<CompanyChange> {
        cx.require(&permissions::COMPANY_CHANGE_READ)?;
        let change = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        cx.sees(&permissions::COMPANY_CHANGE_READ, change.company_id, "request")?;
        Ok(change)
    }

    /// A page of a company's requests, the newest first.
    pub async fn list(
        &self,
        cx: &Cx,
        company: CompanyId,
        wanted: Wanted,
        listing: Listing,
    ) -> Result<Page<CompanyChange>> {
        cx.require(&permissions::COMPANY_CHANGE_READ)?;
        cx.sees(&permissions::COMPANY_CHANGE_READ, company, "company")?;
        let bounds = listing.bounds()?;
        let (since, end) = wanted.ids()?;
        let before = if bounds.id.is_nil() { end } else { bounds.id.min(end) };
        let (born, state, limit) = ((since, before), wanted.state, bounds.limit);
        let rows = self.db.read(cx, async move |look| store::list(look, company, born, state, limit).await).await?;
        Ok(bounds.page(rows, |change| ("", change.id.0)))
    }

    /// The requests that wait for a decision in the companies of the caller, the oldest first; 200 at most.
    pub async fn waiting(&self, cx: &Cx) -> Result<Vec<Waiting>> {
        cx.require(&permissions::COMPANY_CHANGE_DECIDE)?;
        let companies = cx.companies(&permissions::COMPANY_CHANGE_DECIDE);
        let limit = i64::try_from(graph_limits::PAGE).map_err(Error::internal)?;
        self.db.read(cx, async |look| approval::waiting(look, cx, KIND, &companies, limit).await).await
    }

    /// Writes a request.
    pub async fn create(&self, cx: &Cx, input: NewCompanyChange) -> Result<CompanyChange> {
        cx.require(&permissions::COMPANY_CHANGE_CREATE)?;
        self.db
            .command(cx, "organization.company-change.create", &input.clone(), async move |tx| {
                let company = company::expect_open(tx, &permissions::COMPANY_CHANGE_CREATE, input.company_id).await?;
                let change = CompanyChange::new(CompanyChangeId::new(), &input, &company, tx.cx().actor())?;
                store::insert(tx, &change).await?;
                tx.audit("company-change", change.id.0, None::<&()>, Some(&change));
                Ok(change)
            })
            .await
    }

    /// Puts a request before a second person, under a number.
    pub async fn submit(&self, cx: &Cx, id: CompanyChangeId, version: i32) -> Result<CompanyChange> {
        cx.require(&permissions::COMPANY_CHANGE_CREATE)?;
        self.db
            .command(cx, "organization.company-change.submit", &(id, version), async move |tx| {
                let before = lock(tx, &permissions::COMPANY_CHANGE_CREATE, id).await?;
                before.expect_draft(version)?;
                let company = company::expect_open(tx, &permissions::COMPANY_CHANGE_CREATE, before.company_id).await?;
                let submission = Submission {
                    kind: KIND,
                    document: id.0,
                    company: Some(company.id),
                    amount: None,
                    about: before.about(&company),
                    raised_by: before.raised_by.clone(),
                };
                approval::submit(tx, submission).await?;
                let after = before.clone().submit(configured::next_number(tx, &series::COMPANY_CHANGE).await?)?;
                store::save(tx, &after).await?;
                let (company_id, reference) = (after.company_id, after.reference.clone().unwrap_or_default());
                tx.publish(&CompanyChangeSubmitted { company_change_id: id, company_id, reference });
                tx.audit("company-change", id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }

    /// Decides; an approved request is in force with the same commit.
    pub async fn decide(&self, cx: &Cx, input: DecideCompanyChange) -> Result<CompanyChange> {
        cx.require(&permissions::COMPANY_CHANGE_DECIDE)?;
        self.db
            .command(cx, "organization.company-change.decide", &input.clone(), async move |tx| {
                let before = lock(tx, &permissions::COMPANY_CHANGE_DECIDE, input.id).await?;
                let after = before.clone().decide(&input)?;
                let verdict = if input.approve { Verdict::Approve } else { Verdict::Reject };
                approval::decide(tx, KIND, input.id.0, verdict, after.decision_reason.as_deref().unwrap_or_default())
                    .await?;
                if input.approve {
                    take_effect(tx, &after).await?;
                }
                store::save(tx, &after).await?;
                let (company_id, reference) = (after.company_id, after.reference.clone().unwrap_or_default());
                tx.publish(&CompanyChangeDecided {
                    company_change_id: after.id,
                    company_id,
                    reference,
                    approved: input.approve,
                });
                tx.audit("company-change", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }
}

async fn take_effect(tx: &Tx, change: &CompanyChange) -> Result<()> {
    company::identify(
        tx,
        &permissions::COMPANY_CHANGE_DECIDE,
        change.company_id,
        change.company_version,
        &change.identity,
    )
    .await?;
    if change.identity.needs_branch_bins() {
        let without = branch::count_without_bin(tx, change.company_id).await?;
        if without > 0 {
            return Err(Error::new(&errors::CHANGE_BRANCH_BIN).with("count", without));
        }
    }
    Ok(())
}

async fn lock(tx: &Tx, permission: &Permission, id: CompanyChangeId) -> Result<CompanyChange> {
    let change = store::lock(tx, id).await?.ok_or_else(missing)?;
    tx.cx().inside(permission, change.company_id, "request")?;
    Ok(change)
}

fn missing() -> Error {
    Error::not_found("request")
}
