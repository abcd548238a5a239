//! The chassis as its users meet it.

mod caller;
mod chassis;
mod config;
mod graphql;
mod health;
mod limits;
mod pages;
mod postgres;
mod signal;
mod socket;
mod stream;
mod telemetry;
mod wire;
mod world;
