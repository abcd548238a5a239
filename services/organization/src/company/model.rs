//! A legal entity: what the law knows it by, and the only ways that may change.

use async_graphql::InputObject;
use bangladesh::{Outcome, bin, fiscal, tin};
use contracts::organization::CompanyFacts;
use jiff::civil::Date;
use kernel::{Code, CompanyId, Currency, Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::company_change::Identity;
use crate::errors;
use crate::words::OpenState;
use kernel::fields::{Fields, NAME, expect_version};
use kernel::words;

words! {
    /// How a company exists in law.
    LegalForm {
        /// Private company limited by shares.
        PrivateLimited = "private-limited",
        /// Public company limited by shares.
        PublicLimited = "public-limited",
        /// Company of one person (Companies (Second Amendment) Act 2020).
        OnePerson = "one-person",
        /// Partnership.
        Partnership = "partnership",
        /// The owner's own business.
        Proprietorship = "proprietorship",
        /// Two or more companies for one purpose.
        JointVenture = "joint-venture",
        /// Branch or liaison office of a company abroad.
        ForeignBranch = "foreign-branch",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// How a company is registered for VAT (VAT and SD Act 2012 s.5).
    VatRegistration {
        /// One BIN for all places.
        Central = "central",
        /// A BIN for each branch.
        Branch = "branch",
    }
}

/// A company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Company {
    pub id: CompanyId,
    #[schema(example = "Padma Builders Ltd")]
    pub name: String,
    #[schema(example = "পদ্মা বিল্ডার্স লিমিটেড")]
    pub name_bn: Option<String>,
    pub legal_form: Option<LegalForm>,
    #[schema(example = "823456789016")]
    pub tin: Option<String>,
    #[schema(example = "000123456-0101")]
    pub bin: Option<String>,
    pub legacy_tin: Option<String>,
    pub legacy_bin: Option<String>,
    pub base_currency: Currency,
    #[schema(example = 7)]
    pub fiscal_year_start_month: i16,
    pub vat_registration: VatRegistration,
    pub state: OpenState,
    pub version: i32,
}

/// What setting up a company takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCompany {
    /// Its registered name.
    #[schema(min_length = 1, max_length = 200, example = "Padma Builders Ltd")]
    pub name: String,
    /// Its name in Bengali.
    #[schema(max_length = 200, example = "পদ্মা বিল্ডার্স লিমিটেড")]
    pub name_bn: Option<String>,
    /// How it exists in law.
    pub legal_form: Option<LegalForm>,
    /// Its e-TIN, 12 digits.
    pub tin: Option<String>,
    /// Its BIN, 13 digits.
    pub bin: Option<String>,
    /// A TIN from before 2013, 9 or 10 digits.
    pub legacy_tin: Option<String>,
    /// A BIN of 9 digits.
    pub legacy_bin: Option<String>,
    /// The currency its books are kept in; BDT when absent.
    pub base_currency: Option<Currency>,
    /// The month its fiscal years begin with; 7 (July) when absent.
    #[schema(minimum = 1, maximum = 12, example = 7)]
    pub fiscal_year_start_month: Option<i16>,
    /// How it is registered for VAT; central when absent.
    pub vat_registration: Option<VatRegistration>,
    /// A day in the first fiscal year to be kept here; today when absent.
    pub books_from: Option<Date>,
}

/// What may change without a second person; every field is written. The rest is a company change.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateCompany {
    /// The company.
    pub id: CompanyId,
    /// The version this change was made on.
    pub version: i32,
    /// Its name in Bengali.
    pub name_bn: Option<String>,
    /// How it exists in law.
    pub legal_form: Option<LegalForm>,
    /// A TIN from before 2013, 9 or 10 digits.
    pub legacy_tin: Option<String>,
    /// A BIN of 9 digits.
    pub legacy_bin: Option<String>,
    /// The month its next fiscal years begin with.
    pub fiscal_year_start_month: i16,
}

impl Company {
    /// A company as it is set up.
    pub fn new(id: CompanyId, input: &NewCompany) -> Result<Self> {
        let mut fields = Fields::default();
        let company = Self {
            id,
            name: fields.required("name", &input.name, NAME),
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            legal_form: input.legal_form,
            tin: read(&mut fields, input.tin.as_deref(), read_tin),
            bin: read(&mut fields, input.bin.as_deref(), read_bin),
            legacy_tin: read(&mut fields, input.legacy_tin.as_deref(), read_legacy_tin),
            legacy_bin: read(&mut fields, input.legacy_bin.as_deref(), read_legacy_bin),
            base_currency: input.base_currency.unwrap_or(Currency::BDT),
            fiscal_year_start_month: month(&mut fields, input.fiscal_year_start_month.unwrap_or(fiscal::JULY.into())),
            vat_registration: input.vat_registration.unwrap_or(VatRegistration::Central),
            state: OpenState::Open,
            version: 1,
        };
        fields.done()?;
        Ok(company)
    }

    /// The company with other facts that need no second person.
    pub fn update(self, input: &UpdateCompany) -> Result<Self> {
        expect_version("company", input.version, self.version)?;
        let open = self.expect_open()?;
        let mut fields = Fields::default();
        let company = Self {
            name_bn: fields.optional("nameBn", input.name_bn.as_deref(), NAME),
            legal_form: input.legal_form,
            legacy_tin: read(&mut fields, input.legacy_tin.as_deref(), read_legacy_tin),
            legacy_bin: read(&mut fields, input.legacy_bin.as_deref(), read_legacy_bin),
            fiscal_year_start_month: month(&mut fields, input.fiscal_year_start_month),
            version: open.version + 1,
            ..open
        };
        fields.done()?;
        Ok(company)
    }

    /// The company with an approved identity, made on the version the second person was shown.
    pub fn identify(self, seen: i32, identity: &Identity) -> Result<Self> {
        expect_version("company", seen, self.version)?;
        let open = self.expect_open()?;
        Ok(Self {
            name: identity.name.clone().unwrap_or(open.name),
            tin: identity.tin.clone().or(open.tin),
            bin: identity.bin.clone().or(open.bin),
            base_currency: identity.base_currency.unwrap_or(open.base_currency),
            vat_registration: identity.vat_registration.unwrap_or(open.vat_registration),
            version: open.version + 1,
            ..open
        })
    }

    /// The company out of business. `in_use` counts what is still open in it.
    pub fn close(self, version: i32, in_use: i64) -> Result<Self> {
        expect_version("company", version, self.version)?;
        let open = self.expect_open()?;
        if in_use > 0 {
            return Err(Error::new(&errors::COMPANY_IN_USE).with("count", in_use));
        }
        Ok(Self { state: OpenState::Closed, version: open.version + 1, ..open })
    }

    /// Itself, unless it is closed.
    pub fn expect_open(self) -> Result<Self> {
        match self.state {
            OpenState::Open => Ok(self),
            OpenState::Closed => Err(Error::new(&errors::COMPANY_CLOSED)),
        }
    }

    /// What others may know.
    pub fn facts(self) -> CompanyFacts {
        CompanyFacts {
            id: self.id,
            name: self.name,
            name_bn: self.name_bn,
            tin: self.tin,
            bin: self.bin,
            base_currency: self.base_currency,
            fiscal_year_start_month: self.fiscal_year_start_month,
            vat_registration: self.vat_registration.word().into(),
            open: self.state == OpenState::Open,
        }
    }

    /// What it is found by.
    pub fn texts(&self) -> Vec<&str> {
        let numbers = [&self.name_bn, &self.tin, &self.bin, &self.legacy_tin, &self.legacy_bin];
        std::iter::once(self.name.as_str()).chain(numbers.into_iter().flatten().map(String::as_str)).collect()
    }
}

/// A number there may be; blank is none.
pub fn read(fields: &mut Fields, text: Option<&str>, read: fn(&str) -> Result<String>) -> Option<String> {
    let text = text.filter(|text| !text.trim().is_empty())?;
    fields.read(read(text))
}

/// An e-TIN as it is stored.
pub fn read_tin(text: &str) -> Result<String> {
    today(tin::read(text), "tin", &errors::TIN_LEGACY, &errors::TIN_INVALID)
}

/// A BIN as it is stored.
pub fn read_bin(text: &str) -> Result<String> {
    today(bin::read(text), "bin", &errors::BIN_LEGACY, &errors::BIN_INVALID)
}

fn read_legacy_tin(text: &str) -> Result<String> {
    tin::read(text).legacy().ok_or_else(|| Error::new(&errors::TIN_NOT_LEGACY).field("legacyTin"))
}

fn read_legacy_bin(text: &str) -> Result<String> {
    bin::read(text).legacy().ok_or_else(|| Error::new(&errors::BIN_NOT_LEGACY).field("legacyBin"))
}

fn today<T: Into<String>>(
    outcome: Outcome<T>,
    field: &'static str,
    legacy: &'static Code,
    invalid: &'static Code,
) -> Result<String> {
    match outcome {
        Outcome::Valid(number) | Outcome::Doubtful(number, _) => Ok(number.into()),
        Outcome::Legacy(_) => Err(Error::new(legacy).field(field)),
        Outcome::Invalid(_) => Err(Error::new(invalid).field(field)),
    }
}

fn month(fields: &mut Fields, month: i16) -> i16 {
    if !(1..=12).contains(&month) {
        fields.refuse(Error::new(&errors::MONTH_INVALID).field("fiscalYearStartMonth"));
    }
    month
}
