//! An address of a party.

use async_graphql::InputObject;
use bangladesh::postal;
use contracts::master_data::{AddressId, AreaId, PartyId};
use kernel::fields::{Fields, LONG, expect_version};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::words::OpenState;

words! {
    /// What an address is used for.
    AddressKind {
        /// As in its registration; the one the law knows.
        Registered = "registered",
        /// Where bills go.
        Billing = "billing",
        /// Where goods go or come from.
        Delivery = "delivery",
        /// A place of work.
        Site = "site",
        /// Anything else.
        Other = "other",
    }
}

/// An address of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    pub id: AddressId,
    pub party_id: PartyId,
    pub kind: AddressKind,
    #[schema(example = "House 12, Road 5, Dhanmondi")]
    pub line: String,
    #[schema(example = "বাড়ি ১২, সড়ক ৫, ধানমন্ডি")]
    pub line_bn: Option<String>,
    /// The union, upazila or district.
    pub area_id: Option<AreaId>,
    #[schema(example = "1205")]
    pub postal_code: Option<String>,
    /// Whether it is the one used where nothing else is said.
    pub is_primary: bool,
    pub state: OpenState,
    pub version: i32,
}

/// What an address of a party takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAddress {
    /// Whose.
    pub party_id: PartyId,
    /// What it is used for.
    pub kind: AddressKind,
    /// House, road, village.
    #[schema(min_length = 1, max_length = 500, example = "House 12, Road 5, Dhanmondi")]
    pub line: String,
    /// The same in Bengali.
    pub line_bn: Option<String>,
    /// The union, upazila or district: the smallest that is known.
    pub area_id: Option<AreaId>,
    /// Four digits.
    #[schema(example = "1205")]
    pub postal_code: Option<String>,
    /// Whether it is the one used where nothing else is said; a party's first address always is.
    #[graphql(default)]
    #[serde(default)]
    pub is_primary: bool,
}

/// An address's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateAddress {
    /// The address.
    pub id: AddressId,
    /// The version this change was made on.
    pub version: i32,
    /// What it is used for.
    pub kind: AddressKind,
    /// House, road, village.
    pub line: String,
    /// The same in Bengali.
    pub line_bn: Option<String>,
    /// The union, upazila or district: the smallest that is known.
    pub area_id: Option<AreaId>,
    /// Four digits.
    pub postal_code: Option<String>,
    /// Whether it is the one used where nothing else is said.
    pub is_primary: bool,
}

impl Address {
    /// An address as it is written; `is_first` when the party has no other.
    pub fn new(id: AddressId, input: &NewAddress, is_first: bool) -> Result<Self> {
        let mut fields = Fields::default();
        let address = Self {
            id,
            party_id: input.party_id,
            kind: input.kind,
            line: fields.required("line", &input.line, LONG),
            line_bn: fields.optional("lineBn", input.line_bn.as_deref(), LONG),
            area_id: input.area_id,
            postal_code: postal_code(&mut fields, input.postal_code.as_deref()),
            is_primary: input.is_primary || is_first,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(address)
    }

    /// The address with other facts.
    pub fn update(self, input: &UpdateAddress) -> Result<Self> {
        expect_version("address", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let address = Self {
            kind: input.kind,
            line: fields.required("line", &input.line, LONG),
            line_bn: fields.optional("lineBn", input.line_bn.as_deref(), LONG),
            area_id: input.area_id,
            postal_code: postal_code(&mut fields, input.postal_code.as_deref()),
            is_primary: input.is_primary,
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(address)
    }

    /// The address of whoever stands for its party from now on, which may have a first one already.
    pub fn hand_over(self, to: PartyId, has_first: bool) -> Self {
        Self { party_id: to, is_primary: self.is_primary && !has_first, version: self.version + 1, ..self }
    }

    /// The address no longer used.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("address", version, self.version)?;
        let open = self.expect_open()?;
        Ok(Self { state: OpenState::Closed, is_primary: false, version: open.version + 1, ..open })
    }

    fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::ADDRESS_CLOSED)),
        }
    }
}

fn postal_code(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    let code = postal::read(text).number().map(|code| code.as_str().to_owned());
    if code.is_none() {
        fields.refuse(Error::new(&errors::POSTAL_CODE).field("postalCode"));
    }
    code
}
