//! A party from whom is bought: applied, submitted, approved by a second person; suspended or blacklisted with a reason.

use async_graphql::InputObject;
use contracts::master_data::{PartyId, VendorId};
use data::approval::About;
use jiff::civil::Date;
use kernel::fields::{Fields, LONG, NAME, expect_version};
use kernel::{Actor, Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::party::Party;

words! {
    /// What is bought of a vendor; the rules of withholding ask it.
    VendorType {
        /// Goods.
        Supplier = "supplier",
        /// Works.
        Contractor = "contractor",
        /// Works under a contractor of ours, or of ours as contractor.
        Subcontractor = "subcontractor",
        /// Services.
        Service = "service",
    }
}

impl VendorType {
    /// As the rules name it: to them a subcontractor is a contractor.
    pub fn rule_word(self) -> &'static str {
        match self {
            Self::Subcontractor => Self::Contractor.word(),
            other => other.word(),
        }
    }
}

words! {
    /// Where a vendor stands.
    VendorState {
        /// Being written.
        Applied = "applied",
        /// Waiting for a second person.
        Submitted = "submitted",
        /// May be bought from.
        Approved = "approved",
        /// Refused.
        Rejected = "rejected",
        /// Not bought from for the time being.
        Suspended = "suspended",
        /// Not bought from.
        Blacklisted = "blacklisted",
        /// No longer a vendor.
        Closed = "closed",
    }
}

/// A vendor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vendor {
    pub id: VendorId,
    pub party_id: PartyId,
    /// The party's name, as it is now.
    #[schema(example = "Rahman Traders")]
    pub name: String,
    pub name_bn: Option<String>,
    #[serde(rename = "type")]
    pub kind: VendorType,
    /// The class it is enlisted in.
    pub category: Option<String>,
    pub enlisted_until: Option<Date>,
    pub reference: Option<String>,
    pub note: Option<String>,
    /// Who asked for it.
    pub raised_by: String,
    pub state: VendorState,
    /// Why it is suspended or blacklisted.
    pub reason: Option<String>,
    /// The last day it is suspended or blacklisted, when one was said.
    pub barred_until: Option<Date>,
    pub decision_reason: Option<String>,
    pub version: i32,
}

/// What asking for a vendor takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewVendor {
    /// The party.
    pub party_id: PartyId,
    /// What is bought of it.
    #[serde(rename = "type")]
    #[graphql(name = "type")]
    pub kind: VendorType,
    /// The class it is enlisted in.
    #[schema(max_length = 200, example = "A")]
    pub category: Option<String>,
    /// The last day of its enlistment.
    pub enlisted_until: Option<Date>,
    /// For the one who decides.
    pub note: Option<String>,
}

/// What is said of a vendor that was not submitted yet; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateVendor {
    /// The vendor.
    pub id: VendorId,
    /// The version this change was made on.
    pub version: i32,
    /// What is bought of it.
    #[serde(rename = "type")]
    #[graphql(name = "type")]
    pub kind: VendorType,
    /// The class it is enlisted in.
    pub category: Option<String>,
    /// The last day of its enlistment.
    pub enlisted_until: Option<Date>,
    /// For the one who decides.
    pub note: Option<String>,
}

/// What enlisting again takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnlistVendor {
    /// The vendor.
    pub id: VendorId,
    /// The version that was looked at.
    pub version: i32,
    /// The class it is enlisted in.
    pub category: String,
    /// The last day of its enlistment.
    pub enlisted_until: Date,
}

/// What a decision takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideVendor {
    /// The vendor.
    pub id: VendorId,
    /// The version that was looked at.
    pub version: i32,
    /// Whether it may be bought from.
    pub approve: bool,
    /// Why; needed when it may not.
    pub reason: Option<String>,
}

/// What suspending or blacklisting takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BarVendor {
    /// The vendor.
    pub id: VendorId,
    /// The version that was looked at.
    pub version: i32,
    /// Why.
    pub reason: String,
    /// The last day; until somebody reinstates it when absent.
    pub barred_until: Option<Date>,
}

/// What reinstating takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReinstateVendor {
    /// The vendor.
    pub id: VendorId,
    /// The version that was looked at.
    pub version: i32,
    /// Why.
    pub reason: String,
}

impl Vendor {
    /// A vendor as it is asked for.
    pub fn new(id: VendorId, input: &NewVendor, party: &Party, by: &Actor) -> Result<Self> {
        let mut fields = Fields::default();
        let vendor = Self {
            id,
            party_id: party.id,
            name: party.name.clone(),
            name_bn: party.name_bn.clone(),
            kind: input.kind,
            category: fields.optional("category", input.category.as_deref(), NAME),
            enlisted_until: input.enlisted_until,
            reference: None,
            note: fields.optional("note", input.note.as_deref(), LONG),
            raised_by: by.to_string(),
            state: VendorState::Applied,
            reason: None,
            barred_until: None,
            decision_reason: None,
            version: 1,
        };
        fields.done()?;
        Ok(vendor)
    }

    /// The vendor with other facts, before it is submitted.
    pub fn update(self, input: &UpdateVendor) -> Result<Self> {
        expect_version("vendor", input.version, self.version)?;
        self.expect(&[VendorState::Applied])?;
        let mut fields = Fields::default();
        let vendor = Self {
            kind: input.kind,
            category: fields.optional("category", input.category.as_deref(), NAME),
            enlisted_until: input.enlisted_until,
            note: fields.optional("note", input.note.as_deref(), LONG),
            version: self.version + 1,
            ..self
        };
        fields.done()?;
        Ok(vendor)
    }

    /// Whether it may be submitted; looked at before a number is taken.
    pub fn expect_applied(&self, version: i32) -> Result<()> {
        expect_version("vendor", version, self.version)?;
        self.expect(&[VendorState::Applied])
    }

    /// The vendor before a second person, under the `number` of its series.
    pub fn submit(self, reference: String) -> Result<Self> {
        self.expect(&[VendorState::Applied])?;
        Ok(Self { reference: Some(reference), state: VendorState::Submitted, version: self.version + 1, ..self })
    }

    /// The vendor decided.
    pub fn decide(self, input: &DecideVendor) -> Result<Self> {
        expect_version("vendor", input.version, self.version)?;
        self.expect(&[VendorState::Submitted])?;
        let mut fields = Fields::default();
        let decision_reason = fields.optional("reason", input.reason.as_deref(), LONG);
        fields.done()?;
        let state = if input.approve { VendorState::Approved } else { VendorState::Rejected };
        Ok(Self { state, decision_reason, version: self.version + 1, ..self })
    }

    /// The vendor enlisted in a class until a day.
    pub fn enlist(self, input: &EnlistVendor) -> Result<Self> {
        expect_version("vendor", input.version, self.version)?;
        self.expect(&[VendorState::Approved])?;
        let mut fields = Fields::default();
        let category = Some(fields.required("category", &input.category, NAME));
        fields.done()?;
        Ok(Self { category, enlisted_until: Some(input.enlisted_until), version: self.version + 1, ..self })
    }

    /// The vendor suspended or blacklisted, from today on.
    pub fn bar(self, input: &BarVendor, state: VendorState, today: Date) -> Result<Self> {
        expect_version("vendor", input.version, self.version)?;
        self.expect(match state {
            VendorState::Suspended => &[VendorState::Approved],
            _ => &[VendorState::Approved, VendorState::Suspended],
        })?;
        let mut fields = Fields::default();
        let reason = Some(fields.required("reason", &input.reason, LONG));
        if input.barred_until.is_some_and(|day| day < today) {
            fields.refuse(Error::new(&errors::VENDOR_UNTIL).field("barredUntil"));
        }
        fields.done()?;
        Ok(Self { state, reason, barred_until: input.barred_until, version: self.version + 1, ..self })
    }

    /// The vendor bought from again.
    pub fn reinstate(self, input: &ReinstateVendor) -> Result<Self> {
        expect_version("vendor", input.version, self.version)?;
        self.expect(&[VendorState::Suspended, VendorState::Blacklisted])?;
        let mut fields = Fields::default();
        let reason = Some(fields.required("reason", &input.reason, LONG));
        fields.done()?;
        Ok(Self { state: VendorState::Approved, reason, barred_until: None, version: self.version + 1, ..self })
    }

    /// The party no longer a vendor. What is blacklisted stays so, and what waits is decided first.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("vendor", version, self.version)?;
        self.expect(&[VendorState::Applied, VendorState::Approved, VendorState::Suspended])?;
        Ok(Self { state: VendorState::Closed, version: self.version + 1, ..self })
    }

    /// Whether it may be bought from on this day: approved, or barred until a day that has passed.
    pub fn is_usable(&self, on: Date) -> bool {
        match self.state {
            VendorState::Approved => true,
            VendorState::Suspended | VendorState::Blacklisted => self.barred_until.is_some_and(|last| last < on),
            _ => false,
        }
    }

    /// Whether merging its party away would lose something that was said against it, or that waits.
    pub fn stands_in_the_way(&self) -> bool {
        matches!(self.state, VendorState::Submitted | VendorState::Suspended | VendorState::Blacklisted)
    }

    /// What the one who decides is told.
    pub fn about(&self, party: &Party) -> About {
        About::new(&party.name, party.name_bn.as_deref())
            .says("type", Some(self.kind.word().to_owned()))
            .says("category", self.category.clone())
            .says("tin", party.tin.clone())
            .says("bin", party.bin.clone())
            .says("note", self.note.clone())
    }

    fn expect(&self, states: &[VendorState]) -> Result<()> {
        if states.contains(&self.state) {
            return Ok(());
        }
        Err(Error::new(&errors::VENDOR_STATE).with("state", self.state.word()))
    }
}
