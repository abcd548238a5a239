//! A case that was decided and kept, with what it was decided on.

use std::sync::Arc;

use contracts::rules_engine::EvaluationId;
use data::evaluation::{Evaluated, Kept};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Error, Language, Result, utoipa};
use rules::{Book, Dates};
use serde::{Deserialize, Serialize};

use crate::trial::{Case, RuleOutcome, Said, Trial, TrialTold};
use crate::wording::{RefusalTold, Speech, Wording};

/// What is kept of a trial besides the columns of its row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Whole {
    /// The case as it was asked.
    pub case: Case,
    /// What was decided.
    pub decided: Option<rules::Evaluation>,
    /// Why nothing was.
    pub refusal: Option<KeptRefusal>,
}

/// A refusal as it was said then.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptRefusal {
    pub code: String,
    pub en: String,
    pub bn: String,
    pub fact: Option<String>,
}

/// The row of a trial.
pub fn evaluated(id: EvaluationId, case: &Case, trial: &Trial) -> Result<Evaluated> {
    let refusal = trial.answer.as_ref().err().map(|refusal| KeptRefusal {
        code: refusal.code().to_owned(),
        en: refusal.sentence(Language::En),
        bn: refusal.sentence(Language::Bn),
        fact: refusal.fact().map(str::to_owned),
    });
    let dates = trial.dates;
    let case =
        Case { pack: Some(trial.book.id().to_owned()), on: Some(dates.on), known: Some(dates.known), ..case.clone() };
    let whole = Whole { case, decided: trial.answer.as_ref().ok().cloned(), refusal: refusal.clone() };
    Ok(Evaluated {
        id: id.0,
        noun: None,
        subject: None,
        decision: trial.decision.clone(),
        pack: trial.book.id().to_owned(),
        digest: trial.book.digest().to_owned(),
        case_on: dates.on,
        known_on: dates.known,
        refused: refusal.map(|refusal| refusal.code),
        whole: serde_json::to_value(&whole).map_err(Error::internal)?,
    })
}

/// An evaluation as REST gives it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct EvaluationTold {
    /// Its id.
    pub id: EvaluationId,
    /// When it was kept.
    pub at: Timestamp,
    /// Inputs, results and explanation.
    pub kept: TrialTold,
}

/// An evaluation with the book that can say it.
#[derive(Clone, Debug)]
pub struct Evaluation {
    pub kept: Kept,
    pub case: Case,
    pub decided: Option<rules::Evaluation>,
    pub refusal: Option<KeptRefusal>,
    pub book: Arc<Book>,
}

impl Evaluation {
    /// An evaluation as it was kept. One that another service kept holds the evaluation alone.
    pub fn read(kept: Kept, book: Arc<Book>) -> Result<Self> {
        let (case, decided, refusal) = match serde_json::from_value::<Whole>(kept.whole.clone()) {
            Ok(Whole { case, decided, refusal }) => (case, decided, refusal),
            Err(_) => {
                let decided: rules::Evaluation = serde_json::from_value(kept.whole.clone()).map_err(Error::internal)?;
                (case_of(&decided), Some(decided), None)
            }
        };
        Ok(Self { kept, case, decided, refusal, book })
    }

    /// What came of it.
    pub fn outcome(&self) -> RuleOutcome {
        match &self.refusal {
            None => RuleOutcome::Decided,
            Some(refusal) if refusal.code == rules::codes::FACT_MISSING.name => RuleOutcome::Asks,
            Some(_) => RuleOutcome::Refused,
        }
    }

    /// The same with its id, for REST.
    pub fn with_id(&self) -> EvaluationTold {
        let kept = self.told(Speech::default());
        EvaluationTold { id: EvaluationId(self.kept.id), at: self.kept.at, kept }
    }

    /// What was kept, in words.
    pub fn told(&self, speech: Speech) -> TrialTold {
        let refusal = self.refusal.clone().map(|KeptRefusal { code, en, bn, fact }| RefusalTold {
            code,
            said: Wording { en, bn },
            fact,
        });
        let said = Said {
            book: &self.book,
            digest: &self.kept.digest,
            decision: &self.kept.decision,
            dates: Dates::new(self.kept.case_on, self.kept.known_on),
            outcome: self.outcome(),
            decided: self.decided.as_ref(),
            facts: &self.case.read(&self.book).unwrap_or_default(),
        };
        TrialTold { pack: self.kept.pack.clone(), ..TrialTold::of(&said, refusal, speech) }
    }

    /// The case with other dates, where some are given.
    pub fn case_on(&self, on: Option<Date>, known: Option<Date>) -> Case {
        Case { on: on.or(self.case.on), known: known.or(self.case.known), ..self.case.clone() }
    }
}

fn case_of(decided: &rules::Evaluation) -> Case {
    let fact = |(name, value): (&str, &rules::Value)| crate::trial::Fact {
        name: name.to_owned(),
        value: crate::wording::plain(value),
    };
    Case {
        pack: Some(decided.pack.clone()),
        decision: decided.decision.clone(),
        facts: decided.facts.iter().map(fact).collect(),
        on: Some(decided.dates.on),
        known: Some(decided.dates.known),
    }
}
