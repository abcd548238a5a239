//! A bank account of a party. Its number is never here: only its last four digits.

use contracts::master_data::{BankBranchId, PartyId, VendorBankId};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;

/// Digits of an account number, least and most: no bank of the country has fewer or more.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=20;
/// Digits that are shown.
const TAIL: usize = 4;

words! {
    /// Whether money may go to an account.
    VendorBankState {
        /// New: no payment for a day, so that whoever is told can object.
        Held = "held",
        /// Money may go there.
        Open = "open",
        /// No longer used.
        Closed = "closed",
    }
}

/// A bank account of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorBank {
    pub id: VendorBankId,
    pub party_id: PartyId,
    pub branch_id: BankBranchId,
    /// In whose name.
    pub account_name: String,
    /// The last four digits.
    #[schema(example = "1234")]
    pub tail: String,
    pub held_until: Timestamp,
    /// When money first went there; until then payment there is marked.
    pub first_paid_on: Option<Date>,
    pub is_closed: bool,
    pub version: i32,
}

impl VendorBank {
    /// A new account, held for so many hours.
    ///
    /// # Errors
    /// An instant beyond the calendar.
    pub fn new(
        facts: (PartyId, BankBranchId),
        account_name: String,
        tail: String,
        held_from: (Timestamp, i64),
    ) -> Result<Self> {
        Ok(Self {
            id: VendorBankId::new(),
            party_id: facts.0,
            branch_id: facts.1,
            account_name,
            tail,
            held_until: until(held_from)?,
            first_paid_on: None,
            is_closed: false,
            version: 1,
        })
    }

    /// The account no longer used.
    pub fn close(self) -> Result<Self> {
        self.expect_open()?;
        Ok(Self { is_closed: true, version: self.version + 1, ..self })
    }

    /// The account of whoever stands for its party from now on: held and marked like a new one. `known`: that
    /// party has the same account already, so this one is closed.
    ///
    /// # Errors
    /// An instant beyond the calendar.
    pub fn hand_over(self, to: PartyId, known: bool, held_from: (Timestamp, i64)) -> Result<Self> {
        let moved = Self { party_id: to, version: self.version + 1, ..self };
        if moved.is_closed || known {
            return Ok(Self { is_closed: true, ..moved });
        }
        Ok(Self { held_until: until(held_from)?, first_paid_on: None, ..moved })
    }

    /// Refuses what is closed.
    pub fn expect_open(&self) -> Result<()> {
        if self.is_closed { Err(Error::new(&errors::VENDOR_BANK_CLOSED)) } else { Ok(()) }
    }

    /// Whether money may go there now.
    pub fn state(&self, now: Timestamp) -> VendorBankState {
        match self.is_closed {
            true => VendorBankState::Closed,
            false if now < self.held_until => VendorBankState::Held,
            false => VendorBankState::Open,
        }
    }

    /// What of the number is shown.
    pub fn masked(&self) -> String {
        masked(&self.tail)
    }
}

/// A number of which only these last digits are shown.
pub fn masked(tail: &str) -> String {
    format!("•••{tail}")
}

/// An account number in its one form, digits only, and its last four.
///
/// # Errors
/// `master_data.vendor-bank.number`.
pub fn read_number(text: &str) -> Result<(String, String)> {
    let kept = text.chars().filter(|letter| !matches!(letter, ' ' | '-' | '.'));
    let digits: String = kept.map(kernel::fields::plain_digit).collect();
    if !DIGITS.contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(Error::new(&errors::VENDOR_BANK_NUMBER).field("accountNumber"));
    }
    let tail = digits[digits.len() - TAIL..].to_owned();
    Ok((digits, tail))
}

/// So many hours after an instant.
fn until((now, hours): (Timestamp, i64)) -> Result<Timestamp> {
    now.checked_add(SignedDuration::from_hours(hours)).map_err(Error::internal)
}
