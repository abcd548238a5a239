//! What is done with settings. Services declare them; here they are read, with where each comes from, and chosen.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use contracts::configuration::ConfigChanged;
use contracts::organization::BranchId;
use data::configured::{self, Part};
use data::{Db, Look, Spot, Tx};
use jiff::civil::Date;
use kernel::{CompanyId, Cx, Error, Result, Setting, utoipa};
use serde::Serialize;
use uuid::Uuid;

use crate::permissions;

pub use graphql::{SettingMutation, SettingQuery};
pub use model::{ChooseSetting, SettingChoice};
use model::{Standing, expect_reach, known};

/// The settings of a tenant.
#[derive(Clone)]
pub struct Settings {
    pub db: Db,
}

/// A setting in force, as REST gives it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettingInForce {
    /// The setting.
    #[schema(example = "master_data.vendor-bank.hold-hours")]
    pub key: String,
    /// Its value there on that day.
    #[schema(example = "24")]
    pub value: String,
    /// The choice it comes from; none while nobody chose.
    pub choice: Option<SettingChoice>,
    /// How many choices were made for this very place: what choosing takes as `version`.
    pub version: i32,
}

impl Settings {
    /// Every setting as it is at a place on a day, in the order services declare them.
    pub async fn list(&self, cx: &Cx, spot: Spot, on: Option<Date>) -> Result<Vec<Standing>> {
        cx.require(&permissions::SETTING_READ)?;
        expect_seen(cx, spot)?;
        self.standing(cx, &kernel::settings(), spot, on).await
    }

    /// A setting as it is at a place today.
    pub async fn find(&self, cx: &Cx, key: &str, spot: Spot) -> Result<Standing> {
        cx.require(&permissions::SETTING_READ)?;
        expect_seen(cx, spot)?;
        let setting = known(key).ok_or_else(missing)?;
        self.standing(cx, &[setting], spot, None).await?.pop().ok_or_else(missing)
    }

    /// What was chosen for a place so far, the latest first; 200 at most.
    pub async fn history(&self, cx: &Cx, key: &str, spot: Spot) -> Result<Vec<SettingChoice>> {
        cx.require(&permissions::SETTING_READ)?;
        expect_seen(cx, spot)?;
        let setting = known(key).ok_or_else(missing)?;
        self.db.read(cx, async move |look| store::list_of(look, setting.key, spot).await).await
    }

    /// Chooses a setting for a place from a day on; every process works by it within a second.
    pub async fn choose(&self, cx: &Cx, input: ChooseSetting) -> Result<SettingChoice> {
        cx.require(&permissions::SETTING_READ)?;
        let setting = known(&input.key).ok_or_else(missing)?;
        cx.require(setting.permission)?;
        let spot = input.spot()?;
        expect_reach(cx, setting, spot)?;
        self.db
            .command(cx, "configuration.setting.choose", &input.clone(), async move |tx| {
                configured::hold(tx, Part::Settings).await?;
                let before = store::list_of(tx, setting.key, spot).await?.into_iter().next();
                let mut choice = input.choice(setting, tx.cx(), store::count_of(tx, setting.key, spot).await?)?;
                // Of two for the same day the later counts, whatever the clocks of two processes say.
                if let Some(last) = &before {
                    choice.id.0 = choice.id.0.max(Uuid::from_u128(last.id.0.as_u128() + 1));
                }
                store::insert(tx, &choice).await?;
                tell(tx, before.as_ref(), &choice).await?;
                Ok(choice)
            })
            .await
    }

    async fn standing(
        &self,
        cx: &Cx,
        settings: &[&'static Setting],
        spot: Spot,
        on: Option<Date>,
    ) -> Result<Vec<Standing>> {
        let on = on.unwrap_or_else(|| cx.today());
        let configured = self.db.configured(cx).await?;
        let mut in_force = Vec::new();
        for setting in settings {
            in_force.push((*setting, configured.in_force(setting, spot, on)?));
        }
        let ids: Vec<Uuid> = in_force.iter().filter_map(|(_, found)| found.from.map(|(id, _)| id)).collect();
        let (choices, counts) = self.db.read(cx, async move |look| chosen(look, &ids, spot).await).await?;
        let standing = in_force.into_iter().map(|(setting, found)| Standing {
            setting,
            value: found.value,
            choice: found.from.and_then(|(id, _)| choices.get(&id).cloned()),
            version: counts.get(setting.key).copied().unwrap_or_default(),
        });
        Ok(standing.collect())
    }
}

type Chosen = (HashMap<Uuid, SettingChoice>, HashMap<String, i32>);

/// The choices of these ids, and how many were made for the place; one flight.
async fn chosen(look: &Look, ids: &[Uuid], spot: Spot) -> Result<Chosen> {
    let (choices, counts) = futures_util::try_join!(store::list_by_ids(look, ids), store::count_all(look, spot))?;
    Ok((choices.into_iter().map(|choice| (choice.id.0, choice)).collect(), counts.into_iter().collect()))
}

async fn tell(tx: &Tx, before: Option<&SettingChoice>, choice: &SettingChoice) -> Result<()> {
    let published = store::list_published(tx).await?.into_iter().map(SettingChoice::published);
    configured::publish(tx, Part::Settings, &published.collect::<Vec<_>>()).await?;
    tx.publish(&ConfigChanged {
        setting_choice_id: choice.id,
        key: choice.key.clone(),
        company_id: choice.company_id,
        branch_id: choice.branch_id,
        value: choice.value.clone(),
        starts_on: choice.starts_on,
        on: tx.cx().today(),
    });
    tx.audit("setting", choice.id.0, before, Some(choice));
    Ok(())
}

/// A company one has nothing to do with looks missing.
fn expect_seen(cx: &Cx, spot: Spot) -> Result<()> {
    match spot.company {
        Some(company) => cx.sees(&permissions::SETTING_READ, company, "company"),
        None => Ok(()),
    }
}

/// Where a reader asks.
pub fn spot(company: Option<CompanyId>, branch: Option<BranchId>) -> Spot {
    Spot { company, branch: branch.filter(|_| company.is_some()).map(|id| id.0) }
}

fn missing() -> Error {
    Error::not_found("setting")
}

impl From<Standing> for SettingInForce {
    fn from(standing: Standing) -> Self {
        Self {
            key: standing.setting.key.to_owned(),
            value: standing.value.to_string(),
            choice: standing.choice,
            version: standing.version,
        }
    }
}
