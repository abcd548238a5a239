//! A place of business.

use async_graphql::InputObject;
use contracts::organization::BranchId;
use kernel::{CompanyId, Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::company::{Company, VatRegistration, read, read_bin};
use crate::errors;
use crate::words::OpenState;
use kernel::fields::{Fields, LONG, NAME, expect_version};

/// A branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Branch {
    pub id: BranchId,
    pub company_id: CompanyId,
    #[schema(example = "DHK")]
    pub code: String,
    #[schema(example = "Head office")]
    pub name: String,
    #[schema(example = "প্রধান কার্যালয়")]
    pub name_bn: Option<String>,
    pub address: Option<String>,
    pub bin: Option<String>,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a branch takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewBranch {
    /// Whose.
    pub company_id: CompanyId,
    /// Its code, unique in the company.
    #[schema(min_length = 1, max_length = 16, example = "DHK")]
    pub code: String,
    /// Its name.
    #[schema(min_length = 1, max_length = 200, example = "Head office")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "প্রধান কার্যালয়")]
    pub name_bn: Option<String>,
    /// Its address, as it is printed on a tax invoice.
    pub address: Option<String>,
    /// Its own BIN, 13 digits; needed when the company is registered per branch.
    pub bin: Option<String>,
}

/// A branch's facts; every field is written.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateBranch {
    /// The branch.
    pub id: BranchId,
    /// The version this change was made on.
    pub version: i32,
    /// Its code, unique in the company.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// Its address, as it is printed on a tax invoice.
    pub address: Option<String>,
    /// Its own BIN, 13 digits; needed when the company is registered per branch.
    pub bin: Option<String>,
}

/// What setting up and changing have in common.
struct Facts<'a> {
    code: &'a str,
    name: &'a str,
    name_bn: Option<&'a str>,
    address: Option<&'a str>,
    bin: Option<&'a str>,
}

impl Branch {
    /// A branch as it is set up.
    pub fn new(id: BranchId, input: &NewBranch, company: &Company) -> Result<Self> {
        let blank = Self {
            id,
            company_id: company.id,
            code: String::new(),
            name: String::new(),
            name_bn: None,
            address: None,
            bin: None,
            state: OpenState::Open,
            version: 0,
        };
        let facts = Facts {
            code: &input.code,
            name: &input.name,
            name_bn: input.name_bn.as_deref(),
            address: input.address.as_deref(),
            bin: input.bin.as_deref(),
        };
        blank.with(&facts, company)
    }

    /// The branch with other facts.
    pub fn update(self, input: &UpdateBranch, company: &Company) -> Result<Self> {
        expect_version("branch", input.version, self.version)?;
        let facts = Facts {
            code: &input.code,
            name: &input.name,
            name_bn: input.name_bn.as_deref(),
            address: input.address.as_deref(),
            bin: input.bin.as_deref(),
        };
        self.expect_open()?.with(&facts, company)
    }

    fn with(self, facts: &Facts<'_>, company: &Company) -> Result<Self> {
        let mut fields = Fields::default();
        let branch = Self {
            code: fields.code("code", facts.code),
            name: fields.required("name", facts.name, NAME),
            name_bn: fields.optional("nameBn", facts.name_bn, NAME),
            address: fields.optional("address", facts.address, LONG),
            bin: read(&mut fields, facts.bin, read_bin),
            version: self.version + 1,
            ..self
        };
        let given = facts.bin.is_some_and(|bin| !bin.trim().is_empty());
        if company.vat_registration == VatRegistration::Branch && !given {
            fields.refuse(Error::new(&errors::BRANCH_BIN_REQUIRED).field("bin"));
        }
        fields.done()?;
        Ok(branch)
    }

    /// The branch out of business. `in_use` counts what is still open in it.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("branch", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::BRANCH_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::BRANCH_CLOSED)),
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        let more = [&self.name_bn, &self.address, &self.bin];
        [&self.code, &self.name].into_iter().chain(more.into_iter().flatten()).map(String::as_str).collect()
    }
}
