//! Lists of prices as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::master_data::{PartyId, PriceListId};
use data::timeline::HappeningPage;
use jiff::civil::Date;
use kernel::{CompanyId, Currency, said};

use super::Wanted;
use super::model::{NewPriceList, PriceKind, PriceList, UpdatePriceList};
use crate::batch::Batches;
use crate::company::CompanyStub;
use crate::graph::{at, happenings};
use crate::page::Listing;
use crate::party::PartyNode;
use crate::words::OpenState;

pub struct PriceListNode(pub PriceList);

/// A list of prices, or a schedule of rates.
#[Object(name = "PriceList")]
impl PriceListNode {
    /// Its id.
    pub async fn id(&self) -> PriceListId {
        self.0.id
    }
    /// Its code, unique.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Its name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// What its prices are for.
    async fn kind(&self) -> PriceKind {
        self.0.kind
    }
    /// Where it holds, when not everywhere.
    async fn zone(&self) -> Option<&str> {
        self.0.zone.as_deref()
    }
    /// For which company, when not for all.
    async fn company(&self) -> Option<CompanyStub> {
        self.0.company_id.map(|id| CompanyStub { id })
    }
    /// Agreed with which party, when not for everybody.
    async fn party(&self, ctx: &Context<'_>) -> Result<Option<PartyNode>> {
        let Some(id) = self.0.party_id else { return Ok(None) };
        ctx.data_unchecked::<Batches>().party(ctx, id).await
    }
    /// The currency of its prices.
    async fn currency(&self) -> Currency {
        self.0.currency
    }
    /// Its first day.
    async fn starts_on(&self) -> Date {
        self.0.starts_on
    }
    /// Its last day.
    async fn ends_on(&self) -> Option<Date> {
        self.0.ends_on
    }
    /// Whether it is in use.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "price-list", self.0.id.0, first, after).await
    }
}

/// A page of lists of prices.
#[derive(SimpleObject)]
pub struct PriceListPage {
    /// The lists.
    items: Vec<PriceListNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct PriceListQuery;

#[Object]
impl PriceListQuery {
    /// A list of prices.
    async fn price_list(&self, ctx: &Context<'_>, id: PriceListId) -> Result<PriceListNode> {
        let (room, cx) = at(ctx);
        said(cx, room.price_lists.find(cx, id).await).map(PriceListNode)
    }
    /// Lists of prices by code.
    async fn price_lists(
        &self,
        ctx: &Context<'_>,
        #[graphql(default)] listing: Listing,
        state: Option<OpenState>,
        kind: Option<PriceKind>,
        company_id: Option<CompanyId>,
        party_id: Option<PartyId>,
    ) -> Result<PriceListPage> {
        let (room, cx) = at(ctx);
        let wanted = Wanted { state, kind, company_id, party_id };
        let page = said(cx, room.price_lists.list(cx, listing, wanted).await)?;
        Ok(PriceListPage { items: page.items.into_iter().map(PriceListNode).collect(), next: page.next })
    }
}

#[derive(Default)]
pub struct PriceListMutation;

#[Object]
impl PriceListMutation {
    /// Sets up a list of prices.
    async fn create_price_list(&self, ctx: &Context<'_>, input: NewPriceList) -> Result<PriceListNode> {
        let (room, cx) = at(ctx);
        said(cx, room.price_lists.create(cx, input).await).map(PriceListNode)
    }
    /// Renames a list of prices, or ends it.
    async fn update_price_list(&self, ctx: &Context<'_>, input: UpdatePriceList) -> Result<PriceListNode> {
        let (room, cx) = at(ctx);
        said(cx, room.price_lists.update(cx, input).await).map(PriceListNode)
    }
    /// Closes a list: none of its prices counts any more.
    async fn close_price_list(&self, ctx: &Context<'_>, id: PriceListId, version: i32) -> Result<PriceListNode> {
        let (room, cx) = at(ctx);
        said(cx, room.price_lists.close(cx, id, version).await).map(PriceListNode)
    }
    /// Uses a closed list again, with the prices it has.
    async fn reopen_price_list(&self, ctx: &Context<'_>, id: PriceListId, version: i32) -> Result<PriceListNode> {
        let (room, cx) = at(ctx);
        said(cx, room.price_lists.reopen(cx, id, version).await).map(PriceListNode)
    }
}
