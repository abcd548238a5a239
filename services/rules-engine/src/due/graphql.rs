//! Due dates as the graph shows them.

use async_graphql::{Context, Object, Result};
use jiff::civil::Date;
use kernel::said;

use super::{DueAsked, DueKind, RuleDeadline, RuleDueDate, RuleDueRun};
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
        #[graphql(desc = "The day something happened that they may count from.")] from: Option<Date>,
    ) -> Result<Vec<RuleDeadline>> {
        let (room, cx) = at(ctx);
        said(cx, room.due_dates.list(cx, pack.as_deref(), from).await)
    }
    /// What is due from a day to another, the soonest first.
    async fn rule_calendar(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first day.")] from: Date,
        #[graphql(desc = "The last day, two years later at most.")] until: Date,
        #[graphql(desc = "Only of this law.")] kind: Option<DueKind>,
        #[graphql(desc = "The pack, by its name; the one in force when absent.")] pack: Option<String>,
        #[graphql(desc = "The day up to which law is known; today when absent.")] known: Option<Date>,
    ) -> Result<Vec<RuleDueRun>> {
        let (room, cx) = at(ctx);
        said(cx, room.due_dates.calendar(cx, DueAsked { pack, from, until, kind, known }).await)
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
