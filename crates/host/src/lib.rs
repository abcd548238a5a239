//! What a process stands on: HTTP, telemetry, configuration, the wire between processes, a PostgreSQL of its own.
//!
//! Knows no service and no contract by name; rooms see it only through the small traits of `kernel`.

pub mod postgres;
