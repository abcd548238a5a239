//! What a hold is, and the only ways it may change.

use async_graphql::{InputObject, SimpleObject};
use contracts::audit::{HoldId, SubjectId};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::fields::{Fields, LONG, NAME};
use kernel::{Cx, Error, Result, utoipa};
use serde::{Deserialize, Serialize};

use crate::errors;

/// A hold on entries: of one noun, of one thing, of a period, or of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, SimpleObject, utoipa::ToSchema)]
#[graphql(name = "LegalHold")]
#[serde(rename_all = "camelCase")]
#[schema(as = LegalHold)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// What kind of thing; null is every kind.
    pub noun: Option<String>,
    /// Which one; null is every one.
    pub subject: Option<SubjectId>,
    /// From this day in Dhaka on.
    pub from_on: Option<Date>,
    /// Up to this day, it included.
    pub until_on: Option<Date>,
    /// Why: the proceeding.
    pub reason: String,
    /// Who placed it.
    pub placed_by: String,
    /// When.
    pub placed_at: Timestamp,
    /// Who released it.
    pub released_by: Option<String>,
    /// When.
    pub released_at: Option<Timestamp>,
    /// Why.
    pub release_reason: Option<String>,
}

/// What placing a hold takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlaceHold {
    /// What kind of thing; absent is every kind.
    pub noun: Option<String>,
    /// Which one; absent is every one.
    pub subject: Option<SubjectId>,
    /// From this day in Dhaka on.
    pub from_on: Option<Date>,
    /// Up to this day, it included.
    pub until_on: Option<Date>,
    /// Why: the proceeding.
    pub reason: String,
}

/// What releasing a hold takes.
#[derive(Clone, Debug, Serialize, Deserialize, InputObject, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReleaseHold {
    /// The hold.
    pub id: HoldId,
    /// Why.
    pub reason: String,
}

impl Hold {
    /// A new one.
    pub fn new(id: HoldId, input: &PlaceHold, cx: &Cx) -> Result<Self> {
        let mut fields = Fields::default();
        let noun = fields.optional("noun", input.noun.as_deref(), NAME);
        let reason = fields.required("reason", &input.reason, LONG);
        if input.from_on.zip(input.until_on).is_some_and(|(from, until)| until < from) {
            fields.refuse(Error::new(&errors::HOLD_PERIOD).field("untilOn"));
        }
        fields.done()?;
        Ok(Self {
            id,
            noun,
            subject: input.subject,
            from_on: input.from_on,
            until_on: input.until_on,
            reason,
            placed_by: cx.actor().to_string(),
            placed_at: cx.now(),
            released_by: None,
            released_at: None,
            release_reason: None,
        })
    }

    /// The same, released.
    pub fn release(&self, input: &ReleaseHold, cx: &Cx) -> Result<Self> {
        let mut fields = Fields::default();
        let reason = fields.required("reason", &input.reason, LONG);
        fields.done()?;
        Ok(Self {
            released_by: Some(cx.actor().to_string()),
            released_at: Some(cx.now()),
            release_reason: Some(reason),
            ..self.clone()
        })
    }
}
