//! The words every room speaks: ids, money, the context of an act, permissions, errors, events, contracts.
//!
//! Pure: no IO, no clock but the one a [`Cx`] carries, no `async fn`.

mod clock;
mod condition;
mod contract;
mod cx;
mod error;
mod event;
pub mod fields;
mod flag;
mod grants;
mod graph;
mod id;
pub mod meta;
mod money;
mod permission;
mod place;
mod quantity;
pub mod rest;
mod series;
mod setting;
mod value;
mod watch;
mod word_list;
mod words;

pub use clock::{Clock, dhaka_day, dhaka_midnight};
pub use condition::{Condition, Conditional, Hours, Network};
pub use contract::{Answer, Kind as CallKind, Peer, Routes, Transport, Ways};
pub use cx::{Actor, Cx, Language, WireCx};
pub use error::{Code, Error, Kind, codes};
pub use event::{Audience, Event, EventInfo};
pub use flag::{
    Declared as DeclaredFlag, Flag, Share, Subject, Variant, Verdict, Why, all as flags, register as register_flags,
};
pub use grants::{Clash, Grant, Grants, Scope, WireGrants};
pub use graph::{
    Answered, Asked, Change, Documents, Graph, Listening, Outcome, Part, Pointed, Sight, Subgraph, Watched,
    fail as graph_error, limits as graph_limits, said,
};
pub use id::{CompanyId, PersonId, TenantId};
pub use money::{Currency, Money, Rounding};
pub use permission::{
    Permission, all as permissions, means as permission_pattern_means, register as register_permissions,
};
pub use place::{Place, Reach};
pub use quantity::Quantity;
pub use rest::{Act, Call, Chunks, Endpoint, Head, LANGUAGE_COOKIE, Method, Outline, Reply, SESSION_COOKIE, Stream};
pub use series::{Format as SeriesFormat, Series, all as series, register as register_series};
pub use setting::{Chosen, Level, Setting, TypedSetting, all as settings, register as register_settings};
pub use value::{Value, ValueKind, read_date, read_text, read_word};
pub use watch::{Watch, watch_checks};

#[doc(hidden)]
pub use {async_graphql, bytes, jiff, postgres_types, serde, serde_json, utoipa, uuid};

/// What every fallible act returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A future with its type forgotten, as it crosses a crate's seam.
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;

#[cfg(test)]
mod tests;
