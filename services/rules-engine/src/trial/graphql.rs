//! Trying cases through the graph.

use async_graphql::{Context, Object, Result};
use contracts::master_data::PartyId;
use jiff::civil::Date;
use kernel::said;

use super::model::{Case, Comparison, Fact, TrialTold};
use super::party::{PartyAsked, PartyCase};
use crate::graph::at;
use crate::wording::{DigitStyle, Speech};

#[derive(Default)]
pub struct TrialQuery;

#[Object]
#[expect(clippy::too_many_arguments, reason = "each is an argument of the graph's field")]
impl TrialQuery {
    /// What a pack says to a case; nothing is kept. A missing fact is a question with its name.
    async fn try_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pack, by its name; the one in force when absent.")] pack: Option<String>,
        #[graphql(desc = "What is to be decided, by its name in the pack: `tds`.")] decision: String,
        #[graphql(desc = "What is known.")] facts: Vec<Fact>,
        #[graphql(desc = "The day of the case; today when absent.")] on: Option<Date>,
        #[graphql(desc = "The day up to which law is known; today when absent.")] known: Option<Date>,
        #[graphql(desc = "The digits of all texts; each language's own when absent.")] digits: Option<DigitStyle>,
    ) -> Result<TrialTold> {
        let (room, cx) = at(ctx);
        let case = Case { pack, decision, facts, on, known };
        said(cx, room.trials.decide(cx, &case, Speech(digits)).await)
    }
    /// What the file of a party knows of what a decision may ask for, as of a day; what it does not know stays a question.
    async fn party_case(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The party.")] party: PartyId,
        #[graphql(desc = "The pack, by its name; the one in force when absent.")] pack: Option<String>,
        #[graphql(desc = "What is to be decided, by its name in the pack: `tds`.")] decision: String,
        #[graphql(desc = "The day of the case; today when absent.")] on: Option<Date>,
        #[graphql(desc = "The digits of all texts; each language's own when absent.")] digits: Option<DigitStyle>,
    ) -> Result<PartyCase> {
        let (room, cx) = at(ctx);
        let asked = PartyAsked { party, pack, decision, on };
        said(cx, room.trials.of_party(cx, asked, Speech(digits)).await)
    }
    /// What several packs say to one case, each beside the first; nothing is kept.
    async fn compare_rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The packs, by their names; the first is what the others are compared with.")] packs: Vec<
            String,
        >,
        #[graphql(desc = "What is to be decided, by its name in the pack: `tds`.")] decision: String,
        #[graphql(desc = "What is known.")] facts: Vec<Fact>,
        #[graphql(desc = "The day of the case; today when absent.")] on: Option<Date>,
        #[graphql(desc = "The day up to which law is known; today when absent.")] known: Option<Date>,
        #[graphql(desc = "The digits of all texts; each language's own when absent.")] digits: Option<DigitStyle>,
    ) -> Result<Vec<Comparison>> {
        let (room, cx) = at(ctx);
        let case = Case { pack: None, decision, facts, on, known };
        said(cx, room.trials.compare(cx, &packs, &case, Speech(digits)).await)
    }
}
