//! What people who watch are told of.

use uuid::Uuid;

use super::{Answered, Asked};
use crate::{BoxFuture, CompanyId, Cx, Event, Permission, Reach};

/// An event that people may watch: to what kind of thing it happens, and who may know.
#[derive(Clone, Copy, Debug)]
pub struct Watched {
    /// `service.noun.verb-ed`.
    pub event: &'static str,
    /// `service.noun`, as screens name it.
    pub kind: &'static str,
    /// Who has it sees the thing, and so may know that it changed.
    pub permission: &'static Permission,
}

impl Watched {
    /// The event `E`, as something that happens to a thing of this kind.
    #[must_use]
    pub const fn of<E: Event>(kind: &'static str, permission: &'static Permission) -> Self {
        Self { event: E::NAME, kind, permission }
    }
}

/// Something changed.
#[derive(Clone, Debug)]
pub struct Change {
    /// `service.noun`.
    pub kind: &'static str,
    /// Which.
    pub id: Uuid,
    /// What its version is now, where it has one.
    pub version: Option<i32>,
    /// Whose it is, where it is a company's.
    pub company: Option<CompanyId>,
    /// Who may know.
    pub permission: &'static Permission,
}

impl Change {
    /// Whether this caller may know: of what is nobody's company in particular, who holds the permission everywhere.
    #[must_use]
    pub fn is_seen_by(&self, cx: &Cx) -> bool {
        let reach = cx.grants().reach(self.permission);
        self.company.map_or_else(|| reach == Reach::All, |company| reach.touches(company))
    }
}

/// One caller's subscriptions.
pub trait Listening: Send + Sync {
    /// Begins a subscription under a name of the caller's.
    ///
    /// # Errors
    /// The answer that says why there is none.
    fn subscribe<'a>(&'a mut self, name: &'a str, cx: &'a Cx, asked: Asked) -> BoxFuture<'a, Result<(), Answered>>;
    /// Ends a subscription.
    fn end(&mut self, name: &str);
    /// Waits until there may be something to say. Dropping the future loses nothing.
    fn heard(&mut self) -> BoxFuture<'_, ()>;
    /// What there is to say to the caller as he is known now: names of subscriptions, with `{"data": …}` for each.
    fn said(&mut self, cx: &Cx) -> Vec<(String, Vec<u8>)>;
}
