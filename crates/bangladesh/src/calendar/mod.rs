//! Calendars: the Bengali one of Bangladesh, and names of months, weekdays and seasons in both languages.

pub mod bengali;
pub mod names;

#[cfg(test)]
mod tests;
