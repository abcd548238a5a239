//! Number series as they stand in a tenant.

use async_graphql::InputObject;
use contracts::configuration::NumberSeriesId;
use kernel::fields::{Fields, expect_version};
use kernel::{Error, Result, Series, words};
use serde::{Deserialize, Serialize};

use crate::{errors, flag};

/// The highest number a series may begin with.
const HIGHEST: i64 = 1_000_000_000;

words! {
    /// Whether numbers were given already.
    SeriesState {
        /// None was: format and first number can be chosen.
        Fresh = "fresh",
        /// Some were.
        Running = "running",
    }
}

/// A series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NumberSeries {
    pub id: NumberSeriesId,
    pub key: String,
    pub format: String,
    /// The number it begins with.
    pub first: i64,
    /// The last number given.
    pub last: Option<i64>,
    pub version: i32,
}

/// What beginning a series takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginSeries {
    /// The series.
    pub id: NumberSeriesId,
    /// The version this was decided on.
    pub version: i32,
    /// How numbers are written: `P-{n:06}`.
    pub format: String,
    /// The first number.
    pub first: i32,
}

/// A series has the same id everywhere, also before it has a row.
pub fn id_of(key: &str) -> NumberSeriesId {
    NumberSeriesId(flag::id_of(key).0)
}

/// The series with this id.
pub fn declared_by(id: NumberSeriesId) -> Option<&'static Series> {
    kernel::series().into_iter().find(|series| id_of(series.key) == id)
}

impl NumberSeries {
    /// As it is while nobody touched it.
    pub fn declared(series: &Series) -> Self {
        let (key, format) = (series.key.to_owned(), series.usual.to_owned());
        Self { id: id_of(series.key), key, format, first: 1, last: None, version: 0 }
    }

    /// The series beginning so.
    ///
    /// # Errors
    /// Stale, a number was given already, or a format that cannot be.
    pub fn begin(self, series: &Series, input: &BeginSeries) -> Result<Self> {
        expect_version("series", input.version, self.version)?;
        if self.last.is_some() {
            return Err(Error::new(&errors::SERIES_RUNNING));
        }
        let mut fields = Fields::default();
        fields.read(series.read(&input.format).map_err(|error| error.field("format")));
        let first = i64::from(input.first);
        if !(1..=HIGHEST).contains(&first) {
            fields.refuse(Error::new(&errors::SERIES_FIRST).field("first").with("limit", HIGHEST));
        }
        fields.done()?;
        Ok(Self { format: input.format.trim().to_owned(), first, version: self.version + 1, ..self })
    }

    /// Where it stands.
    pub fn state(&self) -> SeriesState {
        if self.last.is_some() { SeriesState::Running } else { SeriesState::Fresh }
    }

    /// The next number, written.
    pub fn next(&self) -> String {
        let number = self.last.map_or(self.first, |last| last + 1);
        let series = declared_by(self.id);
        let format = series.and_then(|series| series.read(&self.format).or_else(|_| series.read(series.usual)).ok());
        // What follows the company, branch or year is only known with a paper.
        format.map(|format| format.write(number, &|_| "…")).unwrap_or_default()
    }
}
