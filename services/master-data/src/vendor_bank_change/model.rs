//! A request to add, replace or close a bank account of a party: draft, submitted under a number, approved or rejected, or
//! taken back before. The account number is never here: only its last four digits.

use async_graphql::InputObject;
use contracts::master_data::{BankBranchId, PartyId, VendorBankChangeId, VendorBankId};
use data::approval::About;
use kernel::fields::{Fields, LONG, NAME, expect_version};
use kernel::{Actor, Error, Result, codes, utoipa, words};
use serde::{Deserialize, Serialize};

use crate::errors;
use crate::vendor_bank::{masked, read_number};

words! {
    /// What a request asks for.
    BankChangeKind {
        /// One more account.
        Add = "add",
        /// Another account in place of one.
        Replace = "replace",
        /// That an account is used no longer.
        Close = "close",
    }
}

words! {
    /// Where a request stands.
    BankChangeState {
        /// Being written.
        Draft = "draft",
        /// Waiting for a second person.
        Submitted = "submitted",
        /// In force.
        Approved = "approved",
        /// Refused.
        Rejected = "rejected",
        /// Taken back by whoever asked.
        Recalled = "recalled",
    }
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VendorBankChange {
    pub id: VendorBankChangeId,
    pub party_id: PartyId,
    pub what: BankChangeKind,
    /// The account that is replaced or closed.
    pub account_id: Option<VendorBankId>,
    /// Where the new account is kept.
    pub branch_id: Option<BankBranchId>,
    pub account_name: Option<String>,
    /// The last four digits of the new account.
    pub tail: Option<String>,
    /// Whether another party has an open account of the same number.
    pub is_shared: bool,
    pub reason: String,
    pub reference: Option<String>,
    /// Who wrote it.
    pub raised_by: String,
    pub decided_by: Option<String>,
    pub decision_reason: Option<String>,
    /// Why it was taken back.
    pub recall_reason: Option<String>,
    pub state: BankChangeState,
    pub version: i32,
}

/// What a request takes.
#[derive(Clone, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewVendorBankChange {
    /// Whose account.
    pub party_id: PartyId,
    /// What is asked for.
    pub what: BankChangeKind,
    /// The account that is replaced or closed.
    pub account_id: Option<VendorBankId>,
    /// Where the new account is kept.
    pub branch_id: Option<BankBranchId>,
    /// In whose name the new account is.
    pub account_name: Option<String>,
    /// The number of the new account, 8 to 20 digits; it is kept sealed.
    pub account_number: Option<String>,
    /// Why, for the one who decides: which paper, who called.
    #[schema(
        min_length = 1,
        max_length = 500,
        example = "Letter of 18 November, confirmed by telephone with Ms Rahima"
    )]
    pub reason: String,
}

/// What a decision takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideVendorBankChange {
    /// The request.
    pub id: VendorBankChangeId,
    /// The version that was looked at.
    pub version: i32,
    /// Whether it takes effect.
    pub approve: bool,
    /// Why; needed when it does not.
    pub reason: Option<String>,
}

/// What taking a request back takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecallVendorBankChange {
    /// The request.
    pub id: VendorBankChangeId,
    /// The version that was looked at.
    pub version: i32,
    /// Why.
    pub reason: String,
}

impl VendorBankChange {
    /// A request as it is written, and the digits of the new account.
    pub fn new(id: VendorBankChangeId, input: &NewVendorBankChange, by: &Actor) -> Result<(Self, Option<String>)> {
        let mut fields = Fields::default();
        let opens = input.what != BankChangeKind::Close;
        let given = input.account_number.as_deref().filter(|text| opens && !text.trim().is_empty());
        let number = given.and_then(|text| fields.read(read_number(text)));
        let name = input.account_name.as_deref().filter(|_| opens);
        let account_name = fields.optional("accountName", name, NAME);
        for (field, wanted, is_there) in [
            ("accountId", input.what != BankChangeKind::Add, input.account_id.is_some()),
            ("branchId", opens, input.branch_id.is_some()),
            ("accountName", opens, account_name.is_some()),
            ("accountNumber", opens, given.is_some()),
        ] {
            if wanted && !is_there {
                fields.refuse(Error::new(&codes::REQUIRED).field(field));
            }
        }
        let reason = fields.required("reason", &input.reason, LONG);
        fields.done()?;
        let (digits, tail) = number.unzip();
        let change = Self {
            id,
            party_id: input.party_id,
            what: input.what,
            account_id: input.account_id.filter(|_| input.what != BankChangeKind::Add),
            branch_id: input.branch_id.filter(|_| opens),
            account_name,
            tail,
            is_shared: false,
            reason,
            reference: None,
            raised_by: by.to_string(),
            decided_by: None,
            decision_reason: None,
            recall_reason: None,
            state: BankChangeState::Draft,
            version: 1,
        };
        Ok((change, digits))
    }

    /// Whether it may be submitted; looked at before a number is taken.
    pub fn expect_draft(&self, version: i32) -> Result<()> {
        expect_version("request", version, self.version)?;
        self.expect(BankChangeState::Draft)
    }

    /// The request before a second person, under the `number` of its series.
    pub fn submit(self, reference: String) -> Result<Self> {
        self.expect(BankChangeState::Draft)?;
        Ok(Self { reference: Some(reference), state: BankChangeState::Submitted, version: self.version + 1, ..self })
    }

    /// The request decided.
    pub fn decide(self, input: &DecideVendorBankChange, by: &Actor) -> Result<Self> {
        expect_version("request", input.version, self.version)?;
        self.expect(BankChangeState::Submitted)?;
        let mut fields = Fields::default();
        let decision_reason = fields.optional("reason", input.reason.as_deref(), LONG);
        fields.done()?;
        let state = if input.approve { BankChangeState::Approved } else { BankChangeState::Rejected };
        Ok(Self { state, decision_reason, decided_by: Some(by.to_string()), version: self.version + 1, ..self })
    }

    /// The request taken back by whoever asked, before it was decided.
    pub fn recall(self, input: &RecallVendorBankChange, by: &Actor) -> Result<Self> {
        expect_version("request", input.version, self.version)?;
        self.expect(BankChangeState::Submitted)?;
        if self.raised_by != by.to_string() {
            return Err(Error::new(&errors::BANK_CHANGE_OTHERS));
        }
        let mut fields = Fields::default();
        let recall_reason = Some(fields.required("reason", &input.reason, LONG));
        fields.done()?;
        Ok(Self { state: BankChangeState::Recalled, recall_reason, version: self.version + 1, ..self })
    }

    /// The request of whoever stands for its party from now on. While it is open it speaks of the account that party has
    /// instead of the one it named.
    pub fn hand_over(self, to: PartyId, instead_of: Option<VendorBankId>) -> Self {
        let account_id = if self.is_open() { instead_of.or(self.account_id) } else { self.account_id };
        Self { party_id: to, account_id, version: self.version + 1, ..self }
    }

    /// Whether it may still take effect.
    pub fn is_open(&self) -> bool {
        matches!(self.state, BankChangeState::Draft | BankChangeState::Submitted)
    }

    /// What the one who decides is told: whose account, and what it would become.
    pub fn about(&self, (name, name_bn): (&str, Option<&str>)) -> About {
        About::new(name, name_bn)
            .says("what", Some(self.what.word().to_owned()))
            .says("accountName", self.account_name.clone())
            .says("accountNumber", self.masked())
            .says("branchId", self.branch_id.map(|branch| branch.to_string()))
            .says("accountId", self.account_id.map(|account| account.to_string()))
    }

    /// What of the new account's number is shown.
    pub fn masked(&self) -> Option<String> {
        self.tail.as_deref().map(masked)
    }

    fn expect(&self, state: BankChangeState) -> Result<()> {
        if self.state == state {
            Ok(())
        } else {
            Err(Error::new(&errors::BANK_CHANGE_STATE).with("state", self.state.word()))
        }
    }
}
