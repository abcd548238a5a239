//! Audit on a real PostgreSQL, as its own role, through the doors others use.

mod cost;
mod damage;
mod house;
mod keeping;
mod plans;
mod sealing;
mod search;
mod tally;
