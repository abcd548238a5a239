//! Stops asking a process that does not answer, and looks again after a moment.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Failures in a row after which nobody is sent any more.
pub const FAILURES: u32 = 5;
/// How long nobody is sent; then one request looks whether it is back.
pub const PAUSE: Duration = Duration::from_secs(1);

#[derive(Debug)]
enum State {
    Closed {
        failures: u32,
    },
    Open {
        until: Instant,
    },
    /// One request is looking; should it never report, another may look after a while.
    HalfOpen {
        until: Instant,
    },
}

/// One peer's breaker.
#[derive(Debug)]
pub struct Breaker(Mutex<State>);

impl Default for Breaker {
    fn default() -> Self {
        Self(Mutex::new(State::Closed { failures: 0 }))
    }
}

impl Breaker {
    /// Whether a request may be sent now.
    pub fn lets_pass(&self) -> bool {
        let now = Instant::now();
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match *state {
            State::Closed { .. } => true,
            State::Open { until } | State::HalfOpen { until } if now < until => false,
            State::Open { .. } | State::HalfOpen { .. } => {
                *state = State::HalfOpen { until: now + PAUSE };
                true
            }
        }
    }

    /// The peer answered.
    pub fn succeeded(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = State::Closed { failures: 0 };
    }

    /// The peer did not answer.
    pub fn failed(&self) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let failures = match *state {
            State::Closed { failures } => failures + 1,
            State::Open { .. } | State::HalfOpen { .. } => FAILURES,
        };
        *state = if failures >= FAILURES {
            State::Open { until: Instant::now() + PAUSE }
        } else {
            State::Closed { failures }
        };
    }
}
