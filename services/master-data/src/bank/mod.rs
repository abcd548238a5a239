//! What is done with banks, and the taking of the country's list of banks and branches.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use async_graphql::{InputObject, SimpleObject};
use contracts::master_data::{BankClosed, BankCreated, BankId, BankUpdated, BanksTaken, ListId};
use data::{Bounds, Db, Page, Tx};
use kernel::{Call, Cx, Error, Result, utoipa};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::bank_branch::{self, ListedBranch};
use crate::page::read;
use crate::permissions;
use crate::shipped::ListTaken;
use crate::words::OpenState;

pub use graphql::{BankMutation, BankNode, BankQuery};
pub use model::{Bank, BankCategory, ListedBank, NewBank, UpdateBank};

/// Under which banks are found by their words.
const KIND: &str = "master_data.bank";

/// What a list of banks is asked for.
#[derive(Clone, Debug, Default, InputObject)]
pub struct BankListing {
    /// Only of this category.
    pub category: Option<BankCategory>,
    /// Only in this state.
    pub state: Option<OpenState>,
    /// Only with words beginning like these: of names in either script, codes.
    pub text: Option<String>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

impl BankListing {
    /// The listing of a REST call: `?category=&state=&text=&first=&after=`.
    pub fn of(call: &Call) -> Result<Self> {
        Ok(Self {
            category: read(call, "category")?,
            state: read(call, "state")?,
            text: read(call, "text")?,
            first: read(call, "first")?,
            after: read(call, "after")?,
        })
    }
}

/// Branches taken in one commit: a short one, even where much else goes on.
const PIECE: usize = 1_000;

/// What taking a piece of the list of banks and their branches did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BankLists {
    /// To the banks.
    pub banks: ListTaken,
    /// To their branches.
    pub branches: ListTaken,
    /// Branches of the list that are done, those of the pieces before too.
    pub done: i32,
    /// Branches of the whole list.
    pub all: i32,
    /// Give it as `after` for the next piece; absent once all is done.
    pub next: Option<i32>,
}

/// The banks of a tenant.
#[derive(Clone)]
pub struct Banks {
    pub db: Db,
}

impl Banks {
    /// A bank.
    pub async fn find(&self, cx: &Cx, id: BankId) -> Result<Bank> {
        cx.require(&permissions::BANK_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several banks in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Bank>> {
        cx.require(&permissions::BANK_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// A page of banks by name.
    pub async fn list(&self, cx: &Cx, listing: BankListing) -> Result<Page<Bank>> {
        cx.require(&permissions::BANK_READ)?;
        let bounds = Bounds::new(listing.first, listing.after.as_deref(), listing.text)?;
        let (category, state) = (listing.category, listing.state);
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, category, state, &found).await?;
                Ok(bounds.page(rows, |bank| (&bank.name, bank.id.0)))
            })
            .await
    }

    /// Takes a piece of the country's list of banks and branches: the banks with the first 1,000 branches, then the branches
    /// after so many. What was taken before changes nothing, so whoever stopped half-way begins anew or goes on.
    pub async fn load(&self, cx: &Cx, after: Option<i32>) -> Result<BankLists> {
        cx.require_everywhere(&permissions::BANK_LOAD)?;
        let after = after.and_then(|after| usize::try_from(after).ok()).unwrap_or_default();
        let banks = if after == 0 { model::country() } else { Vec::new() };
        let branches = bank_branch::country();
        let all = branches.len();
        let end = all.min(after.saturating_add(PIECE));
        let piece = branches.into_iter().take(end).skip(after).collect();
        let lists = self.take(cx, (after, all), banks, piece).await?;
        let place = |place: usize| i32::try_from(place).map_err(Error::internal);
        Ok(BankLists {
            done: place(end)?,
            all: place(all)?,
            next: (end < all).then(|| place(end)).transpose()?,
            ..lists
        })
    }

    /// Takes lists of banks and of branches, whose banks are in the first list or there already: what is missing is set up,
    /// what differs is changed with the list, and what somebody changed by hand stays. `place`: the piece's in the whole list.
    ///
    /// # Errors
    /// `master_data.bank-branch.list` when a row has no routing number or no bank, before anything is written.
    async fn take(
        &self,
        cx: &Cx,
        place: (usize, usize),
        banks: Vec<ListedBank>,
        branches: Vec<ListedBranch>,
    ) -> Result<BankLists> {
        cx.require_everywhere(&permissions::BANK_LOAD)?;
        self.db
            .command(cx, "master_data.bank.load", &place, async move |tx| {
                let present = store::list_all(tx).await?;
                let taking = model::take(&present, &banks)?;
                for bank in &taking.insert {
                    store::insert(tx, bank).await?;
                    tx.index(KIND, bank.id.0, &bank.texts());
                }
                for bank in &taking.renew {
                    store::save(tx, bank).await?;
                    tx.index(KIND, bank.id.0, &bank.texts());
                }
                // As they are now: a renewed one comes after, and so in place of, the one it was.
                let known: Vec<Bank> = present.into_iter().chain(taking.insert).chain(taking.renew).collect();
                let branches = bank_branch::take(tx, &known, &branches).await?;
                let lists = BankLists { banks: taking.counts, branches, ..BankLists::default() };
                if !lists.is_nothing() {
                    told(tx, &lists);
                }
                Ok(lists)
            })
            .await
    }

    /// Sets up a bank of the organization's own.
    pub async fn create(&self, cx: &Cx, input: NewBank) -> Result<Bank> {
        cx.require_everywhere(&permissions::BANK_CREATE)?;
        let bank = Bank::new(BankId::new(), &input)?;
        self.db
            .command(cx, "master_data.bank.create", &input.clone(), async move |tx| {
                store::insert(tx, &bank).await?;
                let (bank_id, code, name, version) = (bank.id, bank.code.clone(), bank.name.clone(), bank.version);
                tx.publish(&BankCreated { bank_id, code, name, version, on: tx.cx().today() });
                written(tx, None, &bank);
                Ok(bank.clone())
            })
            .await
    }

    /// Changes a bank's facts; from then on it is the organization's own.
    pub async fn update(&self, cx: &Cx, input: UpdateBank) -> Result<Bank> {
        cx.require_everywhere(&permissions::BANK_UPDATE)?;
        self.db
            .command(cx, "master_data.bank.update", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                store::save(tx, &after).await?;
                let (bank_id, code, name, version) = (after.id, after.code.clone(), after.name.clone(), after.version);
                tx.publish(&BankUpdated { bank_id, code, name, version, on: tx.cx().today() });
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }

    /// Closes a bank that has no open branches any more.
    pub async fn close(&self, cx: &Cx, id: BankId, version: i32) -> Result<Bank> {
        cx.require_everywhere(&permissions::BANK_CLOSE)?;
        self.db
            .command(cx, "master_data.bank.close", &(id, version), async move |tx| {
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                let after = before.clone().close(version, store::count_open(tx, id).await?)?;
                store::save(tx, &after).await?;
                tx.publish(&BankClosed { bank_id: id, version: after.version, on: tx.cx().today() });
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }
}

impl BankLists {
    fn is_nothing(&self) -> bool {
        self.banks.is_nothing() && self.branches.is_nothing()
    }
}

/// The open bank with this code; it is held open until the commit.
pub async fn lock_by_code(tx: &Tx, code: &str) -> Result<Option<Bank>> {
    store::lock_by_code(tx, code).await
}

/// A bank, inside a transaction.
pub async fn find_in(tx: &Tx, id: BankId) -> Result<Bank> {
    store::find(tx, id).await?.ok_or_else(missing)
}

/// What every writing of one bank leaves behind: its audit row and the words it is found by.
fn written(tx: &Tx, before: Option<&Bank>, after: &Bank) {
    tx.audit("bank", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

fn told(tx: &Tx, lists: &BankLists) {
    let (list_id, on) = (ListId::new(), tx.cx().today());
    let ListTaken { taken, renewed, warned, .. } = lists.branches;
    tx.publish(&BanksTaken { list_id, taken, renewed, warned, on });
    tx.audit("banks", list_id.0, None::<&()>, Some(lists));
}

fn missing() -> Error {
    Error::not_found("bank")
}
