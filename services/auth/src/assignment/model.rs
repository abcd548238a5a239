//! A role given to somebody, and the only ways it may change: it ends. Pure.

use contracts::auth::AssignmentId;
use jiff::Timestamp;
use kernel::{Condition, Cx, Money, PersonId, Place};
use serde::{Deserialize, Serialize};

use crate::role::shipped;

/// A role somebody holds, held or will hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assignment {
    pub id: AssignmentId,
    pub person_id: PersonId,
    pub role: String,
    /// None is the whole tenant.
    pub place: Option<Place>,
    pub starts_at: Timestamp,
    /// The first instant it holds no more.
    pub ends_at: Option<Timestamp>,
    pub up_to: Option<Money>,
    pub condition: Condition,
    pub reason: String,
    /// The actor, as the audit names him.
    pub given_by: String,
    pub given_at: Timestamp,
    /// The assignment it was delegated from.
    pub delegated_from: Option<AssignmentId>,
    pub revoked_at: Option<Timestamp>,
    pub revoked_by: Option<String>,
    pub revoke_reason: Option<String>,
    pub version: i32,
}

/// A stretch of time; its end is outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub starts_at: Timestamp,
    pub ends_at: Option<Timestamp>,
}

impl Window {
    /// Whether the instant is inside.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.starts_at <= at && self.ends_at.is_none_or(|end| at < end)
    }

    /// What is inside both.
    pub fn meet(self, other: Self) -> Self {
        let ends = [self.ends_at, other.ends_at].into_iter().flatten().min();
        Self { starts_at: self.starts_at.max(other.starts_at), ends_at: ends }
    }
}

impl Assignment {
    /// When it holds.
    pub fn window(&self) -> Window {
        Window { starts_at: self.starts_at, ends_at: self.ends_at }
    }
}

impl Assignment {
    /// The first owner's, from now on and everywhere.
    pub fn founding(person: PersonId, role: &str, cx: &Cx) -> Self {
        Self {
            id: AssignmentId::new(),
            person_id: person,
            role: role.to_owned(),
            place: None,
            starts_at: cx.now(),
            ends_at: None,
            up_to: None,
            condition: Condition::default(),
            reason: "founding of the organization".to_owned(),
            given_by: cx.actor().to_string(),
            given_at: cx.now(),
            delegated_from: None,
            revoked_at: None,
            revoked_by: None,
            revoke_reason: None,
            version: 1,
        }
    }

    /// Whether it makes its person an owner of the whole organization now and for good.
    pub fn owns(&self, now: Timestamp) -> bool {
        let whole = self.place.is_none() && self.up_to.is_none() && self.condition.is_empty();
        let lasting = self.ends_at.is_none() && self.delegated_from.is_none() && self.starts_at <= now;
        self.role == shipped::OWNER && whole && lasting
    }
}
