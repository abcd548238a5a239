//! Flags as the graph shows them.

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use contracts::configuration::FlagId;
use data::timeline::{self, HappeningPage, Of, PersonNode};
use jiff::civil::Date;
use kernel::{PersonId, Why, said};

use super::model::{FeatureFlag, FlagState, NewFlag, SwitchFlag, UpdateFlag};
use super::{Had, Judged};
use crate::graph::at;

/// Fields that readers are not shown among its changes: the state says it.
const HIDDEN: &[&str] = &["isClosed"];

struct FlagNode(FeatureFlag);

/// A feature flag: something that not everybody has yet.
#[Object(name = "FeatureFlag")]
impl FlagNode {
    /// Its id.
    async fn id(&self) -> FlagId {
        self.0.id
    }
    /// What programs ask by.
    async fn key(&self) -> &str {
        &self.0.key
    }
    /// What it is.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What it is, in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// Per cent of the people who are not named.
    async fn percent(&self) -> i32 {
        self.0.percent
    }
    /// People who have it whatever their share.
    async fn people(&self) -> Vec<PersonNode> {
        self.0.person_ids.iter().map(|id| PersonNode { id: *id }).collect()
    }
    /// Roles whose holders have it, by key.
    async fn roles(&self) -> &[String] {
        &self.0.roles
    }
    /// The first day, in Dhaka.
    async fn starts_on(&self) -> Option<Date> {
        self.0.starts_on
    }
    /// The last day.
    async fn ends_on(&self) -> Option<Date> {
        self.0.ends_on
    }
    /// The ways it may be, each with its weight.
    async fn variants(&self) -> &[String] {
        &self.0.variants
    }
    /// Why it was switched last.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
    /// Whether the program itself asks for it.
    async fn declared(&self) -> bool {
        self.0.is_declared()
    }
    /// Where it stands.
    async fn state(&self) -> FlagState {
        self.0.state()
    }
    /// Raised by every change; 0 while nobody touched a flag the program asks for.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        let (room, cx) = at(ctx);
        let of = Of { service: "configuration", noun: "feature-flag", subject: self.0.id.0 };
        said(cx, timeline::list(&room.flags.db, cx, of, HIDDEN, first, after.as_deref()).await)
    }
}

/// Why somebody has a flag or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum FlagReason {
    /// It is switched off.
    Off,
    /// Its time has not come.
    Early,
    /// Its time is over.
    Over,
    /// By name.
    Named,
    /// By a role.
    Role,
    /// By lot: within the share.
    Share,
    /// By lot: outside the share.
    Outside,
    /// Nobody touched it.
    Usual,
}

impl From<Why> for FlagReason {
    fn from(why: Why) -> Self {
        match why {
            Why::Off => Self::Off,
            Why::Early => Self::Early,
            Why::Over => Self::Over,
            Why::Named => Self::Named,
            Why::Role => Self::Role,
            Why::Share => Self::Share,
            Why::Outside => Self::Outside,
            Why::Usual => Self::Usual,
        }
    }
}

/// Whether somebody has a flag, and why.
#[derive(SimpleObject)]
pub struct FlagVerdict {
    /// Whether they have it.
    on: bool,
    /// Why.
    reason: FlagReason,
    /// Which way, when there are several.
    variant: Option<String>,
    /// Their place among ten thousand, by lot; it never changes for this flag.
    place: i32,
    /// The share, in per cent: places below a hundred times as much are within.
    percent: i32,
}

impl From<Judged> for FlagVerdict {
    fn from(judged: Judged) -> Self {
        let (on, reason, place) = (judged.on, judged.why.into(), i32::from(judged.place));
        Self { on, reason, variant: judged.variant, place, percent: judged.percent }
    }
}

/// A flag the caller has.
#[derive(SimpleObject)]
pub struct MyFlag {
    /// What programs ask by.
    key: String,
    /// Which way, when there are several.
    variant: Option<String>,
}

#[derive(Default)]
pub struct FlagQuery;

#[Object]
impl FlagQuery {
    /// A feature flag.
    async fn feature_flag(&self, ctx: &Context<'_>, id: FlagId) -> Result<FlagNode> {
        let (room, cx) = at(ctx);
        said(cx, room.flags.find(cx, id).await).map(FlagNode)
    }
    /// Every feature flag by key, those the program asks for among them.
    async fn feature_flags(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in this state.")] state: Option<FlagState>,
    ) -> Result<Vec<FlagNode>> {
        let (room, cx) = at(ctx);
        Ok(said(cx, room.flags.list(cx, state).await)?.into_iter().map(FlagNode).collect())
    }
    /// What the caller has.
    async fn my_flags(&self, ctx: &Context<'_>) -> Result<Vec<MyFlag>> {
        let (room, cx) = at(ctx);
        let mine = said(cx, room.flags.mine(cx).await)?;
        Ok(mine.into_iter().map(|Had { key, variant }| MyFlag { key, variant }).collect())
    }
    /// Whether a person who holds these roles has a flag, and why.
    async fn explain_flag(
        &self,
        ctx: &Context<'_>,
        id: FlagId,
        person_id: PersonId,
        #[graphql(desc = "The keys of the roles the person holds.")] roles: Option<Vec<String>>,
    ) -> Result<FlagVerdict> {
        let (room, cx) = at(ctx);
        said(cx, room.flags.explain(cx, id, person_id, roles.unwrap_or_default()).await).map(FlagVerdict::from)
    }
}

#[derive(Default)]
pub struct FlagMutation;

#[Object]
impl FlagMutation {
    /// Makes a feature flag; it is switched off.
    async fn create_feature_flag(&self, ctx: &Context<'_>, input: NewFlag) -> Result<FlagNode> {
        let (room, cx) = at(ctx);
        said(cx, room.flags.create(cx, input).await).map(FlagNode)
    }
    /// Says whom a feature flag is for.
    async fn update_feature_flag(&self, ctx: &Context<'_>, input: UpdateFlag) -> Result<FlagNode> {
        let (room, cx) = at(ctx);
        said(cx, room.flags.update(cx, input).await).map(FlagNode)
    }
    /// Switches a feature flag on or off; every process knows within a second.
    async fn switch_feature_flag(&self, ctx: &Context<'_>, input: SwitchFlag) -> Result<FlagNode> {
        let (room, cx) = at(ctx);
        said(cx, room.flags.switch(cx, input).await).map(FlagNode)
    }
    /// Closes a feature flag nobody asks for any more.
    async fn close_feature_flag(&self, ctx: &Context<'_>, id: FlagId, version: i32) -> Result<FlagNode> {
        let (room, cx) = at(ctx);
        said(cx, room.flags.close(cx, id, version).await).map(FlagNode)
    }
}
