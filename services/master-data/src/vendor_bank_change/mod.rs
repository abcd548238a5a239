//! What is done with requests to change parties' bank accounts. The one who asks is never the one who decides; a new account
//! is held for a day, and everybody who speaks for the party, now or lately, is to be told.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use async_graphql::InputObject;
use contracts::master_data::{
    ContactId, PartyId, VendorBankChangeDecided, VendorBankChangeId, VendorBankChangeMoved, VendorBankChangeRecalled,
    VendorBankChangeSubmitted, VendorBankChanged, VendorBankMoved,
};
use data::approval::{self, About, Submission, Verdict, Waiting};
use data::{Bounds, Db, Page, Tx, configured};
use jiff::Span;
use kernel::{Cx, Error, Result, codes, graph_limits};

use crate::vendor_bank::{self, Moved, VendorBank, masked};
use crate::{address, bank_branch, contact, errors, party, permissions, series};

pub use graphql::{VendorBankChangeMutation, VendorBankChangeQuery};
pub use model::{
    BankChangeKind, BankChangeState, DecideVendorBankChange, NewVendorBankChange, RecallVendorBankChange,
    VendorBankChange,
};
pub use store::SEALED;

/// As approvals know it.
const KIND: &str = "master_data.vendor-bank-change";
/// Where a number is sealed.
const PLACE: &str = "master_data.vendor_bank_change.number";
/// Contacts that ended within so many days are told as well: whoever takes an account over often takes the contact first.
const LATELY: i64 = 30;

/// What a list of requests is asked for.
#[derive(Clone, Debug, Default, InputObject)]
pub struct VendorBankChangeListing {
    /// Only of this party.
    pub party_id: Option<PartyId>,
    /// Only in this state.
    pub state: Option<BankChangeState>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// The requests of a tenant.
#[derive(Clone)]
pub struct VendorBankChanges {
    pub db: Db,
}

impl VendorBankChanges {
    /// A request.
    pub async fn find(&self, cx: &Cx, id: VendorBankChangeId) -> Result<VendorBankChange> {
        cx.require(&permissions::VENDOR_BANK_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// A page of requests, the newest first.
    pub async fn list(&self, cx: &Cx, listing: VendorBankChangeListing) -> Result<Page<VendorBankChange>> {
        cx.require(&permissions::VENDOR_BANK_READ)?;
        let bounds = Bounds::new(listing.first, listing.after.as_deref(), None)?;
        let (party, state) = (listing.party_id, listing.state);
        let rows = self.db.read(cx, async |look| store::list(look, &bounds, party, state).await).await?;
        Ok(bounds.page(rows, |change| ("", change.id.0)))
    }

    /// The requests that wait for a decision, the oldest first; 200 at most.
    pub async fn waiting(&self, cx: &Cx) -> Result<Vec<Waiting>> {
        cx.require(&permissions::VENDOR_BANK_DECIDE)?;
        let limit = i64::try_from(graph_limits::PAGE).map_err(Error::internal)?;
        self.db.read(cx, async |look| approval::waiting(look, cx, KIND, &None, limit).await).await
    }

    /// Writes a request. One more account takes the permission to add accounts; replacing and closing the one to change them.
    pub async fn create(&self, cx: &Cx, input: NewVendorBankChange) -> Result<VendorBankChange> {
        cx.require(match input.what {
            BankChangeKind::Add => &permissions::VENDOR_BANK_CREATE,
            BankChangeKind::Replace | BankChangeKind::Close => &permissions::VENDOR_BANK_UPDATE,
        })?;
        let (change, digits) = VendorBankChange::new(VendorBankChangeId::new(), &input, cx.actor())?;
        self.db
            .command(cx, "master_data.vendor-bank-change.create", &input.clone(), async move |tx| {
                address::hold(tx, change.party_id).await?;
                expect_parts(tx, &change).await?;
                let mut change = change.clone();
                let mut sealed = None;
                if let Some(digits) = &digits {
                    let like = vendor_bank::list_like(&self.db, tx, digits).await?;
                    change.is_shared = is_shared(&like, &change)?;
                    sealed = Some(self.db.vault().seal(tx, PLACE, change.id.0, digits.as_bytes()).await?);
                }
                store::insert(tx, &change, sealed.as_deref()).await?;
                tx.audit("vendor-bank-change", change.id.0, None::<&()>, Some(&change));
                Ok(change)
            })
            .await
    }

    /// Puts a request before a second person, under a number.
    pub async fn submit(&self, cx: &Cx, id: VendorBankChangeId, version: i32) -> Result<VendorBankChange> {
        cx.require(&permissions::VENDOR_BANK_CREATE)?;
        self.db
            .command(cx, "master_data.vendor-bank-change.submit", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                before.expect_draft(version)?;
                expect_parts(tx, &before).await?;
                let submission = Submission {
                    kind: KIND,
                    document: id.0,
                    company: None,
                    amount: None,
                    about: about(tx, &before).await?,
                    raised_by: before.raised_by.clone(),
                };
                approval::submit(tx, submission).await?;
                let after = before.clone().submit(configured::next_number(tx, &series::VENDOR_BANK_CHANGE).await?)?;
                store::save(tx, &after).await?;
                let (party_id, reference) = (after.party_id, after.reference.clone().unwrap_or_default());
                tx.publish(&VendorBankChangeSubmitted { vendor_bank_change_id: id, party_id, reference });
                tx.audit("vendor-bank-change", id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }

    /// Decides; an approved request is in force with the same commit, and a new account held from then on.
    pub async fn decide(&self, cx: &Cx, input: DecideVendorBankChange) -> Result<VendorBankChange> {
        cx.require(&permissions::VENDOR_BANK_DECIDE)?;
        self.db
            .command(cx, "master_data.vendor-bank-change.decide", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().decide(&input, tx.cx().actor())?;
                let verdict = if input.approve { Verdict::Approve } else { Verdict::Reject };
                let reason = after.decision_reason.as_deref().unwrap_or_default();
                approval::decide(tx, KIND, input.id.0, verdict, reason).await?;
                if input.approve {
                    self.take_effect(tx, &after).await?;
                }
                store::save(tx, &after).await?;
                let (party_id, reference) = (after.party_id, after.reference.clone().unwrap_or_default());
                let (vendor_bank_change_id, approved) = (after.id, input.approve);
                tx.publish(&VendorBankChangeDecided { vendor_bank_change_id, party_id, reference, approved });
                tx.audit("vendor-bank-change", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }

    /// Takes a request back before it is decided.
    pub async fn recall(&self, cx: &Cx, input: RecallVendorBankChange) -> Result<VendorBankChange> {
        cx.require(&permissions::VENDOR_BANK_CREATE)?;
        self.db
            .command(cx, "master_data.vendor-bank-change.recall", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().recall(&input, tx.cx().actor())?;
                approval::recall(tx, KIND, input.id.0, after.recall_reason.as_deref()).await?;
                store::save(tx, &after).await?;
                let (party_id, reference) = (after.party_id, after.reference.clone().unwrap_or_default());
                tx.publish(&VendorBankChangeRecalled { vendor_bank_change_id: after.id, party_id, reference });
                tx.audit("vendor-bank-change", after.id.0, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }

    /// Closes what is replaced, opens what is new, and says so to whoever tells the party's contacts.
    async fn take_effect(&self, tx: &Tx, change: &VendorBankChange) -> Result<()> {
        party::expect_open(tx, change.party_id).await?;
        let old = match change.account_id {
            Some(id) => Some(vendor_bank::close(tx, id).await?),
            None => None,
        };
        let new = self.opened(tx, change).await?;
        tx.publish(&VendorBankChanged {
            party_id: change.party_id,
            vendor_bank_change_id: change.id,
            what: change.what.word().to_owned(),
            account_id: new.as_ref().map(|account| account.id),
            closed_account_id: old.as_ref().map(|account| account.id),
            number: new.as_ref().map(VendorBank::masked),
            closed_number: old.as_ref().map(VendorBank::masked),
            held_until: new.as_ref().map(|account| account.held_until),
            raised_by: change.raised_by.clone(),
            decided_by: change.decided_by.clone().unwrap_or_default(),
            contacts: to_be_told(tx, change.party_id).await?,
            on: tx.cx().today(),
        });
        Ok(())
    }

    async fn opened(&self, tx: &Tx, change: &VendorBankChange) -> Result<Option<VendorBank>> {
        let Some((branch, sealed)) = change.branch_id.zip(store::number(tx, change.id).await?) else {
            return Ok(None);
        };
        bank_branch::expect_open(tx, branch).await?;
        let plain = self.db.vault().unseal(tx, tx.cx(), PLACE, change.id.0, &sealed).await?;
        let number = String::from_utf8(plain).map_err(Error::internal)?;
        // Another request may have opened the same account since this one was written.
        is_shared(&vendor_bank::list_like(&self.db, tx, &number).await?, change)?;
        let name = change.account_name.clone().unwrap_or_default();
        vendor_bank::insert(&self.db, tx, (change.party_id, branch), name, &number).await.map(Some)
    }
}

/// Gives accounts and requests of a party that is given up to the one that stands for both; both parties are held, and the
/// contacts have gone before. A request that waits goes on waiting, under the other name.
///
/// # Errors
/// `master_data.party.merge-accounts` for whoever asked for such an account: merging would make it another party's without
/// a second person.
pub async fn hand_over(db: &Db, tx: &Tx, from: PartyId, to: PartyId) -> Result<()> {
    let actor = tx.cx().actor().to_string();
    for party in [from, to] {
        if store::list_in_force(tx, party).await?.iter().any(|change| change.raised_by == actor) {
            return Err(Error::new(&errors::PARTY_MERGE_ACCOUNTS));
        }
    }
    let accounts = vendor_bank::hand_over(db, tx, from, to).await?;
    for before in store::lock_of(tx, from).await? {
        let named = accounts.iter().find(|moved| Some(moved.after.id) == before.account_id);
        let after = before.clone().hand_over(to, named.and_then(|moved| moved.instead_of));
        store::save(tx, &after).await?;
        if after.state == BankChangeState::Submitted {
            approval::retell(tx, KIND, after.id.0, &about(tx, &after).await?).await?;
        }
        let (vendor_bank_change_id, version) = (after.id, after.version);
        tx.publish(&VendorBankChangeMoved { vendor_bank_change_id, from_id: from, party_id: to, version });
        tx.audit("vendor-bank-change", after.id.0, Some(&before), Some(&after));
    }
    let contacts = to_be_told(tx, to).await?;
    let open = accounts.iter().filter(|moved| !moved.before.is_closed);
    open.for_each(|moved| tx.publish(&told(tx, moved, &contacts)));
    Ok(())
}

fn told(tx: &Tx, moved: &Moved, contacts: &[ContactId]) -> VendorBankMoved {
    VendorBankMoved {
        account_id: moved.after.id,
        from_id: moved.before.party_id,
        party_id: moved.after.party_id,
        number: moved.after.masked(),
        instead_of: moved.instead_of,
        held_until: moved.instead_of.is_none().then_some(moved.after.held_until),
        moved_by: tx.cx().actor().to_string(),
        contacts: contacts.to_vec(),
        on: tx.cx().today(),
    }
}

/// A request, and its party before it: whoever merges the party holds that first, too.
async fn lock(tx: &Tx, id: VendorBankChangeId) -> Result<VendorBankChange> {
    let seen = store::find(tx, id).await?.ok_or_else(missing)?;
    address::hold_any(tx, seen.party_id).await?;
    let change = store::lock(tx, id).await?.ok_or_else(missing)?;
    // Merged between the look and the lock: the party that is held is not the one it belongs to now.
    if change.party_id == seen.party_id { Ok(change) } else { Err(Error::new(&codes::BUSY)) }
}

/// What whoever decides a request is told of it.
async fn about(tx: &Tx, change: &VendorBankChange) -> Result<About> {
    let (name, name_bn) = store::name_of(tx, change.party_id).await?.ok_or_else(missing)?;
    Ok(change.about((&name, name_bn.as_deref())))
}

/// Everybody who speaks for a party, now or until lately.
async fn to_be_told(tx: &Tx, party: PartyId) -> Result<Vec<ContactId>> {
    let since = tx.cx().today().checked_sub(Span::new().days(LATELY)).map_err(Error::internal)?;
    contact::list_since(tx, party, since).await
}

/// What a request names is there: the account is the party's and open, the branch is open.
async fn expect_parts(tx: &Tx, change: &VendorBankChange) -> Result<()> {
    if let Some(account) = change.account_id {
        vendor_bank::expect_of(tx, account, change.party_id).await?;
    }
    if let Some(branch) = change.branch_id {
        bank_branch::expect_open(tx, branch).await?;
    }
    Ok(())
}

/// Whether another party has an account of the same number.
///
/// # Errors
/// `master_data.vendor-bank.known` when the party itself has it open already.
fn is_shared(like: &[VendorBank], change: &VendorBankChange) -> Result<bool> {
    let is_own =
        |account: &&VendorBank| account.party_id == change.party_id && Some(account.branch_id) == change.branch_id;
    match like.iter().find(is_own) {
        Some(account) => {
            let known = Error::new(&errors::VENDOR_BANK_KNOWN).field("accountNumber");
            Err(known.with("number", masked(&account.tail)))
        }
        None => Ok(like.iter().any(|account| account.party_id != change.party_id)),
    }
}

fn missing() -> Error {
    Error::not_found("request")
}
