//! How a process signs in, and how it learns that its password was changed while it runs.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use kernel::{BoxFuture, Result};
use tokio_postgres::Config;

/// Asks again how to sign in, after the database refused the password that was known.
pub type Renew = Arc<dyn Fn() -> BoxFuture<'static, Result<Config>> + Send + Sync>;

/// The address and password every new connection is opened with.
pub(crate) struct Entrance {
    config: RwLock<Config>,
    renew: OnceLock<Renew>,
}

impl Entrance {
    pub(crate) fn new(config: Config) -> Self {
        Self { config: RwLock::new(config), renew: OnceLock::new() }
    }

    pub(crate) fn renew_by(&self, renew: Renew) {
        // Said before: the first word stands.
        let _ = self.renew.set(renew);
    }

    pub(crate) fn config(&self) -> Config {
        self.config.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How to sign in from now on; `None` when nobody knows better or nothing was changed.
    pub(crate) async fn renewed(&self) -> Option<Config> {
        let renew = self.renew.get()?;
        match renew().await {
            Ok(config) => {
                let mut known = self.config.write().unwrap_or_else(PoisonError::into_inner);
                // Another connection may have asked a moment before: then the newer word is tried all the same.
                if known.get_password() != config.get_password() {
                    tracing::info!("the database's password was changed; signing in with the new one");
                }
                known.clone_from(&config);
                Some(config)
            }
            Err(error) => {
                tracing::warn!(error = ?error, "the database refuses the password, and the new one cannot be learned");
                None
            }
        }
    }
}
