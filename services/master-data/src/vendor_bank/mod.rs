//! What is done with bank accounts of parties: they are read here. They change by request only, see `vendor_bank_change`.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use async_graphql::InputObject;
use contracts::master_data::{BankBranchId, PartyId, VendorBankId};
use data::{Bounds, Db, Page, Spot, Tx};
use jiff::Timestamp;
use kernel::{Call, Cx, Error, Result};
use uuid::Uuid;

use crate::page::read;
use crate::{permissions, settings};

pub use graphql::{VendorBankMutation, VendorBankNode, VendorBankQuery};
pub use model::{VendorBank, VendorBankState, masked, read_number};
pub use store::SEALED;

/// Where a number is sealed.
const PLACE: &str = "master_data.vendor_bank.number";

/// What a list of accounts is asked for.
#[derive(Clone, Debug, Default, InputObject)]
pub struct VendorBankListing {
    /// Only of this party.
    pub party_id: Option<PartyId>,
    /// Only in this state.
    pub state: Option<VendorBankState>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

impl VendorBankListing {
    /// The listing of a REST call: `?party=&state=&first=&after=`.
    pub fn of(call: &Call) -> Result<Self> {
        Ok(Self {
            party_id: read(call, "party")?,
            state: read(call, "state")?,
            first: read(call, "first")?,
            after: read(call, "after")?,
        })
    }
}

/// The bank accounts of a tenant's parties.
#[derive(Clone)]
pub struct VendorBanks {
    pub db: Db,
}

impl VendorBanks {
    /// An account.
    pub async fn find(&self, cx: &Cx, id: VendorBankId) -> Result<VendorBank> {
        cx.require(&permissions::VENDOR_BANK_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several accounts in one flight.
    pub async fn list_by_ids(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<VendorBank>> {
        cx.require(&permissions::VENDOR_BANK_READ)?;
        self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await
    }

    /// A page of accounts, the newest first.
    pub async fn list(&self, cx: &Cx, listing: VendorBankListing) -> Result<Page<VendorBank>> {
        cx.require(&permissions::VENDOR_BANK_READ)?;
        let bounds = Bounds::new(listing.first, listing.after.as_deref(), None)?;
        let (party, state, now) = (listing.party_id, listing.state, cx.now());
        let rows = self.db.read(cx, async |look| store::list(look, &bounds, party, state, now).await).await?;
        Ok(bounds.page(rows, |account| ("", account.id.0)))
    }

    /// The whole number, once it is written down who looked. It is kept under no idempotency key: an answer that is kept
    /// would be a number in the open.
    pub async fn reveal(&self, cx: &Cx, id: VendorBankId) -> Result<String> {
        cx.require(&permissions::VENDOR_BANK_REVEAL)?;
        let tx = self.db.begin(cx, "master_data.vendor-bank.reveal").await?;
        let account = store::find(&tx, id).await?.ok_or_else(missing)?;
        let number = open(&self.db, &tx, id).await?;
        // Nothing changed: that somebody looked is all there is to tell.
        tx.audit("vendor-bank", id.0, Some(&account), Some(&account));
        tx.commit().await?;
        Ok(number)
    }
}

/// Opens an account of this number: sealed, held for as long as the tenant chose, a day at least.
pub async fn insert(
    db: &Db,
    tx: &Tx,
    facts: (PartyId, BankBranchId),
    account_name: String,
    number: &str,
) -> Result<VendorBank> {
    let (digits, tail) = read_number(number)?;
    let account = VendorBank::new(facts, account_name, tail, held_from(db, tx).await?)?;
    let sealed = db.vault().seal(tx, PLACE, account.id.0, digits.as_bytes()).await?;
    let blind = db.vault().blind(tx, PLACE, &digits).await?;
    store::insert(tx, &account, &sealed, &blind).await?;
    tx.audit("vendor-bank", account.id.0, None::<&()>, Some(&account));
    Ok(account)
}

/// Now, and for how many hours the tenant holds an account.
async fn held_from(db: &Db, tx: &Tx) -> Result<(Timestamp, i64)> {
    let hours = db.configured(tx.cx()).await?.get(&settings::BANK_HOLD_HOURS, Spot::TENANT, tx.cx().today());
    Ok((tx.cx().now(), hours))
}

/// Closes an account.
pub async fn close(tx: &Tx, id: VendorBankId) -> Result<VendorBank> {
    let before = store::lock(tx, id).await?.ok_or_else(missing)?;
    let after = before.clone().close()?;
    store::close(tx, &after).await?;
    tx.audit("vendor-bank", id.0, Some(&before), Some(&after));
    Ok(after)
}

/// An account that went with its party.
pub struct Moved {
    pub before: VendorBank,
    pub after: VendorBank,
    /// The same account of the party it went to.
    pub instead_of: Option<VendorBankId>,
}

/// Gives every account of a party that is given up to the one that stands for both; both parties are held.
pub async fn hand_over(db: &Db, tx: &Tx, from: PartyId, to: PartyId) -> Result<Vec<Moved>> {
    let mut all = Vec::new();
    let accounts = store::lock_of(tx, from).await?;
    let double = store::list_double(tx, from, to).await?;
    let held_from = held_from(db, tx).await?;
    for before in accounts {
        let same = double.iter().find(|(mine, _)| *mine == before.id).map(|(_, theirs)| *theirs);
        let after = before.clone().hand_over(to, same.is_some(), held_from)?;
        store::save(tx, &after).await?;
        tx.audit("vendor-bank", after.id.0, Some(&before), Some(&after));
        all.push(Moved { before, after, instead_of: same });
    }
    Ok(all)
}

/// An account of this party that is open.
pub async fn expect_of(tx: &Tx, id: VendorBankId, party: PartyId) -> Result<VendorBank> {
    let account = store::find(tx, id).await?.filter(|account| account.party_id == party);
    let account = account.ok_or_else(|| missing().field("accountId"))?;
    account.expect_open().map_err(|error| error.field("accountId"))?;
    Ok(account)
}

/// Open accounts of this number, of whichever party.
pub async fn list_like(db: &Db, tx: &Tx, digits: &str) -> Result<Vec<VendorBank>> {
    store::list_like(tx, &db.vault().blind(tx, PLACE, digits).await?).await
}

async fn open(db: &Db, tx: &Tx, id: VendorBankId) -> Result<String> {
    let sealed = store::number(tx, id).await?.ok_or_else(missing)?;
    let plain = db.vault().unseal(tx, tx.cx(), PLACE, id.0, &sealed).await?;
    String::from_utf8(plain).map_err(Error::internal)
}

fn missing() -> Error {
    Error::not_found("bank account")
}
