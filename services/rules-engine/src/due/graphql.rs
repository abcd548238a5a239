//! Due dates as the graph shows them.

use async_graphql::{Context, Object, Result};
use jiff::civil::Date;
use kernel::said;

use super::{RuleDeadline, RuleDueDate};
use crate::graph::at;

#[derive(Default)]
pub struct DueQuery;

#[Object]
impl DueQuery {
    /// What a pack knows due dates of.
    async fn rule_deadlines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pack, by its name; the one in force when absent.")] pack: Option<String>,
    ) -> Result<Vec<RuleDeadline>> {
        let (room, cx) = at(ctx);
        said(cx, room.due_dates.list(cx, pack.as_deref()).await)
    }
    /// When something is due that counts from a day, at an office of the government.
    async fn rule_due_date(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The pack, by its name; the one in force when absent.")] pack: Option<String>,
        #[graphql(desc = "What is due, by its name in the pack: `tds-deposit`.")] deadline: String,
        #[graphql(desc = "The day it counts from.")] from: Date,
        #[graphql(desc = "The day up to which law is known; today when absent.")] known: Option<Date>,
    ) -> Result<RuleDueDate> {
        let (room, cx) = at(ctx);
        said(cx, room.due_dates.find(cx, pack.as_deref(), &deadline, from, known).await)
    }
}
