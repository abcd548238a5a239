//! Lists of prices: what is bought and sold at, and schedules of rates.

use async_graphql::InputObject;
use contracts::master_data::{PartyId, PriceListId};
use jiff::civil::Date;
use kernel::fields::{Fields, NAME, expect_version};
use kernel::{CompanyId, Currency, Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::sign::sign;
use crate::words::OpenState;

/// Characters of a zone.
pub const ZONE: usize = 60;

words! {
    /// What a list's prices are for.
    PriceKind {
        /// What we buy at.
        Buying = "buying",
        /// What we sell at.
        Selling = "selling",
        /// A schedule of rates, such as that of the Public Works Department.
        Schedule = "schedule",
    }
}

/// A list of prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PriceList {
    pub id: PriceListId,
    #[schema(example = "PWD-2022-DHAKA")]
    pub code: String,
    #[schema(example = "PWD schedule of rates 2022, Dhaka")]
    pub name: String,
    #[schema(example = "গণপূর্ত রেট শিডিউল ২০২২, ঢাকা")]
    pub name_bn: Option<String>,
    pub kind: PriceKind,
    #[schema(example = "Dhaka")]
    pub zone: Option<String>,
    pub company_id: Option<CompanyId>,
    pub party_id: Option<PartyId>,
    pub currency: Currency,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a list of prices takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPriceList {
    /// Its code, unique.
    #[schema(min_length = 1, max_length = 32, example = "PWD-2022-DHAKA")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "PWD schedule of rates 2022, Dhaka")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "গণপূর্ত রেট শিডিউল ২০২২, ঢাকা")]
    pub name_bn: Option<String>,
    /// What its prices are for; that never changes.
    pub kind: PriceKind,
    /// Where it holds, when not everywhere.
    #[schema(max_length = 60, example = "Dhaka")]
    pub zone: Option<String>,
    /// For which company, when not for all.
    pub company_id: Option<CompanyId>,
    /// Agreed with which party, when not for everybody.
    pub party_id: Option<PartyId>,
    /// The currency of its prices.
    pub currency: Currency,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day.
    pub ends_on: Option<Date>,
}

/// A list's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdatePriceList {
    /// The list.
    pub id: PriceListId,
    /// The version this change was made on.
    pub version: i32,
    /// Its code, unique.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// Where it holds, when not everywhere.
    pub zone: Option<String>,
    /// Its last day.
    pub ends_on: Option<Date>,
}

impl PriceList {
    /// A list as it is set up.
    pub fn new(id: PriceListId, input: &NewPriceList) -> Result<Self> {
        let mut fields = Fields::default();
        let list = Self {
            id,
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            kind: input.kind,
            zone: fields.optional("zone", input.zone.as_deref(), ZONE),
            company_id: input.company_id,
            party_id: input.party_id,
            currency: input.currency,
            starts_on: input.starts_on,
            ends_on: last(&mut fields, input.starts_on, input.ends_on),
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(list)
    }

    /// The list with other facts.
    pub fn update(self, input: &UpdatePriceList) -> Result<Self> {
        expect_version("price list", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let list = Self {
            code: sign(&mut fields, "code", &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            zone: fields.optional("zone", input.zone.as_deref(), ZONE),
            ends_on: last(&mut fields, open.starts_on, input.ends_on),
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(list)
    }

    /// The list no longer used.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("price list", version, self.version)?;
        let open = self.expect_open()?;
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// The list used again.
    pub fn reopen(self, version: i32) -> Result<Self> {
        expect_version("price list", version, self.version)?;
        match self.state {
            OpenState::Open => Err(Error::new(&errors::PRICE_LIST_OPEN)),
            OpenState::Closed => Ok(Self { state: OpenState::Open, version: self.version + 1, ..self }),
        }
    }

    /// The list of whoever stands for its party from now on.
    pub fn hand_over(self, to: PartyId) -> Self {
        Self { party_id: Some(to), version: self.version + 1, ..self }
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::PRICE_LIST_CLOSED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        let names = [&self.code, &self.name].into_iter().chain(&self.name_bn).chain(&self.zone);
        names.map(String::as_str).collect()
    }
}

/// The last day, unless it lies before the first.
pub fn last(fields: &mut Fields, first: Date, last: Option<Date>) -> Option<Date> {
    if last.is_some_and(|last| last < first) {
        fields.refuse(Error::new(&errors::DAYS_TURNED).field("endsOn"));
    }
    last
}
