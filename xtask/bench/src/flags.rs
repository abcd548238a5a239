//! Whether somebody has a feature flag, as rooms ask it: looked up by its key among many, and judged.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use kernel::{Flag, Share, Subject, TenantId, Variant};
use uuid::Uuid;

use crate::Result;
use crate::options::Options;
use crate::report::{Report, Yardstick, median};

const BENCH: &str = "flag in process, one of 300";
/// What one evaluation may take, in nanoseconds.
const FLOOR: f64 = 1_000.0;
const FLAGS: usize = 300;
const PEOPLE: usize = 10_000;
const ROUND: Duration = Duration::from_millis(200);
const ASKED: usize = 1_000;

/// A plain share; one of two ways; two hundred people and forty roles by name, none of them the one who asks.
pub fn flags(report: &Report, options: &Options) -> Result {
    let now: Timestamp = "2026-11-21T04:00:00Z".parse().map_err(|error| format!("{error}"))?;
    let tenant = TenantId(Uuid::from_u128(7));
    let people: Vec<Uuid> = (0..PEOPLE).map(|n| Uuid::from_u128(n as u128)).collect();
    let roles: Vec<String> = (0..5).map(|n| format!("own-role-{n}")).collect();
    let yardstick = Yardstick { what: "what it may take", value: FLOOR };
    for (what, flag) in [("a share", plain()), ("of two ways", ways()), ("200 people, 40 roles", named())] {
        let flags: HashMap<String, Flag> = (0..FLAGS)
            .map(|n| (format!("bench.flag-{n}"), Flag { key: format!("bench.flag-{n}"), ..flag.clone() }))
            .collect();
        let keys: Vec<&str> = flags.keys().map(String::as_str).collect();
        let ask = |at: usize| {
            let subject = Subject { tenant, id: people[at % PEOPLE], roles: &roles, now };
            flags.get(keys[at % FLAGS]).is_some_and(|flag| flag.judge(&subject).on)
        };
        let each = (0..options.rounds).map(|_| each(ask)).collect();
        report.beside(BENCH, what, median(each), "ns", &yardstick);
    }
    Ok(())
}

fn each(ask: impl Fn(usize) -> bool) -> f64 {
    let (start, mut asked, mut at) = (Instant::now(), 0usize, 0usize);
    while start.elapsed() < ROUND {
        for _ in 0..ASKED {
            at = at.wrapping_add(7);
            black_box(ask(black_box(at)));
        }
        asked += ASKED;
    }
    start.elapsed().as_nanos() as f64 / asked as f64
}

fn plain() -> Flag {
    let share = Share { percent: 50, ..Share::default() };
    Flag { key: String::new(), on: true, share, starts_at: None, ends_at: None, variants: Vec::new() }
}

fn ways() -> Flag {
    let way = |key: &str| Variant { key: key.to_owned(), weight: 1 };
    Flag { variants: vec![way("blue"), way("green")], ..plain() }
}

fn named() -> Flag {
    let people = (0..200u128).map(|n| Uuid::from_u128(u128::MAX - n)).collect();
    let roles = (0..40).map(|n| format!("other-role-{n}")).collect();
    Flag { share: Share { percent: 50, people, roles }, ..plain() }
}
