//! Evaluations as the graph shows them.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::rules_engine::EvaluationId;
use data::evaluation::Wanted;
use data::timeline::PersonNode;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::said;

use super::Replay;
use super::model::Evaluation;
use crate::graph::at;
use crate::trial::{Case, Comparison, RuleOutcome, TrialTold};
use crate::wording::{DigitStyle, Speech, Wording};

pub struct EvaluationNode(pub Evaluation);

/// A case that was decided and kept, with its inputs, pack and explanation.
#[Object(name = "Evaluation")]
impl EvaluationNode {
    /// Its id.
    async fn id(&self) -> EvaluationId {
        EvaluationId(self.0.kept.id)
    }
    /// When it was kept.
    async fn at(&self) -> Timestamp {
        self.0.kept.at
    }
    /// Who asked, when it was a person.
    async fn by(&self) -> Option<PersonNode> {
        PersonNode::of(&self.0.kept.actor)
    }
    /// What was asked, by its name in the pack.
    async fn decision(&self) -> &str {
        &self.0.kept.decision
    }
    /// What that is.
    async fn decision_title(&self) -> Wording {
        Speech::default().said(&self.0.book.decision_title(&self.0.kept.decision))
    }
    /// The pack that was asked.
    async fn pack(&self) -> &str {
        &self.0.kept.pack
    }
    /// The pack's text, as a digest.
    async fn digest(&self) -> &str {
        &self.0.kept.digest
    }
    /// The day of the case.
    async fn on(&self) -> Date {
        self.0.kept.case_on
    }
    /// The day up to which law was known.
    async fn known(&self) -> Date {
        self.0.kept.known_on
    }
    /// What came of it.
    async fn outcome(&self) -> RuleOutcome {
        self.0.outcome()
    }
    /// What it belongs to, as `service.noun`; nothing of a case that was only tried.
    async fn noun(&self) -> Option<&str> {
        self.0.kept.noun.as_deref()
    }
    /// Inputs, results and explanation as they were kept.
    async fn kept(
        &self,
        #[graphql(desc = "The digits of all texts; each language's own when absent.")] digits: Option<DigitStyle>,
    ) -> TrialTold {
        self.0.told(Speech(digits))
    }
}

/// A page of evaluations.
#[derive(SimpleObject)]
pub struct EvaluationPage {
    /// The evaluations.
    items: Vec<EvaluationNode>,
    /// Give it as `after` for the next page.
    next: Option<String>,
}

#[derive(Default)]
pub struct EvaluationQuery;

#[Object]
impl EvaluationQuery {
    /// An evaluation that was kept.
    async fn evaluation(&self, ctx: &Context<'_>, id: EvaluationId) -> Result<EvaluationNode> {
        let (room, cx) = at(ctx);
        said(cx, room.evaluations.find(cx, id).await).map(EvaluationNode)
    }
    /// Evaluations that were kept, the newest first.
    async fn evaluations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of this decision.")] decision: Option<String>,
        #[graphql(desc = "Only by this pack.")] pack: Option<String>,
        #[graphql(desc = "Only those without an answer, or only those with one.")] refused: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<EvaluationPage> {
        let (room, cx) = at(ctx);
        let wanted = Wanted { decision, pack, refused };
        let page = said(cx, room.evaluations.list(cx, wanted, first, after.as_deref()).await)?;
        Ok(EvaluationPage { items: page.items.into_iter().map(EvaluationNode).collect(), next: page.next })
    }
    /// A kept case under another pack or on another day, beside what was kept; nothing is written.
    async fn replay_evaluation(
        &self,
        ctx: &Context<'_>,
        id: EvaluationId,
        #[graphql(desc = "The pack, by its name; its own when absent.")] pack: Option<String>,
        #[graphql(desc = "The day of the case; its own when absent.")] on: Option<Date>,
        #[graphql(desc = "The day up to which law is known; its own when absent.")] known: Option<Date>,
        #[graphql(desc = "The digits of all texts; each language's own when absent.")] digits: Option<DigitStyle>,
    ) -> Result<Comparison> {
        let (room, cx) = at(ctx);
        let replay = Replay { pack, on, known };
        said(cx, room.evaluations.replay(cx, id, &replay, Speech(digits)).await)
    }
}

#[derive(Default)]
pub struct EvaluationMutation;

#[Object]
impl EvaluationMutation {
    /// Decides a case and keeps it with its inputs, pack and explanation, also when the answer is a question.
    async fn create_evaluation(&self, ctx: &Context<'_>, input: Case) -> Result<EvaluationNode> {
        let (room, cx) = at(ctx);
        said(cx, room.evaluations.create(cx, input).await).map(EvaluationNode)
    }
}
