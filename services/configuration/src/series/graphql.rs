//! Series as the graph shows them.

use async_graphql::{Context, Object, Result};
use contracts::configuration::NumberSeriesId;
use data::timeline::{self, HappeningPage, Of};
use kernel::meta::Said;
use kernel::said;

use super::model::{BeginSeries, NumberSeries, SeriesState, declared_by};
use crate::graph::at;

struct SeriesNode(NumberSeries);

impl SeriesNode {
    fn label(&self) -> Said {
        declared_by(self.0.id).map_or(Said { en: "", bn: "" }, |series| series.label)
    }
}

/// A series of numbers: what papers of one kind are numbered by.
#[Object(name = "NumberSeries")]
impl SeriesNode {
    /// Its id.
    async fn id(&self) -> NumberSeriesId {
        self.0.id
    }
    /// What programs know it by.
    async fn key(&self) -> &str {
        &self.0.key
    }
    /// What is numbered.
    async fn name(&self) -> &str {
        self.label().en
    }
    /// What is numbered, in Bengali.
    async fn name_bn(&self) -> &str {
        self.label().bn
    }
    /// How numbers are written.
    async fn format(&self) -> &str {
        &self.0.format
    }
    /// The number it begins with.
    async fn first(&self) -> String {
        self.0.first.to_string()
    }
    /// The last number given; null while none was.
    async fn last(&self) -> Option<String> {
        self.0.last.map(|last| last.to_string())
    }
    /// How many were given; none is ever skipped.
    async fn given(&self) -> String {
        self.0.last.map_or(0, |last| last - self.0.first + 1).to_string()
    }
    /// The next number, written.
    async fn next(&self) -> String {
        self.0.next()
    }
    /// Where it stands.
    async fn state(&self) -> SeriesState {
        self.0.state()
    }
    /// Raised by every change; 0 while nobody touched it.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// What happened to it, the newest first.
    async fn timeline(&self, ctx: &Context<'_>, first: Option<i32>, after: Option<String>) -> Result<HappeningPage> {
        let (room, cx) = at(ctx);
        let of = Of { service: "configuration", noun: "number-series", subject: self.0.id.0 };
        said(cx, timeline::list(&room.series.db, cx, of, &[], first, after.as_deref()).await)
    }
}

#[derive(Default)]
pub struct SeriesQuery;

#[Object]
impl SeriesQuery {
    /// A series of numbers.
    async fn number_series(&self, ctx: &Context<'_>, id: NumberSeriesId) -> Result<SeriesNode> {
        let (room, cx) = at(ctx);
        said(cx, room.series.find(cx, id).await).map(SeriesNode)
    }
    /// Every series of numbers.
    async fn all_number_series(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only in this state.")] state: Option<SeriesState>,
    ) -> Result<Vec<SeriesNode>> {
        let (room, cx) = at(ctx);
        Ok(said(cx, room.series.list(cx, state).await)?.into_iter().map(SeriesNode).collect())
    }
}

#[derive(Default)]
pub struct SeriesMutation;

#[Object]
impl SeriesMutation {
    /// Says how a series is written and where it begins, before its first number is given.
    async fn begin_number_series(&self, ctx: &Context<'_>, input: BeginSeries) -> Result<SeriesNode> {
        let (room, cx) = at(ctx);
        said(cx, room.series.begin(cx, input).await).map(SeriesNode)
    }
}
