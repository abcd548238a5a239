//! A request to change what the law knows a company by: draft, submitted with a number, approved or rejected.

use async_graphql::InputObject;
use contracts::organization::CompanyChangeId;
use data::approval::About;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Actor, CompanyId, Currency, Error, Result, dhaka_day, dhaka_midnight, utoipa};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::company::{Company, VatRegistration, read, read_bin, read_tin};
use crate::errors;
use kernel::fields::{Fields, LONG, NAME, expect_version};
use kernel::words;

words! {
    /// Where a request stands.
    ChangeState {
        /// Being written.
        Draft = "draft",
        /// Waiting for a second person.
        Submitted = "submitted",
        /// In force.
        Approved = "approved",
        /// Refused.
        Rejected = "rejected",
    }
}

/// What the law knows a company by; what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    pub name: Option<String>,
    pub tin: Option<String>,
    pub bin: Option<String>,
    pub base_currency: Option<Currency>,
    pub vat_registration: Option<VatRegistration>,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompanyChange {
    pub id: CompanyChangeId,
    pub company_id: CompanyId,
    /// The company as it was when the request was written: whoever decides decides on that.
    pub company_version: i32,
    pub reference: Option<String>,
    pub reason: String,
    /// Who wrote it.
    pub raised_by: String,
    #[serde(flatten)]
    pub identity: Identity,
    pub state: ChangeState,
    pub decision_reason: Option<String>,
    pub version: i32,
}

/// Which requests a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only in this state.
    pub state: Option<ChangeState>,
    /// Written on this day or later.
    pub from: Option<Date>,
    /// Written on this day or before.
    pub until: Option<Date>,
}

impl Wanted {
    /// The ids between which these days lie: not before the first, before the second.
    ///
    /// # Errors
    /// A day beyond the calendar.
    pub fn ids(&self) -> Result<(Uuid, Uuid)> {
        let since = self.from.map_or(Ok(Uuid::nil()), first_of)?;
        let next = self.until.map(|day| day.tomorrow().map_err(Error::internal)).transpose()?;
        Ok((since, next.map_or(Ok(Uuid::max()), first_of)?))
    }
}

/// No id born on this day in Dhaka sorts before it: an id begins with the millisecond of its birth.
fn first_of(day: Date) -> Result<Uuid> {
    let born = u128::try_from(dhaka_midnight(day)?.as_millisecond()).unwrap_or_default();
    Ok(Uuid::from_u128(born << 80))
}

/// What a request takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCompanyChange {
    /// Whose identity.
    pub company_id: CompanyId,
    /// Why, for the one who decides.
    pub reason: String,
    /// The new registered name.
    pub name: Option<String>,
    /// The new e-TIN, 12 digits.
    pub tin: Option<String>,
    /// The new BIN, 13 digits.
    pub bin: Option<String>,
    /// The new base currency.
    pub base_currency: Option<Currency>,
    /// The new registration for VAT.
    pub vat_registration: Option<VatRegistration>,
}

/// What a decision takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecideCompanyChange {
    /// The request.
    pub id: CompanyChangeId,
    /// The version that was looked at.
    pub version: i32,
    /// Whether it takes effect.
    pub approve: bool,
    /// Why; needed when it does not.
    pub reason: Option<String>,
}

impl CompanyChange {
    /// The day it was written, in Dhaka, as its id tells.
    pub fn written_on(&self) -> Date {
        let born = i64::try_from(self.id.0.as_u128() >> 80).unwrap_or_default();
        dhaka_day(Timestamp::from_millisecond(born).unwrap_or_default())
    }

    /// A request for this company, as it is written.
    pub fn new(id: CompanyChangeId, input: &NewCompanyChange, company: &Company, by: &Actor) -> Result<Self> {
        let mut fields = Fields::default();
        let identity = Identity {
            name: fields.optional("name", input.name.as_deref(), NAME),
            tin: read(&mut fields, input.tin.as_deref(), read_tin),
            bin: read(&mut fields, input.bin.as_deref(), read_bin),
            base_currency: input.base_currency,
            vat_registration: input.vat_registration,
        };
        let reason = fields.required("reason", &input.reason, LONG);
        fields.done()?;
        let identity = identity.unlike(company);
        if identity == Identity::default() {
            return Err(Error::new(&errors::CHANGE_EMPTY));
        }
        Ok(Self {
            id,
            company_id: company.id,
            company_version: company.version,
            reference: None,
            reason,
            raised_by: by.to_string(),
            identity,
            state: ChangeState::Draft,
            decision_reason: None,
            version: 1,
        })
    }

    /// Whether it may be submitted; looked at before a number is taken.
    pub fn expect_draft(&self, version: i32) -> Result<()> {
        expect_version("request", version, self.version)?;
        self.expect(ChangeState::Draft)
    }

    /// The request before a second person, under the `number` of its series.
    pub fn submit(self, reference: String) -> Result<Self> {
        self.expect(ChangeState::Draft)?;
        Ok(Self { reference: Some(reference), state: ChangeState::Submitted, version: self.version + 1, ..self })
    }

    /// The request decided.
    pub fn decide(self, input: &DecideCompanyChange) -> Result<Self> {
        expect_version("request", input.version, self.version)?;
        self.expect(ChangeState::Submitted)?;
        let mut fields = Fields::default();
        let decision_reason = fields.optional("reason", input.reason.as_deref(), LONG);
        fields.done()?;
        let state = if input.approve { ChangeState::Approved } else { ChangeState::Rejected };
        Ok(Self { state, decision_reason, version: self.version + 1, ..self })
    }

    /// What the one who decides is told: whose identity, and what it would become.
    pub fn about(&self, company: &Company) -> About {
        let Identity { name, tin, bin, base_currency, vat_registration } = self.identity.clone();
        About::new(&company.name, company.name_bn.as_deref())
            .says("name", name)
            .says("tin", tin)
            .says("bin", bin)
            .says("baseCurrency", base_currency.map(|currency| currency.to_string()))
            .says("vatRegistration", vat_registration.map(|registration| registration.word().to_owned()))
    }

    fn expect(&self, state: ChangeState) -> Result<()> {
        if self.state == state {
            Ok(())
        } else {
            Err(Error::new(&errors::CHANGE_STATE).with("state", self.state.word()))
        }
    }
}

impl Identity {
    /// Only what differs from the company's.
    fn unlike(self, company: &Company) -> Self {
        Self {
            name: self.name.filter(|name| *name != company.name),
            tin: self.tin.filter(|tin| company.tin.as_ref() != Some(tin)),
            bin: self.bin.filter(|bin| company.bin.as_ref() != Some(bin)),
            base_currency: self.base_currency.filter(|currency| *currency != company.base_currency),
            vat_registration: self.vat_registration.filter(|registration| *registration != company.vat_registration),
        }
    }

    /// Whether branches need a BIN once this is in force.
    pub fn needs_branch_bins(&self) -> bool {
        self.vat_registration == Some(VatRegistration::Branch)
    }
}
