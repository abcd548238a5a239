//! Passwords: which are taken, how they are kept, and that trying one costs the same whoever is asked for.

mod rules;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::rand;
use kernel::{Error, Result};
use tokio::sync::Semaphore;

pub use rules::{Owner, accept};

/// What a hash costs: the OWASP Password Storage Cheat Sheet's first choice of memory where 47 MiB are too many
/// (19 MiB, two passes, one lane). Raising it is enough: older hashes are made anew at the next sign-in.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashes at once: each takes a core and its memory, and the rest of the house wants some, too.
const AT_ONCE: usize = 2;
const SALT: usize = 16;
/// Bytes beyond which nothing can be a password, whatever its letters: a request is no way to keep a core busy.
const FAR_TOO_LONG: usize = 4096;

/// Makes and tries hashes, a few at once.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    runs: Arc<AtomicU64>,
    nobody: Arc<str>,
}

impl Default for Passwords {
    fn default() -> Self {
        // A hash no password has, with the costs of a real one: what is tried for somebody who is not there. The costs
        // are part of the text, so it stays as dear as the real ones.
        let nobody =
            format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${}${}", "A".repeat(22), "A".repeat(43));
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), runs: Arc::default(), nobody: nobody.into() }
    }
}

impl Passwords {
    /// The hash to keep, in its PHC form.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let password = rules::composed(password);
        self.run(move || {
            let mut salt = [0; SALT];
            rand::fill(&mut salt).map_err(Error::internal)?;
            let hash = argon2()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(Error::internal)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether it is the password behind this hash. Without one, the same work is done in vain.
    pub async fn fits(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        let hash = hash.filter(|_| password.len() <= FAR_TOO_LONG);
        let password = if password.len() <= FAR_TOO_LONG { rules::composed(password) } else { String::new() };
        let (kept, there) = (hash.unwrap_or(&self.nobody).to_owned(), hash.is_some());
        self.run(move || {
            let kept = PasswordHash::new(&kept).map_err(Error::internal)?;
            Ok(argon2()?.verify_password(password.as_bytes(), &kept).is_ok() && there)
        })
        .await
    }

    /// Whether a hash was made with other costs than those of today.
    pub fn is_outdated(hash: &str) -> bool {
        let today = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
        !hash.starts_with(&today)
    }

    /// How often a hash was computed, for tests: they look at the work and not at a clock.
    #[cfg(test)]
    pub fn runs(&self) -> u64 {
        self.runs.load(Ordering::Relaxed)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let turn = self.turns.clone().acquire_owned().await.map_err(Error::internal)?;
        let runs = self.runs.fetch_add(1, Ordering::Relaxed) + 1;
        metrics::counter!("auth_password_hashes_total").absolute(runs);
        // The turn goes along: a caller that leaves does not make room for another hash while this one still runs.
        let work = move || {
            let _turn = turn;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
    }
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}
