//! On what terms one company deals with a party.

use async_graphql::InputObject;
use contracts::master_data::{PartyId, PartyTermsId};
use kernel::fields::{Fields, LONG, expect_version, is_slug};
use kernel::{CompanyId, Error, Money, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;

/// Days of credit beyond which a number is a slip of the keyboard.
const DAYS: i32 = 365;
/// Characters of a kind of payment as the rules name it.
const KIND: usize = 40;

/// The terms of one company with a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartyTerms {
    pub id: PartyTermsId,
    pub party_id: PartyId,
    pub company_id: CompanyId,
    /// The party's name, as it is now.
    pub name: String,
    pub name_bn: Option<String>,
    /// Days from the bill to its due day.
    pub payment_days: Option<i32>,
    pub credit_limit: Option<Money>,
    /// The kind of payment the rules of withholding are asked for when nobody says another: `civil-work`.
    pub withholding: Option<String>,
    /// Whether this company begins nothing new with it.
    pub blocked: bool,
    pub reason: Option<String>,
    pub version: i32,
}

/// What saying a company's terms takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPartyTerms {
    /// The party.
    pub party_id: PartyId,
    /// The company.
    pub company_id: CompanyId,
    /// Days from the bill to its due day.
    pub payment_days: Option<i32>,
    /// What it may owe us at most.
    pub credit_limit: Option<Money>,
    /// The kind of payment the rules of withholding are asked for when nobody says another: `civil-work`.
    pub withholding: Option<String>,
    /// Whether this company begins nothing new with it.
    pub blocked: Option<bool>,
    /// Why it is blocked.
    pub reason: Option<String>,
}

/// A company's terms; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdatePartyTerms {
    /// The terms.
    pub id: PartyTermsId,
    /// The version this change was made on.
    pub version: i32,
    /// Days from the bill to its due day.
    pub payment_days: Option<i32>,
    /// What it may owe us at most.
    pub credit_limit: Option<Money>,
    /// The kind of payment the rules of withholding are asked for when nobody says another: `civil-work`.
    pub withholding: Option<String>,
    /// Whether this company begins nothing new with it.
    pub blocked: Option<bool>,
    /// Why it is blocked.
    pub reason: Option<String>,
}

impl PartyTerms {
    /// Terms as they are said for the first time.
    pub fn new(id: PartyTermsId, input: &NewPartyTerms, name: &str, name_bn: Option<&str>) -> Result<Self> {
        let terms = Self {
            id,
            party_id: input.party_id,
            company_id: input.company_id,
            name: name.to_owned(),
            name_bn: name_bn.map(str::to_owned),
            payment_days: input.payment_days,
            credit_limit: input.credit_limit,
            withholding: input.withholding.clone(),
            blocked: input.blocked.unwrap_or_default(),
            reason: input.reason.clone(),
            version: 1,
        };
        terms.checked()
    }

    /// The terms with other contents.
    pub fn update(self, input: &UpdatePartyTerms) -> Result<Self> {
        expect_version("terms", input.version, self.version)?;
        let terms = Self {
            payment_days: input.payment_days,
            credit_limit: input.credit_limit,
            withholding: input.withholding.clone(),
            blocked: input.blocked.unwrap_or_default(),
            reason: input.reason.clone(),
            version: self.version + 1,
            ..self
        };
        terms.checked()
    }

    /// The terms with whoever stands for their party from now on.
    pub fn hand_over(self, to: PartyId) -> Self {
        Self { party_id: to, version: self.version + 1, ..self }
    }

    /// The terms with what they lacked of those the same company had with a party that was given up; whoever was blocked stays so.
    pub fn absorb(self, other: &Self) -> Self {
        Self {
            payment_days: self.payment_days.or(other.payment_days),
            credit_limit: self.credit_limit.or(other.credit_limit),
            withholding: self.withholding.or_else(|| other.withholding.clone()),
            blocked: self.blocked || other.blocked,
            // The reason of the block that holds from now on.
            reason: match other.blocked && !self.blocked {
                true => other.reason.clone(),
                false => self.reason.or_else(|| other.reason.clone()),
            },
            version: self.version + 1,
            ..self
        }
    }

    fn checked(self) -> Result<Self> {
        let mut fields = Fields::default();
        if self.payment_days.is_some_and(|days| !(0..=DAYS).contains(&days)) {
            fields.refuse(Error::new(&errors::TERMS_DAYS).field("paymentDays").with("limit", DAYS));
        }
        if self.credit_limit.is_some_and(|limit| limit.minor < 0) {
            fields.refuse(Error::new(&errors::TERMS_CREDIT).field("creditLimit"));
        }
        let withholding = fields.optional("withholding", self.withholding.as_deref(), KIND);
        if withholding.as_deref().is_some_and(|kind| !is_slug(kind, KIND)) {
            fields.refuse(Error::new(&errors::TERMS_WITHHOLDING).field("withholding"));
        }
        let reason = fields.optional("reason", self.reason.as_deref(), LONG);
        if self.blocked && reason.is_none() {
            fields.refuse(Error::new(&kernel::codes::REQUIRED).field("reason"));
        }
        fields.done()?;
        Ok(Self { withholding, reason, ..self })
    }
}
