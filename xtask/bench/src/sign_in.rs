//! Sign-ins: a password tried, a session begun, tokens signed; beside argon2id alone on all cores.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};

use crate::client::{self, Request};
use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::scenario::{self, EMAIL, PASSWORD};
use crate::{Result, machine};

/// Far more than hash at once: the others wait their turn.
const CONNECTIONS: usize = 64;
/// As the program hashes: 19 MiB, two passes.
const MEMORY_KIB: u32 = 19 * 1024;
const BENCH: &str = "sign-in by password";

/// Takes turns with the yardstick.
pub fn sign_in(report: &Report, options: &Options, program: &Program) -> Result {
    scenario::prepare(options, program)?;
    let requests: Arc<[Request]> = (0..options.tenants).map(|number| request(options, number)).collect();
    let before = machine::memory(program.pid()).0;
    let (mut rates, mut waits, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    for number in 1..=options.rounds {
        eprintln!("round {number} of {}", options.rounds);
        alone.push(hashes(Duration::from_secs(options.seconds.min(5))));
        let round = client::round(&options.listen, &requests, CONNECTIONS, Duration::from_secs(options.seconds))?;
        rates.push(round.rate());
        waits.push(round.quantile(0.95));
    }
    let yardstick = Yardstick { what: "argon2id on all cores", value: median(alone) };
    report.beside(BENCH, "throughput", median(rates), "sign-ins/s", &yardstick);
    report.figure(BENCH, "latency p95 with 64 at once", median(waits), "ms");
    report.figure(BENCH, "memory before", before, "MiB");
    report.figure(BENCH, "memory at its highest", machine::peak(program.pid()), "MiB");
    Ok(())
}

fn request(options: &Options, number: usize) -> Request {
    let body = format!(r#"{{"tenant":"bench-{number}","email":"{EMAIL}","password":"{PASSWORD}"}}"#);
    let head = format!(
        "POST /api/v1/auth/login HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        options.listen,
        body.len()
    );
    Request { bytes: head.into_bytes(), expected: b"access_token".to_vec() }
}

/// Passwords hashed in a second, one thread a core.
fn hashes(duration: Duration) -> f64 {
    let (stop, made) = (AtomicBool::new(false), AtomicUsize::new(0));
    let params = Params::new(MEMORY_KIB, 2, 1, Some(32)).expect("parameters within argon2's bounds");
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let mut hash = [0; 32];
                while !stop.load(Ordering::Relaxed) {
                    argon2.hash_password_into(PASSWORD.as_bytes(), b"bench-salt-bench", &mut hash).expect("a hash");
                    made.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        std::thread::sleep(duration);
        stop.store(true, Ordering::Relaxed);
    });
    made.into_inner() as f64 / start.elapsed().as_secs_f64()
}
