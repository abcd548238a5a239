//! The page at the door, and the desk behind it.

use axum::Router;
use axum::response::Html;
use axum::routing::get;

const DOOR: &str = include_str!("door.html");

pub fn router() -> Router {
    Router::new().route("/", get(|| async { Html(DOOR) })).merge(crate::desk::router())
}
