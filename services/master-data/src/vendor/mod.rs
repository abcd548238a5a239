//! What is done with vendors. The one who asks for one is never the one who approves it.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::master_data::{
    PartyId, VendorApproved, VendorBlacklisted, VendorClosed, VendorId, VendorReinstated, VendorRejected,
    VendorSubmitted, VendorSuspended,
};
use data::approval::{self, Submission, Verdict, Waiting};
use data::{Db, Look, Page, Tx, configured};
use kernel::{Cx, Error, Result, graph_limits};
use uuid::Uuid;

use crate::page::Listing;
use crate::party::Party;
use crate::{errors, party, permissions, series};

pub use graphql::{VendorMutation, VendorNode, VendorQuery};
pub use model::{
    BarVendor, DecideVendor, EnlistVendor, NewVendor, ReinstateVendor, UpdateVendor, Vendor, VendorState, VendorType,
};

/// As approvals know it.
const KIND: &str = "master_data.vendor";

/// The vendors of a tenant.
#[derive(Clone)]
pub struct Vendors {
    pub db: Db,
}

impl Vendors {
    /// A vendor.
    pub async fn find(&self, cx: &Cx, id: VendorId) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Each party's vendor in one flight: the one that lives, else the last that did.
    pub async fn list_by_parties(&self, cx: &Cx, parties: Vec<Uuid>) -> Result<Vec<Vendor>> {
        cx.require(&permissions::VENDOR_READ)?;
        self.db.read(cx, async move |look| store::list_by_parties(look, &parties).await).await
    }

    /// A page of vendors, the newest first.
    pub async fn list(
        &self,
        cx: &Cx,
        state: Option<VendorState>,
        kind: Option<VendorType>,
        listing: Listing,
    ) -> Result<Page<Vendor>> {
        cx.require(&permissions::VENDOR_READ)?;
        let (bounds, text) = (listing.clone().bounds()?, listing.text);
        self.db
            .read(cx, async move |look| {
                let found = party::found(look, text.as_deref(), &["vendor"]).await?;
                let rows = store::list(look, &bounds, state, kind, &found).await?;
                Ok(bounds.page(rows, |vendor| ("", vendor.id.0)))
            })
            .await
    }

    /// The vendors that wait for a decision, the oldest first; 200 at most.
    pub async fn waiting(&self, cx: &Cx) -> Result<Vec<Waiting>> {
        cx.require(&permissions::VENDOR_APPROVE)?;
        let limit = i64::try_from(graph_limits::PAGE).map_err(Error::internal)?;
        self.db.read(cx, async |look| approval::waiting(look, cx, KIND, &None, limit).await).await
    }

    /// Asks for a vendor.
    pub async fn create(&self, cx: &Cx, input: NewVendor) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_CREATE)?;
        self.db
            .command(cx, "master_data.vendor.create", &input.clone(), async move |tx| {
                let party = party::lock_open(tx, input.party_id).await?;
                let vendor = Vendor::new(VendorId::new(), &input, &party, tx.cx().actor())?;
                store::insert(tx, &vendor).await?;
                party::index(tx, &party).await?;
                tx.audit("vendor", vendor.id.0, None::<&()>, Some(&vendor));
                Ok(vendor)
            })
            .await
    }

    /// Changes what is said of a vendor that was not submitted yet.
    pub async fn update(&self, cx: &Cx, input: UpdateVendor) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_CREATE)?;
        self.db
            .command(cx, "master_data.vendor.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().update(&input)?;
                written(tx, &before, after).await
            })
            .await
    }

    /// Puts a vendor before a second person, under a number.
    pub async fn submit(&self, cx: &Cx, id: VendorId, version: i32) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_CREATE)?;
        self.db
            .command(cx, "master_data.vendor.submit", &(id, version), async move |tx| {
                let seen = store::find(tx, id).await?.ok_or_else(missing)?;
                let party = party::expect_open(tx, seen.party_id).await?;
                let before = lock(tx, id).await?;
                before.expect_applied(version)?;
                let submission = Submission {
                    kind: KIND,
                    document: id.0,
                    company: None,
                    amount: None,
                    about: before.about(&party),
                    raised_by: before.raised_by.clone(),
                };
                approval::submit(tx, submission).await?;
                let after = before.clone().submit(configured::next_number(tx, &series::VENDOR).await?)?;
                let reference = after.reference.clone().unwrap_or_default();
                tx.publish(&VendorSubmitted { vendor_id: id, party_id: party.id, reference });
                written(tx, &before, after).await
            })
            .await
    }

    /// Decides; an approved vendor may be bought from with the same commit.
    pub async fn decide(&self, cx: &Cx, input: DecideVendor) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_APPROVE)?;
        self.db
            .command(cx, "master_data.vendor.decide", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().decide(&input)?;
                let verdict = if input.approve { Verdict::Approve } else { Verdict::Reject };
                let reason = after.decision_reason.clone().unwrap_or_default();
                approval::decide(tx, KIND, input.id.0, verdict, &reason).await?;
                let (vendor_id, party_id, on) = (after.id, after.party_id, tx.cx().today());
                if input.approve {
                    let kind = after.kind.word().into();
                    tx.publish(&VendorApproved { vendor_id, party_id, kind, on });
                } else {
                    tx.publish(&VendorRejected { vendor_id, party_id, on });
                }
                written(tx, &before, after).await
            })
            .await
    }

    /// Enlists a vendor in a class until a day.
    pub async fn enlist(&self, cx: &Cx, input: EnlistVendor) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_CREATE)?;
        self.db
            .command(cx, "master_data.vendor.enlist", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().enlist(&input)?;
                written(tx, &before, after).await
            })
            .await
    }

    /// Buys nothing of a vendor for the time being.
    pub async fn suspend(&self, cx: &Cx, input: BarVendor) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_SUSPEND)?;
        self.db
            .command(cx, "master_data.vendor.suspend", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().bar(&input, VendorState::Suspended, tx.cx().today())?;
                let (vendor_id, party_id, until) = (after.id, after.party_id, after.barred_until);
                tx.publish(&VendorSuspended { vendor_id, party_id, until, on: tx.cx().today() });
                written(tx, &before, after).await
            })
            .await
    }

    /// Buys nothing of a vendor any more, in no company.
    pub async fn blacklist(&self, cx: &Cx, input: BarVendor) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_BLACKLIST)?;
        self.db
            .command(cx, "master_data.vendor.blacklist", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().bar(&input, VendorState::Blacklisted, tx.cx().today())?;
                let (vendor_id, party_id, until) = (after.id, after.party_id, after.barred_until);
                tx.publish(&VendorBlacklisted { vendor_id, party_id, until, on: tx.cx().today() });
                written(tx, &before, after).await
            })
            .await
    }

    /// Buys of a vendor again that was suspended or blacklisted; the latter takes who may blacklist.
    pub async fn reinstate(&self, cx: &Cx, input: ReinstateVendor) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_SUSPEND)?;
        self.db
            .command(cx, "master_data.vendor.reinstate", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                if before.state == VendorState::Blacklisted {
                    tx.cx().require(&permissions::VENDOR_BLACKLIST)?;
                }
                let after = before.clone().reinstate(&input)?;
                let (vendor_id, party_id, on) = (after.id, after.party_id, tx.cx().today());
                tx.publish(&VendorReinstated { vendor_id, party_id, on });
                written(tx, &before, after).await
            })
            .await
    }

    /// Makes a party no vendor any more.
    pub async fn close(&self, cx: &Cx, id: VendorId, version: i32) -> Result<Vendor> {
        cx.require(&permissions::VENDOR_SUSPEND)?;
        self.db
            .command(cx, "master_data.vendor.close", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().close(version)?;
                tx.publish(&VendorClosed { vendor_id: id, party_id: after.party_id, on: tx.cx().today() });
                written(tx, &before, after).await
            })
            .await
    }
}

/// What a party is as a vendor: the life it has, else the last it had.
pub async fn of_party(look: &Look, party: PartyId) -> Result<Option<Vendor>> {
    Ok(store::list_by_parties(look, &[party.0]).await?.into_iter().next())
}

/// Moves the vendor of a party that is given up to the one that stands for both.
///
/// # Errors
/// `master_data.party.merge-vendor` when both are vendors, or something was said against one that would be lost.
pub async fn hand_over(tx: &Tx, from: PartyId, kept: &Party) -> Result<()> {
    let Some(mine) = store::lock_of_party(tx, from).await? else { return Ok(()) };
    let theirs = store::lock_of_party(tx, kept.id).await?;
    if theirs.is_some() && mine.stands_in_the_way() {
        return Err(Error::new(&errors::PARTY_MERGE_VENDOR).with("state", mine.state.word()));
    }
    let after = match theirs {
        Some(_) => Vendor { state: VendorState::Closed, version: mine.version + 1, ..mine.clone() },
        None => Vendor { party_id: kept.id, version: mine.version + 1, ..mine.clone() },
    };
    let after = written(tx, &mine, after).await?;
    if after.state == VendorState::Submitted {
        // Whoever decides reads whom it is about now.
        approval::retell(tx, KIND, after.id.0, &after.about(kept)).await?;
    }
    Ok(())
}

async fn written(tx: &Tx, before: &Vendor, after: Vendor) -> Result<Vendor> {
    store::save(tx, &after).await?;
    tx.audit("vendor", after.id.0, Some(before), Some(&after));
    Ok(after)
}

async fn lock(tx: &Tx, id: VendorId) -> Result<Vendor> {
    store::lock(tx, id).await?.ok_or_else(missing)
}

fn missing() -> Error {
    Error::not_found("vendor")
}
