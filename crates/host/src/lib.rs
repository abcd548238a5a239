//! What a process stands on: HTTP, telemetry, configuration, the wire between processes, a PostgreSQL of its own.
//!
//! Knows no service and no contract by name; rooms see it only through the small traits of `kernel`.
//!
//! - `http/`       an [`http::App`] of plain values, served: table of paths, gate, one function a request, connections
//! - `problem.rs`  refusals as RFC 9457 says them
//! - `openapi/`     the API reference, written from the operations
//! - `health.rs`   what the process depends on
//! - `metrics.rs`  counters and durations under the names dashboards rely on
//! - `telemetry/`  log lines, spans, where a request stands in a trace
//! - `config/`     one typed configuration; every setting said once
//! - `wire/`       signed questions between processes
//! - `shutdown.rs` asked once, finish; asked twice, stop
//! - `facts.rs`    the request being worked on, for log lines
//! - `postgres/`   a PostgreSQL that belongs to the data folder

pub mod config;
mod facts;
pub mod health;
pub mod http;
pub mod metrics;
pub mod openapi;
pub mod postgres;
mod problem;
pub mod shutdown;
pub mod telemetry;
pub mod wire;

pub use problem::codes;
