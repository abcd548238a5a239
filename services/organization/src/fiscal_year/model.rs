//! Accounting years, one after the other without gap or overlap.

use async_graphql::InputObject;
use bangladesh::FiscalYear as Span;
use contracts::organization::FiscalYearId;
use jiff::civil::Date;
use kernel::{CompanyId, Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::company::Company;
use crate::errors;

/// A company's accounting year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FiscalYear {
    pub id: FiscalYearId,
    pub company_id: CompanyId,
    #[schema(example = "2026-27")]
    pub label: String,
    #[schema(example = "2026-07-01")]
    pub starts_on: Date,
    #[schema(example = "2027-06-30")]
    pub ends_on: Date,
}

/// What opening a year takes: it begins the day after the last one ends.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenNextYear {
    /// The company.
    pub company_id: CompanyId,
    /// Its last day; as the company's start month has it when absent. At most 15 months (Companies Act 1994 s.183(4)).
    pub ends_on: Option<Date>,
}

impl FiscalYear {
    /// The year `day` lies in.
    pub fn first(company: &Company, day: Date) -> Result<Self> {
        let span = Span::containing(day, start_month(company)?).map_err(wrong)?;
        Ok(Self::of(company, span))
    }

    /// The year after this one.
    pub fn next(&self, company: &Company, ends_on: Option<Date>) -> Result<Self> {
        let last = Span::new(self.starts_on, self.ends_on).map_err(Error::internal)?;
        let usual = last.following(start_month(company)?).map_err(wrong)?;
        let span = match ends_on {
            Some(end) => Span::new(usual.start(), end).map_err(wrong)?,
            None => usual,
        };
        Ok(Self::of(company, span))
    }

    fn of(company: &Company, span: Span) -> Self {
        Self {
            id: FiscalYearId::new(),
            company_id: company.id,
            label: span.label(),
            starts_on: span.start(),
            ends_on: span.end(),
        }
    }
}

fn start_month(company: &Company) -> Result<i8> {
    i8::try_from(company.fiscal_year_start_month).map_err(Error::internal)
}

fn wrong(reason: bangladesh::fiscal::Reason) -> Error {
    Error::new(&errors::FISCAL_YEAR_DATES).field("endsOn").because(reason)
}
