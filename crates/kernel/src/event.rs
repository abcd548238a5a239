//! What happened, told once, in the transaction that made it happen.

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// A fact for others: small, final, versioned. Structs only grow.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// `service.noun.verb-ed`.
    const NAME: &'static str;
    /// Raised when a reader of the older shape would misread it.
    const VERSION: u16;
    /// Whose history this belongs to: deliveries of one aggregate keep their order.
    fn aggregate(&self) -> Uuid;
}

/// Who listens to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Handlers of these services.
    Inside,
    /// Nobody in this house yet; the sentence says for whom it is told.
    Outside(&'static str),
}

/// A line of the event registry.
#[derive(Clone, Copy, Debug)]
pub struct EventInfo {
    /// `service.noun.verb-ed`.
    pub name: &'static str,
    /// Of the payload.
    pub version: u16,
    /// The service that tells it.
    pub producer: &'static str,
    /// Who listens.
    pub audience: Audience,
}
