//! All services together: the laws of the house, and the program as its operator and its callers meet it.
mod disk;
mod external;
mod farewell;
mod handlers;
mod handover;
mod house;
mod kill;
mod laws;
mod matrix;
mod meta;
mod near_and_far;
mod plans;
mod program;
mod running;
mod traces;
