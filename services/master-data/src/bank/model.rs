//! A bank.

use std::collections::HashMap;

use async_graphql::InputObject;
use bangladesh::routing;
use contracts::master_data::BankId;
use kernel::fields::{Fields, NAME, expect_version, plain_digit};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::shipped::{Fate, ListTaken, rows};
use crate::words::OpenState;

words! {
    /// Whose a bank is.
    BankCategory {
        /// The Bangladesh Bank.
        Central = "central",
        /// A commercial bank of the state.
        StateOwned = "state-owned",
        /// A bank for agriculture, development or small trade.
        Specialized = "specialized",
        /// A private commercial bank.
        Private = "private",
        /// A foreign commercial bank.
        Foreign = "foreign",
    }
}

/// Digits of a bank's code.
const CODE: usize = 3;
/// Characters of a SWIFT code: of the head office, of a branch.
const SWIFT: [usize; 2] = [8, 11];

const BANKS: &str = include_str!("../../shipped/banks/banks.tsv");

/// A bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bank {
    pub id: BankId,
    #[schema(example = "200")]
    pub code: String,
    #[schema(example = "Sonali Bank")]
    pub name: String,
    #[schema(example = "সোনালী ব্যাংক")]
    pub name_bn: Option<String>,
    pub category: Option<BankCategory>,
    pub swift: Option<String>,
    /// Whether the organization made or changed it: taking the country's list leaves it alone.
    pub is_own: bool,
    pub state: OpenState,
    pub version: i32,
}

/// A row of a list of banks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedBank {
    pub code: String,
    pub name: String,
    pub name_bn: Option<String>,
    pub category: Option<BankCategory>,
}

/// What setting up a bank takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewBank {
    /// The three digits its routing numbers begin with.
    #[schema(min_length = 3, max_length = 3, example = "310")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Community Bank Bangladesh")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "কমিউনিটি ব্যাংক বাংলাদেশ")]
    pub name_bn: Option<String>,
    /// Whose it is.
    pub category: Option<BankCategory>,
    /// Its SWIFT code.
    #[schema(example = "COYMBDDD")]
    pub swift: Option<String>,
}

/// A bank's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateBank {
    /// The bank.
    pub id: BankId,
    /// The version this change was made on.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// Whose it is.
    pub category: Option<BankCategory>,
    /// Its SWIFT code.
    pub swift: Option<String>,
}

impl Bank {
    /// A bank of the organization's own.
    pub fn new(id: BankId, input: &NewBank) -> Result<Self> {
        let mut fields = Fields::default();
        let bank = Self {
            id,
            code: code(&mut fields, &input.code),
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            category: input.category,
            swift: swift(&mut fields, input.swift.as_deref()),
            is_own: true,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(bank)
    }

    /// The bank with other facts, from now on the organization's own.
    pub fn update(self, input: &UpdateBank) -> Result<Self> {
        expect_version("bank", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let bank = Self {
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            category: input.category,
            swift: swift(&mut fields, input.swift.as_deref()),
            is_own: true,
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(bank)
    }

    /// The bank no longer chosen. `in_use` counts its open branches.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("bank", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::BANK_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, is_own: true, version: open.version + 1, ..open })
    }

    fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::BANK_CLOSED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        let more = [&self.name_bn, &self.swift].into_iter().flatten();
        [&self.code, &self.name].into_iter().chain(more).map(String::as_str).collect()
    }
}

fn code(fields: &mut Fields, text: &str) -> String {
    let digits: String = fields.required("code", text, kernel::fields::CODE).chars().map(plain_digit).collect();
    if !digits.is_empty() && (digits.len() != CODE || !digits.bytes().all(|digit| digit.is_ascii_digit())) {
        fields.refuse(Error::new(&errors::BANK_CODE).field("code"));
    }
    digits
}

fn swift(fields: &mut Fields, text: Option<&str>) -> Option<String> {
    let swift = fields.optional("swift", text, NAME)?.to_uppercase();
    if !SWIFT.contains(&swift.len()) || !swift.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
        fields.refuse(Error::new(&errors::BANK_SWIFT).field("swift"));
    }
    Some(swift)
}

/// The country's banks, as the program brings them. The list has the names in capital letters of the register; people know
/// banks by the names crate `bangladesh` has, in both languages.
pub fn country() -> Vec<ListedBank> {
    rows(BANKS).map(|[code, name, category]| listed(code, name, category)).collect()
}

fn listed(code: &str, name: &str, category: &str) -> ListedBank {
    let (known, bengali) = routing::bank_name(code).unzip();
    let category = match category.split_once([' ', '-']).map(|(first, _)| first) {
        Some("Central") => Some(BankCategory::Central),
        Some("State") => Some(BankCategory::StateOwned),
        Some("Specialized") => Some(BankCategory::Specialized),
        Some("Private") => Some(BankCategory::Private),
        Some("Foreign") => Some(BankCategory::Foreign),
        _ => None,
    };
    ListedBank {
        code: code.to_owned(),
        name: known.unwrap_or(name).to_owned(),
        name_bn: bengali.map(str::to_owned),
        category,
    }
}

/// What taking a list of banks writes.
#[derive(Debug, Default)]
pub struct Taking {
    /// New ones.
    pub insert: Vec<Bank>,
    /// Those the list says otherwise.
    pub renew: Vec<Bank>,
    /// The counts.
    pub counts: ListTaken,
}

/// Compares a list with what is there.
///
/// # Errors
/// `master_data.bank-branch.list` at the first row that cannot be read.
pub fn take(present: &[Bank], list: &[ListedBank]) -> Result<Taking> {
    let known: HashMap<&str, &Bank> = present.iter().map(|bank| (bank.code.as_str(), bank)).collect();
    let mut taking = Taking::default();
    for listed in list {
        let ListedBank { code, name, name_bn, category } = listed.clone();
        let input = NewBank { code, name, name_bn, category, swift: None };
        let wrong = |_| Error::new(&errors::BANK_LIST).with("number", &listed.code).with("name", &listed.name);
        let new = Bank::new(BankId::new(), &input).map_err(wrong)?;
        let Some(bank) = known.get(new.code.as_str()) else {
            taking.insert.push(Bank { is_own: false, ..new });
            taking.counts.count(Fate::Take);
            continue;
        };
        let said = Bank { name: new.name, name_bn: new.name_bn, category: new.category, ..(*bank).clone() };
        let fate = Fate::of(bank.is_own, **bank == said);
        taking.counts.count(fate);
        if fate == Fate::Renew {
            taking.renew.push(Bank { version: said.version + 1, ..said });
        }
    }
    Ok(taking)
}
