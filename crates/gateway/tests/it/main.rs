//! The gateway over subgraphs of a small depot: what it has, where it lies, who ordered it.

mod compose;
mod execute;
mod limits;
mod plans;
mod schema;
mod watch;
mod world;
