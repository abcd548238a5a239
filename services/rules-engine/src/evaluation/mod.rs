//! What is done with evaluations: a case is decided and kept, found again, replayed under another pack.

mod graphql;
mod model;

use std::collections::HashMap;
use std::sync::Arc;

use contracts::rules_engine::{EvaluationCompleted, EvaluationFailed, EvaluationId};
use data::evaluation::{self as kept, Wanted};
use data::{Bounds, Db, Page, Tx};
use jiff::civil::Date;
use kernel::{Cx, Error, Result};
use rules::Book;
use uuid::Uuid;

use crate::permissions;
use crate::shelf::Shelf;
use crate::trial::{Case, Comparison, Trial, measured};
use crate::wording::Speech;

pub use graphql::{EvaluationMutation, EvaluationQuery};
pub use model::{Evaluation, EvaluationTold};

/// The evaluations of a tenant.
#[derive(Clone)]
pub struct Evaluations {
    pub db: Db,
    pub shelf: Shelf,
}

/// Under which pack, and as of which days, an evaluation is decided again.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    /// The pack; the evaluation's own when absent.
    pub pack: Option<String>,
    /// The day of the case; the evaluation's own when absent.
    pub on: Option<Date>,
    /// The day up to which law is known; the evaluation's own when absent.
    pub known: Option<Date>,
}

impl Evaluations {
    /// An evaluation.
    pub async fn find(&self, cx: &Cx, id: EvaluationId) -> Result<Evaluation> {
        cx.require_everywhere(&permissions::EVALUATION_READ)?;
        let found = self.db.read(cx, async move |look| kept::find(look, id.0).await).await?;
        self.read(cx, found.ok_or_else(missing)?).await
    }

    /// A page of evaluations, the newest first.
    pub async fn list(
        &self,
        cx: &Cx,
        wanted: Wanted,
        first: Option<i32>,
        after: Option<&str>,
    ) -> Result<Page<Evaluation>> {
        cx.require_everywhere(&permissions::EVALUATION_READ)?;
        let bounds = Bounds::new(first, after, None)?;
        let before = if bounds.id.is_nil() { Uuid::max() } else { bounds.id };
        let limit = bounds.limit;
        let rows = self.db.read(cx, async move |look| kept::list(look, before, &wanted, limit).await).await?;
        let page = bounds.page(rows, |row| ("", row.id));
        let mut items = Vec::with_capacity(page.items.len());
        let mut books: HashMap<String, Arc<Book>> = HashMap::new();
        for row in page.items {
            let book = match books.get(&row.pack) {
                Some(book) => Arc::clone(book),
                None => self.shelf.book_that_says(cx, &row.pack).await?,
            };
            books.insert(row.pack.clone(), Arc::clone(&book));
            items.push(Evaluation::read(row, book)?);
        }
        Ok(Page { items, next: page.next })
    }

    /// Decides a case and keeps what came of it, also when that is a question or a refusal.
    pub async fn create(&self, cx: &Cx, case: Case) -> Result<Evaluation> {
        cx.require(&permissions::EVALUATION_CREATE)?;
        case.expect_small()?;
        let book = self.shelf.book(cx, case.pack.as_deref()).await?;
        let id: EvaluationId = self
            .db
            .command(cx, "rules_engine.evaluation.create", &case.clone(), async move |tx| {
                let (id, trial) = (EvaluationId::new(), measured(&book, &case, tx.cx()));
                let row = model::evaluated(id, &case, &trial)?;
                tx.evaluated(&row);
                tell(tx, id, &trial);
                tx.audit("evaluation", id.0, None::<&()>, Some(&row));
                Ok(id)
            })
            .await?;
        let found = self.db.read(cx, async move |look| kept::find(look, id.0).await).await?;
        self.read(cx, found.ok_or_else(missing)?).await
    }

    /// The same case under another pack or on another day, beside what was kept.
    pub async fn replay(&self, cx: &Cx, id: EvaluationId, replay: &Replay, speech: Speech) -> Result<Comparison> {
        cx.require_everywhere(&permissions::EVALUATION_READ)?;
        let evaluation = self.find(cx, id).await?;
        let pack = replay.pack.as_deref().unwrap_or(&evaluation.kept.pack);
        let book = self.shelf.book(cx, Some(pack)).await?;
        let trial = measured(&book, &evaluation.case_on(replay.on, replay.known), cx);
        let before = evaluation.decided.as_ref().map(|decided| (&*evaluation.book, decided));
        Ok(Comparison::between(before, &trial, speech))
    }

    async fn read(&self, cx: &Cx, row: kept::Kept) -> Result<Evaluation> {
        let book = self.shelf.book_that_says(cx, &row.pack).await?;
        Evaluation::read(row, book)
    }
}

fn tell(tx: &Tx, id: EvaluationId, trial: &Trial) {
    let (decision, pack, digest) = (trial.decision.clone(), trial.book.id().to_owned(), trial.book.digest().to_owned());
    let (case_on, on) = (trial.dates.on, tx.cx().today());
    match &trial.answer {
        Ok(_) => tx.publish(&EvaluationCompleted { evaluation_id: id, decision, pack, digest, case_on, on }),
        Err(refusal) => {
            let code = refusal.code().to_owned();
            tx.publish(&EvaluationFailed { evaluation_id: id, decision, pack, digest, code, case_on, on });
        }
    }
}

fn missing() -> Error {
    Error::not_found("evaluation")
}
