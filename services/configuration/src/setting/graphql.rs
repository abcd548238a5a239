//! Settings as the graph shows them.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use contracts::configuration::SettingChoiceId;
use contracts::organization::BranchId;
use data::timeline::PersonNode;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{CompanyId, Level, ValueKind, said};

use super::model::{ChooseSetting, SettingChoice, Standing, level};
use super::spot;
use crate::graph::at;
use crate::wording::{ConfigWord, ConfigWording};

/// A place a setting is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SettingLevel {
    /// The whole organization.
    Tenant,
    /// A company.
    Company,
    /// A branch.
    Branch,
}

impl From<Level> for SettingLevel {
    fn from(level: Level) -> Self {
        match level {
            Level::Tenant => Self::Tenant,
            Level::Company => Self::Company,
            Level::Branch => Self::Branch,
        }
    }
}

/// What a setting may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum SettingKind {
    /// Yes or no: `true`, `false`.
    Flag,
    /// A whole number.
    Number,
    /// A sum in taka.
    Money,
    /// A line of text.
    Text,
    /// One of a list of words.
    Choice,
    /// A day.
    Date,
}

struct ChoiceNode(SettingChoice);

/// A choice somebody made of a setting.
#[Object(name = "SettingChoice")]
impl ChoiceNode {
    /// Its id.
    async fn id(&self) -> SettingChoiceId {
        self.0.id
    }
    /// What was chosen; nothing: from then on as in what the place lies in.
    async fn value(&self) -> Option<&str> {
        self.0.value.as_deref()
    }
    /// The first day it counts.
    async fn starts_on(&self) -> Date {
        self.0.starts_on
    }
    /// Why.
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    /// Who chose it, when it was a person.
    async fn by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.chosen_by)
    }
    /// When it was chosen.
    async fn at(&self) -> Timestamp {
        self.0.chosen_at
    }
    /// For what kind of place.
    async fn level(&self) -> SettingLevel {
        level(self.0.spot()).into()
    }
}

/// The bounds of what a setting may be.
#[derive(SimpleObject)]
pub struct SettingBounds {
    /// The least number, or sum in taka.
    least: Option<String>,
    /// The most.
    most: Option<String>,
    /// Characters at most.
    limit: Option<i32>,
}

struct SettingNode(Standing);

/// A setting, as it is at a place.
#[Object(name = "Setting")]
impl SettingNode {
    /// What programs know it by.
    async fn key(&self) -> &str {
        self.0.setting.key
    }
    /// Its name.
    async fn label(&self) -> ConfigWording {
        self.0.setting.label.into()
    }
    /// What follows from it.
    async fn help(&self) -> ConfigWording {
        self.0.setting.help.into()
    }
    /// What it may be.
    async fn kind(&self) -> SettingKind {
        match self.0.setting.kind {
            ValueKind::Flag => SettingKind::Flag,
            ValueKind::Number { .. } => SettingKind::Number,
            ValueKind::Money { .. } => SettingKind::Money,
            ValueKind::Text { .. } => SettingKind::Text,
            ValueKind::Choice { .. } => SettingKind::Choice,
            ValueKind::Date => SettingKind::Date,
        }
    }
    /// Between what.
    async fn bounds(&self) -> SettingBounds {
        let none = SettingBounds { least: None, most: None, limit: None };
        let sum = |minor| kernel::Money::new(minor, kernel::Currency::BDT).to_string();
        match self.0.setting.kind {
            ValueKind::Number { least, most } => {
                SettingBounds { least: Some(least.to_string()), most: Some(most.to_string()), ..none }
            }
            ValueKind::Money { least, most } => {
                SettingBounds { least: Some(sum(least)), most: Some(sum(most)), ..none }
            }
            ValueKind::Text { limit } => SettingBounds { limit: i32::try_from(limit).ok(), ..none },
            ValueKind::Flag | ValueKind::Choice { .. } | ValueKind::Date => none,
        }
    }
    /// The words one is chosen of.
    async fn words(&self) -> Vec<ConfigWord> {
        match self.0.setting.kind {
            ValueKind::Choice { words } => words.iter().map(ConfigWord::from).collect(),
            _ => Vec::new(),
        }
    }
    /// What it is while nobody chose.
    async fn usual(&self) -> &str {
        self.0.setting.usual
    }
    /// The finest place it may be chosen for.
    async fn finest(&self) -> SettingLevel {
        self.0.setting.level.into()
    }
    /// The permission that choosing it takes.
    async fn permission(&self) -> &str {
        self.0.setting.permission.name
    }
    /// What it is at this place on this day.
    async fn value(&self) -> String {
        self.0.value.to_string()
    }
    /// The choice it comes from; null while nobody chose.
    async fn choice(&self) -> Option<ChoiceNode> {
        self.0.choice.clone().map(ChoiceNode)
    }
    /// How many choices were made for this very place: what choosing takes as `version`.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

#[derive(Default)]
pub struct SettingQuery;

#[Object]
impl SettingQuery {
    /// Every setting, as it is in the whole organization, in a company, or in a branch of it.
    async fn settings(
        &self,
        ctx: &Context<'_>,
        company_id: Option<CompanyId>,
        branch_id: Option<BranchId>,
        #[graphql(desc = "On this day; today when absent.")] on: Option<Date>,
    ) -> Result<Vec<SettingNode>> {
        let (room, cx) = at(ctx);
        let all = said(cx, room.settings.list(cx, spot(company_id, branch_id), on).await)?;
        Ok(all.into_iter().map(SettingNode).collect())
    }
    /// A setting, as it is there today.
    async fn setting(
        &self,
        ctx: &Context<'_>,
        key: String,
        company_id: Option<CompanyId>,
        branch_id: Option<BranchId>,
    ) -> Result<SettingNode> {
        let (room, cx) = at(ctx);
        said(cx, room.settings.find(cx, &key, spot(company_id, branch_id)).await).map(SettingNode)
    }
    /// What was chosen for this very place, the latest first; 200 at most.
    async fn setting_history(
        &self,
        ctx: &Context<'_>,
        key: String,
        company_id: Option<CompanyId>,
        branch_id: Option<BranchId>,
    ) -> Result<Vec<ChoiceNode>> {
        let (room, cx) = at(ctx);
        let made = said(cx, room.settings.history(cx, &key, spot(company_id, branch_id)).await)?;
        Ok(made.into_iter().map(ChoiceNode).collect())
    }
}

#[derive(Default)]
pub struct SettingMutation;

#[Object]
impl SettingMutation {
    /// Chooses a setting for a place from a day on; every process works by it within a second.
    async fn choose_setting(&self, ctx: &Context<'_>, input: ChooseSetting) -> Result<ChoiceNode> {
        let (room, cx) = at(ctx);
        said(cx, room.settings.choose(cx, input).await).map(ChoiceNode)
    }
}
