//! What is done with companies.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::organization::{CompanyClosed, CompanyCreated, CompanyUpdated};
use data::{Db, Page, Tx};
use kernel::{CompanyId, Cx, Error, Permission, Result};
use uuid::Uuid;

use crate::company_change::Identity;
use crate::page::Listing;
use crate::usage::{self, What};
use crate::{fiscal_year, permissions};

pub use graphql::{CompanyMutation, CompanyNode, CompanyQuery};
pub use model::{Company, NewCompany, UpdateCompany, VatRegistration, read, read_bin, read_tin};

/// Under which companies are found by their words.
const KIND: &str = "organization.company";

/// The companies of a tenant.
#[derive(Clone)]
pub struct Companies {
    pub db: Db,
}

impl Companies {
    /// A company.
    pub async fn find(&self, cx: &Cx, id: CompanyId) -> Result<Company> {
        cx.require(&permissions::COMPANY_READ)?;
        cx.sees(&permissions::COMPANY_READ, id, "company")?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several companies in one flight; those one may not see are left out.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Company>> {
        cx.require(&permissions::COMPANY_READ)?;
        let mut companies = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        let reach = cx.grants().reach(&permissions::COMPANY_READ);
        companies.retain(|company| reach.touches(company.id));
        Ok(companies)
    }

    /// A page of companies by name.
    pub async fn list(&self, cx: &Cx, listing: Listing) -> Result<Page<Company>> {
        cx.require(&permissions::COMPANY_READ)?;
        let (bounds, scope) = (listing.bounds()?, cx.companies(&permissions::COMPANY_READ));
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &scope, &found).await?;
                Ok(bounds.page(rows, |company| (&company.name, company.id.0)))
            })
            .await
    }

    /// Sets up a company and opens its first fiscal year.
    pub async fn create(&self, cx: &Cx, input: NewCompany) -> Result<Company> {
        cx.require_everywhere(&permissions::COMPANY_CREATE)?;
        let company = Company::new(CompanyId::new(), &input)?;
        let books_from = input.books_from.unwrap_or_else(|| cx.today());
        self.db
            .command(cx, "organization.company.create", &input.clone(), async move |tx| {
                usage::take(tx, What::Company).await?;
                store::insert(tx, &company).await?;
                fiscal_year::open_first(tx, &company, books_from).await?;
                tx.publish(&created(tx.cx(), &company));
                written(tx, None, &company);
                Ok(company.clone())
            })
            .await
    }

    /// Changes what needs no second person.
    pub async fn update(&self, cx: &Cx, input: UpdateCompany) -> Result<Company> {
        cx.require(&permissions::COMPANY_UPDATE)?;
        cx.inside(&permissions::COMPANY_UPDATE, input.id, "company")?;
        self.db
            .command(cx, "organization.company.update", &input.clone(), async move |tx| {
                let before = lock(tx, &permissions::COMPANY_UPDATE, input.id).await?;
                let after = before.clone().update(&input)?;
                save(tx, &before, after).await
            })
            .await
    }

    /// Closes a company that has nothing open any more.
    pub async fn close(&self, cx: &Cx, id: CompanyId, version: i32) -> Result<Company> {
        cx.require_everywhere(&permissions::COMPANY_CLOSE)?;
        self.db
            .command(cx, "organization.company.close", &(id, version), async move |tx| {
                let before = lock(tx, &permissions::COMPANY_CLOSE, id).await?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                store::save(tx, &after).await?;
                usage::give_back(tx, What::Company).await?;
                tx.publish(&CompanyClosed { company_id: id, version: after.version, on: tx.cx().today() });
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }
}

/// The company, held open while something is set up in it.
pub async fn expect_open(tx: &Tx, permission: &Permission, id: CompanyId) -> Result<Company> {
    tx.cx().inside(permission, id, "company")?;
    store::lock_shared(tx, id).await?.ok_or_else(missing)?.expect_open()
}

/// The company, locked against everybody else's changes.
pub async fn lock(tx: &Tx, permission: &Permission, id: CompanyId) -> Result<Company> {
    tx.cx().inside(permission, id, "company")?;
    store::lock(tx, id).await?.ok_or_else(missing)
}

/// Gives a company the identity a second person approved.
pub async fn identify(
    tx: &Tx,
    permission: &Permission,
    id: CompanyId,
    seen: i32,
    identity: &Identity,
) -> Result<Company> {
    let before = lock(tx, permission, id).await?;
    let after = before.clone().identify(seen, identity)?;
    save(tx, &before, after).await
}

async fn save(tx: &Tx, before: &Company, after: Company) -> Result<Company> {
    store::save(tx, &after).await?;
    let (name, on) = (after.name.clone(), tx.cx().today());
    tx.publish(&CompanyUpdated { company_id: after.id, name, version: after.version, on });
    written(tx, Some(before), &after);
    Ok(after)
}

/// What every writing of a company leaves behind: its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&Company>, after: &Company) {
    tx.audit("company", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn created(cx: &Cx, company: &Company) -> CompanyCreated {
    CompanyCreated {
        company_id: company.id,
        name: company.name.clone(),
        base_currency: company.base_currency,
        version: company.version,
        on: cx.today(),
    }
}

fn missing() -> Error {
    Error::not_found("company")
}
