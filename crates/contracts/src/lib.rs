//! What services ask of each other and what they tell: one file a service, plain data, no logic.
//!
//! Structs here only grow, and what is added has a default: the previous release still reads what this one writes.

/// Declares the events of one service as plain structs, and the list `EVENTS` of them.
///
/// `by field` names the id whose history an event belongs to; `inside` means that services of this house handle it,
/// a sentence says for whom else it is told.
macro_rules! events {
    ($service:literal; $(
        $(#[$doc:meta])*
        $name:ident $wire:literal v $version:literal by $aggregate:ident, $audience:tt {
            $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)?
        }
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
            pub struct $name {
                $($(#[$fdoc])* pub $field: $type,)*
            }

            impl kernel::Event for $name {
                const NAME: &'static str = $wire;
                const VERSION: u16 = $version;
                fn aggregate(&self) -> kernel::uuid::Uuid {
                    self.$aggregate.0
                }
            }
        )+

        /// Every event of this service.
        pub const EVENTS: &[kernel::EventInfo] = &[$(kernel::EventInfo {
            name: $wire,
            version: $version,
            producer: $service,
            audience: crate::events!(@audience $audience),
        }),+];
    };
    (@audience inside) => { kernel::Audience::Inside };
    (@audience $sentence:literal) => { kernel::Audience::Outside($sentence) };
}
pub(crate) use events;

pub mod audit;
pub mod auth;
pub mod configuration;
pub mod file_storage;
pub mod master_data;
pub mod organization;
pub mod rules_engine;

#[cfg(test)]
mod tests;
