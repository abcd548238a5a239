//! Cases are tried: nothing is kept, and nothing is needed but the law.

mod graphql;
mod model;
mod party;

use std::sync::Arc;
use std::time::Instant;

use contracts::master_data::MasterData;
use kernel::{Cx, Error, Peer, Result};
use rules::Book;

use crate::shelf::Shelf;
use crate::wording::Speech;
use crate::{errors, permissions};

pub use graphql::TrialQuery;
pub use model::{Case, Comparison, Fact, RuleOutcome, Said, Trial, TrialTold};

/// Packs side by side, at most.
const PACKS: usize = 8;

/// Trying cases.
#[derive(Clone)]
pub struct Trials {
    pub shelf: Shelf,
    pub master_data: Peer<dyn MasterData>,
}

impl Trials {
    /// What a pack says to a case.
    pub async fn decide(&self, cx: &Cx, case: &Case, speech: Speech) -> Result<TrialTold> {
        cx.require(&permissions::RULE_READ)?;
        case.expect_small()?;
        let book = self.shelf.book(cx, case.pack.as_deref()).await?;
        Ok(measured(&book, case, cx).told(speech))
    }

    /// What several packs say to one case, each beside the first.
    pub async fn compare(&self, cx: &Cx, packs: &[String], case: &Case, speech: Speech) -> Result<Vec<Comparison>> {
        cx.require(&permissions::RULE_READ)?;
        case.expect_small()?;
        if packs.is_empty() || packs.len() > PACKS {
            return Err(Error::new(&errors::TOO_MANY_PACKS).field("packs").with("limit", PACKS));
        }
        let mut trials = Vec::with_capacity(packs.len());
        for pack in packs {
            let book = self.shelf.book(cx, Some(pack)).await?;
            trials.push(measured(&book, case, cx));
        }
        let first = trials[0].answer.as_ref().ok().map(|answer| (&*trials[0].book, answer));
        Ok(trials.iter().map(|trial| Comparison::between(first, trial, speech)).collect())
    }
}

/// Puts a case to a book, and counts it.
pub fn measured(book: &Arc<Book>, case: &Case, cx: &Cx) -> Trial {
    let begun = Instant::now();
    let trial = Trial::of(book, case, cx.today());
    metrics::histogram!("rules_evaluation_duration_seconds").record(begun.elapsed().as_secs_f64());
    metrics::counter!("rules_evaluation_total", "outcome" => trial.outcome().word()).increment(1);
    let matched = trial.answer.as_ref().map_or(0, |answer| answer.laws().count());
    metrics::counter!("rules_match_total").increment(u64::try_from(matched).unwrap_or_default());
    trial
}
