//! What other services may ask, answered by the same acts people use: each checks its permission itself.

use contracts::master_data::{ExemptionFact, KnownFact, MasterData, MissingFact, PartyFacts, PartyOn};
use kernel::{BoxFuture, Cx, Kind, Result};

use crate::proof::TaxFacts;
use crate::room::Room;

impl MasterData for Room {
    fn party_facts<'a>(&'a self, cx: &'a Cx, asked: PartyOn) -> BoxFuture<'a, Result<Option<PartyFacts>>> {
        Box::pin(async move {
            match self.proofs.facts(cx, asked.party, asked.on).await {
                Ok(facts) => Ok(Some(told(facts))),
                // missing is an answer to a question, not a failure
                Err(error) if error.kind() == Kind::NotFound => Ok(None),
                Err(error) => Err(error),
            }
        })
    }
}

fn told(facts: TaxFacts) -> PartyFacts {
    let known = facts.known.into_iter().map(|fact| KnownFact { name: fact.name, value: fact.value });
    let missing = facts.missing.into_iter().map(|missing| MissingFact {
        name: missing.name,
        why: missing.why.word().to_owned(),
        day: missing.day,
    });
    let exemptions = facts.exemptions.into_iter().map(|exempt| ExemptionFact {
        section: exempt.section,
        rate: exempt.rate,
        number: exempt.number,
        ends_on: exempt.ends_on,
    });
    PartyFacts { known: known.collect(), missing: missing.collect(), exemptions: exemptions.collect() }
}
