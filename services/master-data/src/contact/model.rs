//! Whom one speaks to at a party.

use async_graphql::InputObject;
use bangladesh::mobile;
use contracts::master_data::{ContactId, PartyId};
use jiff::civil::Date;
use kernel::fields::{Fields, NAME, expect_version};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::words::OpenState;

/// Characters of an e-mail address.
const EMAIL: usize = 254;

words! {
    /// What a contact is spoken to about.
    ContactPurpose {
        /// Anything.
        General = "general",
        /// Orders and deliveries.
        Orders = "orders",
        /// Bills, payments and bank accounts.
        Payments = "payments",
        /// Work on a site.
        Site = "site",
        /// Contracts and the law.
        Legal = "legal",
    }
}

/// A contact of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    pub id: ContactId,
    pub party_id: PartyId,
    #[schema(example = "Rahima Khatun")]
    pub name: String,
    #[schema(example = "রহিমা খাতুন")]
    pub name_bn: Option<String>,
    #[schema(example = "Accounts officer")]
    pub position: Option<String>,
    #[schema(example = "+8801712345678")]
    pub mobile: Option<String>,
    #[schema(example = "accounts@example.com")]
    pub email: Option<String>,
    pub purpose: ContactPurpose,
    /// Whether they are spoken to where nothing else is said.
    pub is_primary: bool,
    pub state: OpenState,
    pub ended_on: Option<Date>,
    pub version: i32,
}

/// What a contact of a party takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewContact {
    /// Whose.
    pub party_id: PartyId,
    /// Their name.
    #[schema(min_length = 1, max_length = 200, example = "Rahima Khatun")]
    pub name: String,
    /// Their name in Bengali.
    pub name_bn: Option<String>,
    /// What they are there.
    pub position: Option<String>,
    /// Their mobile number, of Bangladesh.
    #[schema(example = "01712345678")]
    pub mobile: Option<String>,
    /// Their e-mail address. It or the mobile number must be there.
    pub email: Option<String>,
    /// What they are spoken to about.
    pub purpose: ContactPurpose,
    /// Whether they are spoken to where nothing else is said; a party's first contact always is.
    #[graphql(default)]
    #[serde(default)]
    pub is_primary: bool,
}

/// A contact's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateContact {
    /// The contact.
    pub id: ContactId,
    /// The version this change was made on.
    pub version: i32,
    /// Their name.
    pub name: String,
    /// Their name in Bengali.
    pub name_bn: Option<String>,
    /// What they are there.
    pub position: Option<String>,
    /// Their mobile number, of Bangladesh.
    pub mobile: Option<String>,
    /// Their e-mail address. It or the mobile number must be there.
    pub email: Option<String>,
    /// What they are spoken to about.
    pub purpose: ContactPurpose,
    /// Whether they are spoken to where nothing else is said.
    pub is_primary: bool,
}

impl Contact {
    /// A contact as it is written; `is_first` when the party has no other.
    pub fn new(id: ContactId, input: &NewContact, is_first: bool) -> Result<Self> {
        let blank = Self {
            id,
            party_id: input.party_id,
            name: String::new(),
            name_bn: None,
            position: None,
            mobile: None,
            email: None,
            purpose: input.purpose,
            is_primary: false,
            state: OpenState::Open,
            ended_on: None,
            version: 0,
        };
        let NewContact { name, name_bn, position, mobile, email, purpose, is_primary, .. } = input.clone();
        let is_primary = is_primary || is_first;
        blank.with(UpdateContact { id, version: 0, name, name_bn, position, mobile, email, purpose, is_primary })
    }

    /// The contact with other facts.
    pub fn update(self, input: &UpdateContact) -> Result<Self> {
        expect_version("contact", input.version, self.version)?;
        self.expect_open()?.with(input.clone())
    }

    fn with(self, input: UpdateContact) -> Result<Self> {
        let mut fields = Fields::default();
        let contact = Self {
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            position: fields.optional("position", input.position.as_deref(), NAME),
            mobile: mobile_number(&mut fields, input.mobile.as_deref()),
            email: email(&mut fields, input.email.as_deref()),
            purpose: input.purpose,
            is_primary: input.is_primary,
            version: self.version + 1,
            ..self
        };
        let is_given = [&input.mobile, &input.email].into_iter().flatten().any(|text| !text.trim().is_empty());
        if !is_given {
            fields.refuse(Error::new(&errors::CONTACT_SILENT).field("mobile"));
        }
        fields.done()?;
        Ok(contact)
    }

    /// The contact of whoever stands for their party from now on, which may have a first one already.
    pub fn hand_over(self, to: PartyId, has_first: bool) -> Self {
        Self { party_id: to, is_primary: self.is_primary && !has_first, version: self.version + 1, ..self }
    }

    /// The contact no longer spoken to, from this day on.
    pub fn close(self, version: i32, on: Date) -> Result<Self> {
        expect_version("contact", version, self.version)?;
        let open = self.expect_open()?;
        let version = open.version + 1;
        Ok(Self { state: OpenState::Closed, is_primary: false, ended_on: Some(on), version, ..open })
    }

    fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::CONTACT_CLOSED)),
        }
    }
}

fn mobile_number(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    let number = mobile::read(text).number().map(String::from);
    if number.is_none() {
        fields.refuse(Error::new(&errors::CONTACT_MOBILE).field("mobile"));
    }
    number
}

/// One at sign with something on both sides and a dot behind it: whether it is read there only a letter can tell.
fn email(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let email = fields.optional("email", text, EMAIL)?.to_lowercase();
    let parts = email.split_once('@').filter(|(name, host)| {
        !name.is_empty() && !host.contains('@') && host.split('.').all(|part| !part.is_empty()) && host.contains('.')
    });
    if parts.is_none() || email.chars().any(char::is_whitespace) {
        fields.refuse(Error::new(&errors::CONTACT_EMAIL).field("email"));
    }
    Some(email)
}
