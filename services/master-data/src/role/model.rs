//! In which roles a party is dealt with besides being a vendor, and from when to when.

use async_graphql::{InputObject, SimpleObject};
use contracts::master_data::{PartyId, PartyRoleId};
use jiff::civil::Date;
use kernel::fields::expect_version;
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;

words! {
    /// A role of a party that needs no second person. Vendors and subcontractors have a life of their own.
    PartyRoleKind {
        /// It buys from us, or wants to.
        Customer = "customer",
        /// We build on its land.
        Landowner = "landowner",
        /// It keeps our money or lends us some.
        Bank = "bank",
        /// It insures us.
        Insurer = "insurer",
        /// It permits, collects or supervises.
        GovernmentAuthority = "government-authority",
        /// It works for us.
        Employee = "employee",
        /// It brings customers or land.
        Broker = "broker",
        /// Anything else.
        Other = "other",
    }
}

/// A role of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartyRole {
    /// Its id.
    pub id: PartyRoleId,
    /// Whose.
    pub party_id: PartyId,
    /// Which role.
    pub role: PartyRoleKind,
    /// Its first day.
    pub starts_on: Date,
    /// Its last day, once it has ended.
    pub ends_on: Option<Date>,
    /// Raised by every change.
    pub version: i32,
}

/// What taking a role takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeRole {
    /// The party.
    pub party_id: PartyId,
    /// The role.
    pub role: PartyRoleKind,
    /// Its first day; today when absent.
    pub starts_on: Option<Date>,
}

/// What ending a role takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndRole {
    /// The role of the party.
    pub id: PartyRoleId,
    /// The version that was looked at.
    pub version: i32,
    /// Its last day; today when absent.
    pub ends_on: Option<Date>,
}

impl PartyRole {
    /// A role as it is taken.
    pub fn new(id: PartyRoleId, party_id: PartyId, role: PartyRoleKind, starts_on: Date) -> Self {
        Self { id, party_id, role, starts_on, ends_on: None, version: 1 }
    }

    /// The role of whoever stands for its party from now on.
    pub fn hand_over(self, to: PartyId) -> Self {
        Self { party_id: to, version: self.version + 1, ..self }
    }

    /// The role with a last day.
    pub fn end(self, version: i32, ends_on: Date) -> Result<Self> {
        expect_version("role", version, self.version)?;
        if self.ends_on.is_some() {
            return Err(Error::new(&errors::ROLE_ENDED));
        }
        if ends_on < self.starts_on {
            return Err(Error::new(&errors::ROLE_DATES).field("endsOn"));
        }
        Ok(Self { ends_on: Some(ends_on), version: self.version + 1, ..self })
    }
}
