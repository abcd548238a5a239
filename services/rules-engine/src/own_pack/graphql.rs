//! Own packs as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::rules_engine::OwnPackId;
use data::Bounds;
use data::approval::Waiting;
use data::timeline::{self, HappeningPage, Of, PersonNode};
use jiff::civil::Date;
use kernel::{Language, said};

use super::model::{DecideOwnPack, LawPack, NewOwnPack, OwnPack, OwnPackState, Proved, UpdateOwnPack, WithdrawOwnPack};
use super::{Trouble, WriteOwnRow};
use crate::graph::at;
use crate::wording::Wording;

/// Fields that readers of a pack are not shown among its changes: who wrote it is said by the change itself.
const HIDDEN: &[&str] = &["raisedBy"];

struct OwnPackNode(OwnPack);

/// A pack of rules of one's own, on top of the law.
#[Object(name = "OwnPack")]
impl OwnPackNode {
    /// Its id.
    async fn id(&self) -> OwnPackId {
        self.0.id
    }
    /// What it is called when it is asked.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// What it is.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What it is, in Bengali.
    async fn name_bn(&self) -> Option<&str> {
        self.0.name_bn.as_deref()
    }
    /// The pack of the law it stands on.
    async fn extends(&self) -> LawPack {
        self.0.extends
    }
    /// The day it was compared with the law: its tests are asked on it.
    async fn as_of(&self) -> Date {
        self.0.as_of
    }
    /// Why it departs from the law.
    async fn reason(&self) -> &str {
        &self.0.reason
    }
    /// Instruments, rows and tests, as TOML.
    async fn rules(&self) -> &str {
        &self.0.rules
    }
    /// Where it stands.
    async fn state(&self) -> OwnPackState {
        self.0.state
    }
    /// How many of its tests passed, once they did.
    async fn tests(&self) -> Option<i32> {
        self.0.tests
    }
    /// The digest of what was tested.
    async fn digest(&self) -> Option<&str> {
        self.0.digest.as_deref()
    }
    /// Who wrote it last.
    async fn raised_by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.raised_by)
    }
    /// Why it was decided so.
    async fn decision_reason(&self) -> Option<&str> {
        self.0.decision_reason.as_deref()
    }
    /// Why it is no longer used, or which pack took its place.
    async fn ended_reason(&self) -> Option<&str> {
        self.0.ended_reason.as_deref()
    }
    /// Raised by every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first, with every text it had.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        let (room, cx) = at(ctx);
        let of = Of { service: "rules_engine", noun: "own-pack", subject: self.0.id.0 };
        said(cx, timeline::list(&room.own_packs.db, cx, of, HIDDEN, first, after.as_deref()).await)
    }
}

/// A page of own packs.
#[derive(SimpleObject)]
pub struct OwnPackPage {
    /// The packs.
    items: Vec<OwnPackNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

/// What is wrong in a pack as it is being written, or how many of its tests passed.
#[derive(SimpleObject)]
pub struct OwnPackCheck {
    /// How many tests passed; nothing when something is wrong.
    tests: Option<i32>,
    /// The code of what is wrong.
    code: Option<String>,
    /// What is wrong.
    said: Option<Wording>,
    /// In which line of the rules, counted from one.
    line: Option<i32>,
}

impl From<std::result::Result<Proved, Trouble>> for OwnPackCheck {
    fn from(checked: std::result::Result<Proved, Trouble>) -> Self {
        match checked {
            Ok(proved) => Self { tests: Some(proved.tests), code: None, said: None, line: None },
            Err(Trouble(error)) => Self {
                tests: None,
                code: Some(error.code().to_owned()),
                said: Some(Wording { en: error.sentence(Language::En), bn: error.sentence(Language::Bn) }),
                line: error.params().find(|(name, _)| *name == "line").and_then(|(_, line)| line.parse().ok()),
            },
        }
    }
}

#[derive(Default)]
pub struct OwnPackQuery;

#[Object]
impl OwnPackQuery {
    /// A pack of one's own.
    async fn own_pack(&self, ctx: &Context<'_>, id: OwnPackId) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.find(cx, id).await).map(OwnPackNode)
    }
    /// Packs of one's own by code.
    async fn own_packs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in this state.")] state: Option<OwnPackState>,
        #[graphql(desc = "Only with words beginning like these.")] text: Option<String>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<OwnPackPage> {
        let (room, cx) = at(ctx);
        let bounds = said(cx, Bounds::new(first, after.as_deref(), text))?;
        let page = said(cx, room.own_packs.list(cx, state, bounds).await)?;
        Ok(OwnPackPage { items: page.items.into_iter().map(OwnPackNode).collect(), next: page.next })
    }
    /// What of the rules waits for a decision the caller may take, the oldest first.
    async fn rules_waiting(&self, ctx: &Context<'_>) -> Result<Vec<Waiting>> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.waiting(cx).await)
    }
    /// What is wrong in a pack as it is being written, or how many of its tests pass; nothing is kept.
    async fn check_own_pack(&self, ctx: &Context<'_>, input: NewOwnPack) -> Result<OwnPackCheck> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.check(cx, input).await).map(OwnPackCheck::from)
    }
}

#[derive(Default)]
pub struct OwnPackMutation;

#[Object]
impl OwnPackMutation {
    /// Writes a pack of one's own, as a draft.
    async fn create_own_pack(&self, ctx: &Context<'_>, input: NewOwnPack) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.create(cx, input).await).map(OwnPackNode)
    }
    /// Writes a pack anew; it is a draft again.
    async fn update_own_pack(&self, ctx: &Context<'_>, input: UpdateOwnPack) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.update(cx, input).await).map(OwnPackNode)
    }
    /// Writes a row and the example that proves it into a pack's text; it is kept only when every test passes.
    async fn write_own_row(&self, ctx: &Context<'_>, input: WriteOwnRow) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.write_row(cx, input).await).map(OwnPackNode)
    }
    /// Runs a pack's own tests; a failing one is refused by its name and line.
    async fn test_own_pack(&self, ctx: &Context<'_>, id: OwnPackId, version: i32) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.test(cx, id, version).await).map(OwnPackNode)
    }
    /// Puts a tested pack before a second person.
    async fn submit_own_pack(&self, ctx: &Context<'_>, id: OwnPackId, version: i32) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.submit(cx, id, version).await).map(OwnPackNode)
    }
    /// Decides on a pack somebody else wrote and submitted.
    async fn decide_own_pack(&self, ctx: &Context<'_>, input: DecideOwnPack) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.decide(cx, input).await).map(OwnPackNode)
    }
    /// Puts an approved pack in force, in place of the one that was.
    async fn enforce_own_pack(&self, ctx: &Context<'_>, id: OwnPackId, version: i32) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.enforce(cx, id, version).await).map(OwnPackNode)
    }
    /// Takes a pack out of use; the law alone is asked again.
    async fn withdraw_own_pack(&self, ctx: &Context<'_>, input: WithdrawOwnPack) -> Result<OwnPackNode> {
        let (room, cx) = at(ctx);
        said(cx, room.own_packs.withdraw(cx, input).await).map(OwnPackNode)
    }
}
