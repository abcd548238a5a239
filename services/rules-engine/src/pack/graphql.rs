//! Packs as the graph shows them.

use async_graphql::{Context, Object, Result};
use jiff::civil::Date;
use kernel::said;

use super::model::{Rule, RulePack, Wanted};
use crate::graph::at;
use crate::wording::{DigitStyle, Speech};

#[derive(Default)]
pub struct PackQuery;

#[Object]
impl PackQuery {
    /// The packs of rules one may ask, the newest law first.
    async fn rule_packs(&self, ctx: &Context<'_>) -> Result<Vec<RulePack>> {
        let (room, cx) = at(ctx);
        said(cx, room.packs.list(cx).await)
    }
    /// A pack of rules by its name.
    async fn rule_pack(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its name: `BD-2026-07`.")] id: String,
        #[graphql(desc = "The digits of all texts; each language's own when absent.")] digits: Option<DigitStyle>,
    ) -> Result<RulePack> {
        let (room, cx) = at(ctx);
        said(cx, room.packs.find(cx, &id, Speech(digits)).await)
    }
    /// The rules of a pack: rows with their law and dates.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the graph's field")]
    async fn rules(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pack, by its name.")] pack: String,
        #[graphql(desc = "Only of this table.")] table: Option<String>,
        #[graphql(desc = "Only those that count on this day; all with their history when absent.")] on: Option<Date>,
        #[graphql(desc = "As far as was known on this day; today when absent.")] known: Option<Date>,
        #[graphql(desc = "Only those in which all these words stand.")] search: Option<String>,
        #[graphql(desc = "The digits of all texts; each language's own when absent.")] digits: Option<DigitStyle>,
    ) -> Result<Vec<Rule>> {
        let (room, cx) = at(ctx);
        let wanted = Wanted { table, on, known, search };
        said(cx, room.packs.rules(cx, &pack, &wanted, Speech(digits)).await)
    }
}
