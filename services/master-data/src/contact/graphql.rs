//! Contacts of parties as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::master_data::{ContactId, PartyId};
use data::timeline::HappeningPage;
use jiff::civil::Date;
use kernel::said;

use super::model::{Contact, ContactPurpose, NewContact, UpdateContact};
use crate::graph::{at, happenings};
use crate::words::OpenState;

pub struct ContactNode(pub Contact);

/// Whom one speaks to at a party.
#[Object(name = "PartyContact")]
impl ContactNode {
    /// Its id.
    async fn id(&self) -> ContactId {
        self.0.id
    }
    /// Their name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Their name in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// What they are there.
    async fn position(&self) -> Option<&str> {
        self.0.position.as_deref()
    }
    /// Their mobile number: +880 and ten digits.
    async fn mobile(&self) -> Option<&str> {
        self.0.mobile.as_deref()
    }
    /// Their e-mail address.
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }
    /// What they are spoken to about.
    async fn purpose(&self) -> ContactPurpose {
        self.0.purpose
    }
    /// Whether they are spoken to where nothing else is said.
    async fn is_primary(&self) -> bool {
        self.0.is_primary
    }
    /// Whether they are spoken to.
    async fn state(&self) -> OpenState {
        self.0.state
    }
    /// The last day they were.
    async fn ended_on(&self) -> Option<Date> {
        self.0.ended_on
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        happenings(ctx, "contact", self.0.id.0, first, after).await
    }
}

#[derive(Default)]
pub struct ContactQuery;

#[Object]
impl ContactQuery {
    /// The contacts of a party: the open ones first, of them the primary one.
    async fn party_contacts(&self, ctx: &Context<'_>, party_id: PartyId) -> Result<Vec<ContactNode>> {
        let (room, cx) = at(ctx);
        Ok(said(cx, room.contacts.list(cx, party_id).await)?.into_iter().map(ContactNode).collect())
    }
}

#[derive(Default)]
pub struct ContactMutation;

#[Object]
impl ContactMutation {
    /// Writes a contact of a party.
    async fn add_party_contact(&self, ctx: &Context<'_>, input: NewContact) -> Result<ContactNode> {
        let (room, cx) = at(ctx);
        said(cx, room.contacts.add(cx, input).await).map(ContactNode)
    }
    /// Changes a contact's facts.
    async fn update_party_contact(&self, ctx: &Context<'_>, input: UpdateContact) -> Result<ContactNode> {
        let (room, cx) = at(ctx);
        said(cx, room.contacts.update(cx, input).await).map(ContactNode)
    }
    /// Closes a contact that is no longer spoken to.
    async fn close_party_contact(&self, ctx: &Context<'_>, id: ContactId, version: i32) -> Result<ContactNode> {
        let (room, cx) = at(ctx);
        said(cx, room.contacts.close(cx, id, version).await).map(ContactNode)
    }
}
