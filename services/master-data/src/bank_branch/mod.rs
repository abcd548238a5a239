//! What is done with branches of banks. The country's list of them is taken together with its banks.

mod district;
mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use async_graphql::InputObject;
use contracts::master_data::{AreaId, BankBranchClosed, BankBranchCreated, BankBranchId, BankBranchUpdated, BankId};
use data::{Bounds, Db, Page, Tx};
use kernel::{Call, Cx, Error, Result, codes};
use uuid::Uuid;

use crate::bank::{self, Bank};
use crate::page::read;
use crate::shipped::ListTaken;
use crate::words::OpenState;
use crate::{errors, permissions};

pub use graphql::{BankBranchMutation, BankBranchNode, BankBranchQuery};
pub use model::{BankBranch, ListedBranch, NewBankBranch, RoutingDoubt, UpdateBankBranch, country};

/// Under which branches are found by their words.
const KIND: &str = "master_data.bank-branch";

/// What a list of branches is asked for.
#[derive(Clone, Debug, Default, InputObject)]
pub struct BankBranchListing {
    /// Only of this bank.
    pub bank_id: Option<BankId>,
    /// Only in this district.
    pub district_id: Option<AreaId>,
    /// Only with this doubt about the routing number.
    pub doubt: Option<RoutingDoubt>,
    /// Only in this state.
    pub state: Option<OpenState>,
    /// Only with words beginning like these: of the branch's or the bank's name in either script, the routing number.
    pub text: Option<String>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// What a list of branches is narrowed to.
pub struct Narrowed {
    bank: Option<BankId>,
    district: Option<AreaId>,
    doubt: Option<RoutingDoubt>,
    state: Option<OpenState>,
}

impl BankBranchListing {
    /// The listing of a REST call: `?bank=&district=&doubt=&state=&text=&first=&after=`.
    pub fn of(call: &Call) -> Result<Self> {
        Ok(Self {
            bank_id: read(call, "bank")?,
            district_id: read(call, "district")?,
            doubt: read(call, "doubt")?,
            state: read(call, "state")?,
            text: read(call, "text")?,
            first: read(call, "first")?,
            after: read(call, "after")?,
        })
    }
}

/// The branches of a tenant's banks.
#[derive(Clone)]
pub struct BankBranches {
    pub db: Db,
}

impl BankBranches {
    /// A branch.
    pub async fn find(&self, cx: &Cx, id: BankBranchId) -> Result<BankBranch> {
        cx.require(&permissions::BANK_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several branches in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<BankBranch>> {
        cx.require(&permissions::BANK_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// A page of branches by routing number: by bank, then district.
    pub async fn list(&self, cx: &Cx, listing: BankBranchListing) -> Result<Page<BankBranch>> {
        cx.require(&permissions::BANK_READ)?;
        let bounds = Bounds::new(listing.first, listing.after.as_deref(), listing.text)?;
        let BankBranchListing { bank_id, district_id, doubt, state, .. } = listing;
        let narrowed = Narrowed { bank: bank_id, district: district_id, doubt, state };
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, &narrowed, &found).await?;
                Ok(bounds.page(rows, |branch| (&branch.routing_number, branch.id.0)))
            })
            .await
    }

    /// Sets up a branch of the bank its routing number names.
    pub async fn create(&self, cx: &Cx, input: NewBankBranch) -> Result<BankBranch> {
        cx.require_everywhere(&permissions::BANK_CREATE)?;
        let number = model::read_routing(&input.routing_number)?;
        self.db
            .command(cx, "master_data.bank-branch.create", &input.clone(), async move |tx| {
                let bank = bank::lock_by_code(tx, number.0.bank()).await?.ok_or_else(|| {
                    Error::new(&errors::ROUTING_BANK).field("routingNumber").with("code", number.0.bank())
                })?;
                let branch = BankBranch::new(BankBranchId::new(), &input, &number, &bank)?;
                store::insert(tx, &branch).await?;
                let (bank_branch_id, routing_number) = (branch.id, branch.routing_number.clone());
                let (name, version, on) = (branch.name.clone(), branch.version, tx.cx().today());
                tx.publish(&BankBranchCreated { bank_branch_id, routing_number, name, version, on });
                written(tx, None, &branch, &bank);
                // With the district, which the row is read with.
                store::find(tx, branch.id).await?.ok_or_else(missing)
            })
            .await
    }

    /// Changes a branch's facts; from then on it is the organization's own.
    pub async fn update(&self, cx: &Cx, input: UpdateBankBranch) -> Result<BankBranch> {
        cx.require_everywhere(&permissions::BANK_UPDATE)?;
        self.db
            .command(cx, "master_data.bank-branch.update", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                store::save(tx, &after).await?;
                let (bank_branch_id, routing_number) = (after.id, after.routing_number.clone());
                let (name, version, on) = (after.name.clone(), after.version, tx.cx().today());
                tx.publish(&BankBranchUpdated { bank_branch_id, routing_number, name, version, on });
                written(tx, Some(&before), &after, &bank::find_in(tx, after.bank_id).await?);
                Ok(after)
            })
            .await
    }

    /// Closes a branch.
    pub async fn close(&self, cx: &Cx, id: BankBranchId, version: i32) -> Result<BankBranch> {
        cx.require_everywhere(&permissions::BANK_CLOSE)?;
        self.db
            .command(cx, "master_data.bank-branch.close", &(id, version), async move |tx| {
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().close(version)?;
                store::save(tx, &after).await?;
                tx.publish(&BankBranchClosed { bank_branch_id: id, version: after.version, on: tx.cx().today() });
                written(tx, Some(&before), &after, &bank::find_in(tx, after.bank_id).await?);
                Ok(after)
            })
            .await
    }
}

/// Takes a list of branches of these banks, inside the transaction that took the banks.
pub async fn take(tx: &Tx, banks: &[Bank], list: &[ListedBranch]) -> Result<ListTaken> {
    let by_code: HashMap<&str, &Bank> = banks.iter().map(|bank| (bank.code.as_str(), bank)).collect();
    let numbers: Vec<String> = list.iter().filter_map(ListedBranch::number).collect();
    let taking = model::take(store::list_by_numbers(tx, &numbers).await?, &by_code, list)?;
    if taking.counts.is_nothing() {
        return Ok(taking.counts);
    }
    let new = store::insert_all(tx, &taking.insert).await?;
    let changed = store::save_all(tx, &taking.renew).await?;
    let expected = (taking.insert.len().try_into(), taking.renew.len().try_into());
    // Somebody wrote between our look and our writing: nothing is half taken, whoever asked asks again.
    if (Ok(new), Ok(changed)) != expected {
        return Err(Error::new(&codes::BUSY));
    }
    let by_id: HashMap<BankId, &Bank> = banks.iter().map(|bank| (bank.id, bank)).collect();
    for branch in taking.insert.iter().chain(&taking.renew) {
        if let Some(bank) = by_id.get(&branch.bank_id) {
            tx.index(KIND, branch.id.0, &branch.texts(bank));
        }
    }
    Ok(taking.counts)
}

/// A branch an account is kept in; it is held open until the commit.
pub async fn expect_open(tx: &Tx, id: BankBranchId) -> Result<BankBranch> {
    let branch = store::lock_shared(tx, id).await?.ok_or_else(missing);
    branch.and_then(BankBranch::expect_open).map_err(|error| error.field("branchId"))
}

/// What every writing of one branch leaves behind: its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&BankBranch>, after: &BankBranch, bank: &Bank) {
    tx.audit("bank-branch", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts(bank));
}

fn missing() -> Error {
    Error::not_found("branch")
}
