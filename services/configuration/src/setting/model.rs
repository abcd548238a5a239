//! Settings as a tenant chooses them.

use async_graphql::InputObject;
use contracts::configuration::SettingChoiceId;
use contracts::organization::BranchId;
use data::Spot;
use data::configured::Choice;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::fields::{Fields, LONG, expect_version};
use kernel::{CompanyId, Cx, Error, Level, Place, Result, Setting, Value, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;

/// A choice somebody made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettingChoice {
    pub id: SettingChoiceId,
    /// The setting.
    #[schema(example = "master_data.vendor-bank.hold-hours")]
    pub key: String,
    /// In this company only.
    pub company_id: Option<CompanyId>,
    /// In this branch of it only.
    pub branch_id: Option<BranchId>,
    /// The first day it counts.
    #[schema(schema_with = kernel::rest::schema::date)]
    pub starts_on: Date,
    /// What was chosen; nothing: from then on as in what the place lies in.
    pub value: Option<String>,
    pub reason: String,
    pub chosen_by: String,
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub chosen_at: Timestamp,
}

/// What choosing a setting takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChooseSetting {
    /// The setting, by its key.
    #[schema(example = "master_data.vendor-bank.hold-hours")]
    pub key: String,
    /// In this company only; the whole organization when absent.
    pub company_id: Option<CompanyId>,
    /// In this branch of it only.
    pub branch_id: Option<BranchId>,
    /// The value; none to have it again as in what the place lies in.
    #[schema(example = "48")]
    pub value: Option<String>,
    /// The first day it counts; today when absent.
    #[schema(schema_with = kernel::rest::schema::date)]
    pub starts_on: Option<Date>,
    /// Why.
    #[schema(example = "The bank asked for two days.")]
    pub reason: String,
    /// How many choices were made for this place before, as the form showed it.
    pub version: i32,
}

/// A setting at a place on a day.
pub struct Standing {
    pub setting: &'static Setting,
    pub value: Value,
    /// The choice it comes from; none while nobody chose.
    pub choice: Option<SettingChoice>,
    /// Choices made for this very place.
    pub version: i32,
}

impl SettingChoice {
    /// For where.
    pub fn spot(&self) -> Spot {
        Spot { company: self.company_id, branch: self.branch_id.map(|id| id.0) }
    }

    /// As processes read it.
    pub fn published(self) -> Choice {
        let spot = self.spot();
        Choice { id: self.id.0, key: self.key, spot, starts_on: self.starts_on, value: self.value }
    }
}

/// The setting of this key.
pub fn known(key: &str) -> Option<&'static Setting> {
    kernel::settings().into_iter().find(|setting| setting.key == key)
}

/// How fine a place is.
pub fn level(spot: Spot) -> Level {
    match (spot.company, spot.branch) {
        (None, _) => Level::Tenant,
        (Some(_), None) => Level::Company,
        (Some(_), Some(_)) => Level::Branch,
    }
}

/// Refuses whoever may not choose this setting for this place.
pub fn expect_reach(cx: &Cx, setting: &Setting, spot: Spot) -> Result<()> {
    match spot.company {
        None => cx.require_everywhere(setting.permission),
        Some(company) => {
            let place = Place { branch: spot.branch, ..company.into() };
            cx.inside(setting.permission, place, "company")
        }
    }
}

impl ChooseSetting {
    /// For where.
    pub fn spot(&self) -> Result<Spot> {
        if self.branch_id.is_some() && self.company_id.is_none() {
            return Err(Error::new(&errors::SETTING_BRANCH_ALONE).field("companyId"));
        }
        Ok(Spot { company: self.company_id, branch: self.branch_id.map(|id| id.0) })
    }

    /// The choice, where so many were made before.
    pub fn choice(&self, setting: &Setting, cx: &Cx, before: i32) -> Result<SettingChoice> {
        expect_version("setting", self.version, before)?;
        if level(self.spot()?) > setting.level {
            return Err(Error::new(&errors::SETTING_LEVEL).field("companyId"));
        }
        let mut fields = Fields::default();
        let reason = fields.required("reason", &self.reason, LONG);
        let value = self.value.as_deref().map(|text| setting.kind.read(text).map_err(|error| error.field("value")));
        let value = value.and_then(|read| fields.read(read));
        fields.done()?;
        Ok(SettingChoice {
            id: SettingChoiceId::new(),
            key: setting.key.to_owned(),
            company_id: self.company_id,
            branch_id: self.branch_id,
            starts_on: self.starts_on.unwrap_or_else(|| cx.today()),
            value: value.map(|value| value.to_string()),
            reason,
            chosen_by: cx.actor().to_string(),
            chosen_at: cx.now(),
        })
    }
}
