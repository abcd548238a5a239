//! A branch of a bank, known by its routing number.

use std::collections::HashMap;

use async_graphql::InputObject;
use bangladesh::{Doubt, Outcome, Routing, routing};
use contracts::master_data::{AreaId, BankBranchId, BankId};
use kernel::fields::{Fields, NAME, expect_version};
use kernel::{Error, Result, utoipa, words};
use serde::{Deserialize, Serialize};

use super::district;
use crate::bank::Bank;
use crate::errors;
use crate::shipped::{Fate, ListTaken, rows};
use crate::words::OpenState;

words! {
    /// What is doubtful about a routing number.
    RoutingDoubt {
        /// It came with eight digits; the zero at the front, which spreadsheets take away, was put back.
        LeadingZero = "leading-zero",
        /// The last digit does not fit the others: most often a slip of the keyboard.
        CheckDigit = "check-digit",
        /// No bank is known by its first three digits but the organization's own.
        UnknownBank = "unknown-bank",
    }
}

const BRANCHES: &str = include_str!("../../shipped/banks/branches.tsv");

/// A branch of a bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BankBranch {
    pub id: BankBranchId,
    pub bank_id: BankId,
    #[schema(example = "MOTIJHEEL")]
    pub name: String,
    #[schema(example = "মতিঝিল")]
    pub name_bn: Option<String>,
    #[schema(example = "200274187")]
    pub routing_number: String,
    pub doubt: Option<RoutingDoubt>,
    /// The code of the district its routing number names.
    pub district_code: Option<String>,
    /// That district, where the list of places was taken.
    pub district_id: Option<AreaId>,
    /// Whether the organization made or changed it: taking the country's list leaves it alone.
    pub is_own: bool,
    pub state: OpenState,
    pub version: i32,
}

/// A row of a list of branches. The bank and the district are told by the routing number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedBranch {
    pub routing_number: String,
    pub name: String,
    pub name_bn: Option<String>,
}

/// What setting up a branch takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewBankBranch {
    /// Its routing number, nine digits; bank and district are read from it.
    #[schema(min_length = 8, max_length = 9, example = "200274187")]
    pub routing_number: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Motijheel")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "মতিঝিল")]
    pub name_bn: Option<String>,
}

/// A branch's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateBankBranch {
    /// The branch.
    pub id: BankBranchId,
    /// The version this change was made on.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
}

/// A routing number, and what is doubtful about it.
///
/// # Errors
/// `master_data.bank-branch.routing` when it has not nine digits.
pub fn read_routing(text: &str) -> Result<(Routing, Option<RoutingDoubt>)> {
    match routing::read(text) {
        Outcome::Valid(number) => Ok((number, None)),
        Outcome::Doubtful(number, doubt) => {
            let doubt = match doubt {
                Doubt::LeadingZero => RoutingDoubt::LeadingZero,
                Doubt::UnknownCode(_) => RoutingDoubt::UnknownBank,
                Doubt::CheckDigit { .. } | Doubt::Range => RoutingDoubt::CheckDigit,
            };
            Ok((number, Some(doubt)))
        }
        Outcome::Legacy(_) | Outcome::Invalid(_) => Err(Error::new(&errors::ROUTING_INVALID).field("routingNumber")),
    }
}

impl BankBranch {
    /// A branch of `bank`, which the routing number names.
    pub fn new(
        id: BankBranchId,
        input: &NewBankBranch,
        (routing, doubt): &(Routing, Option<RoutingDoubt>),
        bank: &Bank,
    ) -> Result<Self> {
        let mut fields = Fields::default();
        let branch = Self {
            id,
            bank_id: bank.id,
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            routing_number: routing.as_str().to_owned(),
            doubt: *doubt,
            district_code: district::code_of(routing.district()).map(str::to_owned),
            district_id: None,
            is_own: true,
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(branch)
    }

    /// The branch with other facts, from now on the organization's own.
    pub fn update(self, input: &UpdateBankBranch) -> Result<Self> {
        expect_version("branch", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let branch = Self {
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            is_own: true,
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(branch)
    }

    /// The branch no longer chosen.
    pub fn close(self, version: i32) -> Result<Self> {
        expect_version("branch", version, self.version)?;
        let open = self.expect_open()?;
        Ok(Self { state: OpenState::Closed, is_own: true, version: open.version + 1, ..open })
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::BANK_BRANCH_CLOSED)),
        }
    }

    /// What it is found by: its own name and number, and its bank's names.
    pub fn texts<'a>(&'a self, bank: &'a Bank) -> Vec<&'a str> {
        let more = [&self.name_bn, &bank.name_bn].into_iter().flatten();
        [&self.routing_number, &self.name, &bank.name].into_iter().chain(more).map(String::as_str).collect()
    }
}

impl ListedBranch {
    /// Its routing number in the one form rows have; nothing when it cannot be read.
    pub fn number(&self) -> Option<String> {
        read_routing(&self.routing_number).ok().map(|(number, _)| number.as_str().to_owned())
    }
}

/// The country's branches, as the program brings them.
pub fn country() -> Vec<ListedBranch> {
    let listed = |[number, name]: [&str; 2]| ListedBranch {
        routing_number: number.to_owned(),
        name: name.to_owned(),
        name_bn: None,
    };
    rows(BRANCHES).map(listed).collect()
}

/// What taking a list of branches writes.
#[derive(Debug, Default)]
pub struct Taking {
    /// New ones.
    pub insert: Vec<BankBranch>,
    /// Those the list says otherwise.
    pub renew: Vec<BankBranch>,
    /// The counts.
    pub counts: ListTaken,
}

/// Compares a list with what is there.
///
/// # Errors
/// `master_data.bank-branch.list` at the first row that cannot be read or has no bank among `banks`.
pub fn take(present: Vec<BankBranch>, banks: &HashMap<&str, &Bank>, list: &[ListedBranch]) -> Result<Taking> {
    let present = present.into_iter().map(|branch| (branch.routing_number.clone(), branch));
    let mut known: HashMap<String, BankBranch> = present.collect();
    let mut taking = Taking::default();
    for listed in list {
        let branch = read(listed, banks)?;
        taking.counts.warned += i32::from(branch.doubt.is_some());
        let Some(there) = known.get(&branch.routing_number) else {
            known.insert(branch.routing_number.clone(), branch.clone());
            taking.insert.push(branch);
            taking.counts.count(Fate::Take);
            continue;
        };
        // A list that says nothing in Bengali leaves what is written in Bengali.
        let name_bn = branch.name_bn.clone().or_else(|| there.name_bn.clone());
        let is_alike =
            (&there.name, &there.name_bn, &there.district_code) == (&branch.name, &name_bn, &branch.district_code);
        let fate = Fate::of(there.is_own, is_alike);
        taking.counts.count(fate);
        if fate == Fate::Renew {
            let (id, version) = (there.id, there.version + 1);
            taking.renew.push(BankBranch { id, version, name_bn, state: there.state, ..branch });
        }
    }
    Ok(taking)
}

fn read(listed: &ListedBranch, banks: &HashMap<&str, &Bank>) -> Result<BankBranch> {
    let wrong = || Error::new(&errors::BANK_LIST).with("number", &listed.routing_number).with("name", &listed.name);
    let number = read_routing(&listed.routing_number).map_err(|_| wrong())?;
    let bank = banks.get(number.0.bank()).ok_or_else(wrong)?;
    let (routing_number, name) = (String::new(), listed.name.clone());
    let input = NewBankBranch { routing_number, name, name_bn: listed.name_bn.clone() };
    let branch = BankBranch::new(BankBranchId::new(), &input, &number, bank).map_err(|_| wrong())?;
    Ok(BankBranch { is_own: false, ..branch })
}
