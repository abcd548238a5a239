//! Why somebody may do something, or may not: recomputed from the rows, in sentences.

mod graphql;
mod model;
mod words;

#[cfg(test)]
mod tests;

use data::Db;
use futures_util::try_join;
use kernel::{Cx, PersonId, Result};

use crate::role::{self, unknown};
use crate::{assignment, duty, permissions, user};

pub use graphql::ExplainQuery;
pub use model::{Ask, Explanation};
use model::{Facts, Question};
pub use words::person;

/// The explanations of what the tenant's people may do.
#[derive(Clone)]
pub struct Explanations {
    pub db: Db,
}

impl Explanations {
    /// Why the person may use the permission there, then and from there, or may not.
    // open: everybody may ask about himself; asking about others takes the permission, asked for first.
    pub async fn explain(&self, cx: &Cx, ask: Ask) -> Result<Explanation> {
        let person = match ask.person_id {
            Some(person) if cx.person() == Some(person) => person,
            None if cx.person().is_some() => cx.person().unwrap_or_default(),
            other => {
                cx.require_everywhere(&permissions::ROLE_READ)?;
                other.ok_or_else(|| kernel::Error::new(&kernel::codes::REQUIRED).field("personId"))?
            }
        };
        let asked = kernel::permissions().into_iter().find(|known| known.name == ask.permission.trim());
        let permission = asked.ok_or_else(|| unknown("permission", &ask.permission))?;
        let question = Question::read(person, permission, &ask, cx.now())?;
        let facts = self.facts(cx, person).await?;
        let names = self.names(cx, &facts).await?;
        Ok(model::explain(&question, &facts, &names))
    }

    async fn facts(&self, cx: &Cx, person: PersonId) -> Result<Facts> {
        let now = cx.now();
        self.db
            .read(cx, async move |look| {
                let (held, roles, pairs, overrides, others) = try_join!(
                    assignment::list_every_of(look, person),
                    role::list(look),
                    duty::list_pairs(look),
                    duty::list_every_override_of(look, person),
                    assignment::list_all_held(look, now),
                )?;
                Ok(Facts { held, roles, pairs: duty::with_shipped(pairs), overrides, others })
            })
            .await
    }

    async fn names(&self, cx: &Cx, facts: &Facts) -> Result<Vec<(PersonId, String)>> {
        let people = facts.people();
        self.db.read(cx, async move |look| user::names(look, &people).await).await
    }
}
