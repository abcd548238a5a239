//! What is done with branches.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::organization::{BranchClosed, BranchCreated, BranchId, BranchUpdated};
use data::{Db, Page, Tx};
use kernel::{CompanyId, Cx, Error, Permission, Result};
use uuid::Uuid;

use crate::page::Listing;
use crate::usage::{self, What};
use crate::{company, permissions};

pub use graphql::{BranchMutation, BranchNode, BranchQuery};
pub use model::{Branch, NewBranch, UpdateBranch};

/// Under which branches are found by their words.
const KIND: &str = "organization.branch";

/// The branches of a tenant.
#[derive(Clone)]
pub struct Branches {
    pub db: Db,
}

impl Branches {
    /// A branch.
    pub async fn find(&self, cx: &Cx, id: BranchId) -> Result<Branch> {
        cx.require(&permissions::BRANCH_READ)?;
        let branch = self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)?;
        cx.sees(&permissions::BRANCH_READ, branch.company_id, "branch")?;
        Ok(branch)
    }

    /// Several branches in one flight; those one may not see are left out.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Branch>> {
        cx.require(&permissions::BRANCH_READ)?;
        let mut branches = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        let reach = cx.grants().reach(&permissions::BRANCH_READ);
        branches.retain(|branch| reach.touches(branch.company_id));
        Ok(branches)
    }

    /// A page of branches by code.
    pub async fn list(&self, cx: &Cx, listing: Listing) -> Result<Page<Branch>> {
        cx.require(&permissions::BRANCH_READ)?;
        let (bounds, scope) = (listing.bounds()?, cx.companies(&permissions::BRANCH_READ));
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &scope, &found).await?;
                Ok(bounds.page(rows, |branch| (&branch.code, branch.id.0)))
            })
            .await
    }

    /// Sets up a branch.
    pub async fn create(&self, cx: &Cx, input: NewBranch) -> Result<Branch> {
        cx.require(&permissions::BRANCH_CREATE)?;
        self.db
            .command(cx, "organization.branch.create", &input.clone(), async move |tx| {
                let company = company::expect_open(tx, &permissions::BRANCH_CREATE, input.company_id).await?;
                let branch = Branch::new(BranchId::new(), &input, &company)?;
                usage::take(tx, What::Branch).await?;
                store::insert(tx, &branch).await?;
                tx.publish(&created(tx.cx(), &branch));
                written(tx, None, &branch);
                Ok(branch)
            })
            .await
    }

    /// Changes a branch's facts.
    pub async fn update(&self, cx: &Cx, input: UpdateBranch) -> Result<Branch> {
        cx.require(&permissions::BRANCH_UPDATE)?;
        self.db
            .command(cx, "organization.branch.update", &input.clone(), async move |tx| {
                let seen = store::find(tx, input.id).await?.ok_or_else(missing)?;
                tx.cx().inside(&permissions::BRANCH_UPDATE, seen.company_id, "branch")?;
                // The company before what stands in it, here as everywhere: two orders would wait for each other.
                let company = company::expect_open(tx, &permissions::BRANCH_UPDATE, seen.company_id).await?;
                let before = lock(tx, &permissions::BRANCH_UPDATE, input.id).await?;
                let after = before.clone().update(&input, &company)?;
                store::save(tx, &after).await?;
                tx.publish(&updated(tx.cx(), &after));
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }

    /// Closes a branch that has nothing open any more.
    pub async fn close(&self, cx: &Cx, id: BranchId, version: i32) -> Result<Branch> {
        cx.require(&permissions::BRANCH_CLOSE)?;
        self.db
            .command(cx, "organization.branch.close", &(id, version), async move |tx| {
                let before = lock(tx, &permissions::BRANCH_CLOSE, id).await?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                store::save(tx, &after).await?;
                usage::give_back(tx, What::Branch).await?;
                let (company_id, version) = (after.company_id, after.version);
                tx.publish(&BranchClosed { branch_id: id, company_id, version, on: tx.cx().today() });
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }
}

/// Open branches of a company that have no BIN of their own.
pub async fn count_without_bin(tx: &Tx, company: CompanyId) -> Result<i64> {
    store::count_without_bin(tx, company).await
}

/// Refuses a place for something new: the branch must be open and of this company. It is held open until the commit.
pub async fn expect_open_in(tx: &Tx, id: BranchId, company: CompanyId) -> Result<()> {
    let branch = store::lock_shared(tx, id).await?.filter(|branch| tx.cx().grants().touches(branch.company_id));
    let branch = branch.ok_or_else(|| missing().field("branchId"))?.expect_open()?;
    if branch.company_id != company {
        return Err(Error::new(&crate::errors::UNIT_ELSEWHERE).field("branchId"));
    }
    Ok(())
}

async fn lock(tx: &Tx, permission: &Permission, id: BranchId) -> Result<Branch> {
    let branch = store::lock(tx, id).await?.ok_or_else(missing)?;
    tx.cx().inside(permission, branch.company_id, "branch")?;
    Ok(branch)
}

/// What every writing of a branch leaves behind: its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&Branch>, after: &Branch) {
    tx.audit("branch", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn created(cx: &Cx, branch: &Branch) -> BranchCreated {
    BranchCreated {
        branch_id: branch.id,
        company_id: branch.company_id,
        code: branch.code.clone(),
        name: branch.name.clone(),
        version: branch.version,
        on: cx.today(),
    }
}

fn updated(cx: &Cx, branch: &Branch) -> BranchUpdated {
    BranchUpdated {
        branch_id: branch.id,
        company_id: branch.company_id,
        code: branch.code.clone(),
        name: branch.name.clone(),
        version: branch.version,
        on: cx.today(),
    }
}

fn missing() -> Error {
    Error::not_found("branch")
}
