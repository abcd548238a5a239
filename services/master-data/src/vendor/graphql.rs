//! Vendors as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::VendorId;
use data::approval::Waiting;
use data::timeline::{HappeningPage, PersonNode};
use jiff::civil::Date;
use kernel::said;

use super::model::{
    BarVendor, DecideVendor, EnlistVendor, NewVendor, ReinstateVendor, UpdateVendor, Vendor, VendorState, VendorType,
};
use crate::batch::Batches;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::party::PartyNode;

pub struct VendorNode(pub Vendor);

/// A party from whom is bought.
#[Object(name = "Vendor")]
impl VendorNode {
    /// Its id.
    async fn id(&self) -> VendorId {
        self.0.id
    }
    /// Who it is.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        ctx.data_unchecked::<Batches>().party(ctx, self.0.party_id).await
    }
    /// The party's name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// The party's name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// What is bought of it.
    #[graphql(name = "type")]
    async fn kind(&self) -> VendorType {
        self.0.kind
    }
    /// The class it is enlisted in.
    async fn category(&self) -> Option<&str> {
        self.0.category.as_deref()
    }
    /// The last day of its enlistment.
    async fn enlisted_until(&self) -> Option<Date> {
        self.0.enlisted_until
    }
    /// Its number, from submission on: `V-000001`.
    async fn reference(&self) -> Option<&str> {
        self.0.reference.as_deref()
    }
    /// For the one who decides.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
    /// Who asked for it.
    async fn raised_by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.raised_by)
    }
    /// Where it stands.
    async fn state(&self) -> VendorState {
        self.0.state
    }
    /// Why it is suspended, blacklisted or reinstated.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
    /// The last day it is suspended or blacklisted, when one was said.
    async fn barred_until(&self) -> Option<Date> {
        self.0.barred_until
    }
    /// Why it was decided so.
    async fn decision_reason(&self) -> Option<&str> {
        self.0.decision_reason.as_deref()
    }
    /// Whether it may be bought from on a day, today when absent.
    async fn is_usable(&self, ctx: &Context<'_>, on: Option<Date>) -> bool {
        self.0.is_usable(on.unwrap_or_else(|| at(ctx).1.today()))
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "vendor", self.0.id.0, first, after).await
    }
}

/// A page of vendors.
#[derive(SimpleObject)]
pub struct VendorPage {
    /// The vendors.
    items: Vec<VendorNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct VendorQuery;

#[Object]
impl VendorQuery {
    /// A vendor.
    async fn vendor(&self, ctx: &Context<'_>, id: VendorId) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.find(cx, id).await).map(VendorNode)
    }
    /// Vendors, the newest first.
    async fn vendors(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        #[graphql(desc = "Only in this state.")] state: Option<VendorState>,
        #[graphql(desc = "Only of this type.", name = "type")] kind: Option<VendorType>,
    ) -> Result<VendorPage> {
        let (room, cx) = at(ctx);
        let page = said(cx, room.vendors.list(cx, state, kind, listing).await)?;
        Ok(VendorPage { items: page.items.into_iter().map(VendorNode).collect(), next: page.next })
    }
    /// What of master data waits for a decision the caller may take, the oldest first.
    async fn master_data_waiting(&self, ctx: &Context<'_>) -> Result<Vec<Waiting>> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.waiting(cx).await)
    }
}

#[derive(Default)]
pub struct VendorMutation;

#[Object]
impl VendorMutation {
    /// Asks for a vendor.
    async fn create_vendor(&self, ctx: &Context<'_>, input: NewVendor) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.create(cx, input).await).map(VendorNode)
    }
    /// Changes what is said of a vendor that was not submitted yet.
    async fn update_vendor(&self, ctx: &Context<'_>, input: UpdateVendor) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.update(cx, input).await).map(VendorNode)
    }
    /// Puts a vendor before a second person, under a number.
    async fn submit_vendor(&self, ctx: &Context<'_>, id: VendorId, version: i32) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.submit(cx, id, version).await).map(VendorNode)
    }
    /// Decides a vendor somebody else asked for.
    async fn decide_vendor(&self, ctx: &Context<'_>, input: DecideVendor) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.decide(cx, input).await).map(VendorNode)
    }
    /// Enlists an approved vendor in a class until a day.
    async fn enlist_vendor(&self, ctx: &Context<'_>, input: EnlistVendor) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.enlist(cx, input).await).map(VendorNode)
    }
    /// Buys nothing of a vendor for the time being.
    async fn suspend_vendor(&self, ctx: &Context<'_>, input: BarVendor) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.suspend(cx, input).await).map(VendorNode)
    }
    /// Buys nothing of a vendor any more.
    async fn blacklist_vendor(&self, ctx: &Context<'_>, input: BarVendor) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.blacklist(cx, input).await).map(VendorNode)
    }
    /// Buys again of a vendor that was suspended or blacklisted.
    async fn reinstate_vendor(&self, ctx: &Context<'_>, input: ReinstateVendor) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.reinstate(cx, input).await).map(VendorNode)
    }
    /// Makes a party no vendor any more.
    async fn close_vendor(&self, ctx: &Context<'_>, id: VendorId, version: i32) -> Result<VendorNode> {
        let (room, cx) = at(ctx);
        said(cx, room.vendors.close(cx, id, version).await).map(VendorNode)
    }
}
