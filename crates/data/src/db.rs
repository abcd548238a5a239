//! The only way to the rows: `read` for looking, `command` for changing, `begin` beneath it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use deadpool::managed::{Pool, PoolError};
use kernel::{Actor, Cx, Error, Result, codes};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::configured::Memory;
use crate::entrance::{Entrance, Renew};
use crate::fault;
use crate::look::{self, Flights, Look, Through};
use crate::news::{self, News};
use crate::pool::Connections;
use crate::tally::Tally;
use crate::tx::{Open, Tx};
use crate::vault::Vault;
use crate::wake::Wake;
use crate::wire::Wire;

/// The role of acts over all tenants; it sees only tables with a policy of its own for it.
const SYSTEM: &str = "vextrus_system";
/// How long a command waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

const ENTER: &str = "select data.enter($1, $2, $3, $4) as known";

struct Shared {
    entrance: Arc<Entrance>,
    pool: Pool<Connections>,
    wire: Arc<Wire>,
    wake: Arc<Wake>,
    vault: Vault,
    tally: Tally,
    memory: Arc<Memory>,
    full: AtomicBool,
}

/// The database as one service sees it.
#[derive(Clone)]
pub struct Db {
    shared: Arc<Shared>,
    role: &'static str,
}

/// How a process connects.
#[derive(Clone)]
pub struct Connect {
    /// The process's login role, member of the services it hosts.
    pub config: tokio_postgres::Config,
    /// Connections for transactions.
    pub writers: usize,
    /// Connections shared by all reads.
    pub readers: usize,
    /// Wraps the tenants' keys for single fields.
    pub master: [u8; 32],
}

impl Db {
    /// Ready to connect; nothing is opened before it is needed.
    #[must_use]
    pub fn new(connect: &Connect) -> Self {
        let entrance = Arc::new(Entrance::new(connect.config.clone()));
        let pool = Pool::builder(Connections(entrance.clone()))
            .max_size(connect.writers)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .runtime(deadpool::Runtime::Tokio1)
            .build()
            .expect("a pool with a runtime");
        let wire = Arc::new(Wire::new(entrance.clone(), connect.readers));
        let (wake, memory) = (Arc::<Wake>::default(), Arc::<Memory>::default());
        let own = memory.clone();
        wake.listen(Arc::new(move |news| own.take_in(news)));
        let shared = Shared {
            entrance,
            pool,
            wire,
            wake,
            vault: Vault::new(connect.master),
            tally: Tally::default(),
            memory,
            full: AtomicBool::new(false),
        };
        Self { shared: Arc::new(shared), role: "vextrus_service" }
    }

    /// Asked how to sign in when the database refuses the password that is known; the first to be told stands.
    pub fn renew_by(&self, renew: Renew) {
        self.shared.entrance.renew_by(renew);
    }

    /// The same database, as this service's role.
    #[must_use]
    pub fn acting_as(&self, role: &'static str) -> Self {
        Self { shared: self.shared.clone(), role }
    }

    /// From now on commands are refused because the disk is nearly full, or no longer.
    pub fn set_full(&self, full: bool) {
        if self.shared.full.swap(full, Ordering::Relaxed) != full {
            tracing::warn!(
                full,
                "writing is {}",
                if full { "refused: the disk is nearly full" } else { "possible again" }
            );
        }
    }

    /// Looks at rows, read only. Looks asked for together (`try_join!`) travel as one flight with one snapshot a
    /// statement; a look that needs another's answer makes a further flight.
    ///
    /// # Errors
    /// What `look` answers, or what the database refuses.
    pub async fn read<T>(&self, cx: &Cx, look: impl AsyncFnOnce(&Look) -> Result<T>) -> Result<T> {
        let started = Instant::now();
        let flights = Flights::new(self.shared.wire.clone(), self.role, cx.tenant().to_string());
        let through = Look(Through::Flight(flights));
        // Boxed, so that a request's future stays small: it is moved more often than it is polled.
        let seen = Box::pin(look::drive(&through, look(&through))).await;
        metrics::histogram!("db_read_duration_seconds").record(started.elapsed().as_secs_f64());
        seen
    }

    /// Begins a transaction of this tenant. It stays only if [`Tx::commit`] succeeds.
    ///
    /// # Errors
    /// No connection, or the disk is full.
    pub async fn begin(&self, cx: &Cx, operation: &'static str) -> Result<Tx> {
        let tenant = format!("set local app.tenant_id = '{}'", cx.tenant());
        self.open(self.role, &tenant, cx.clone(), operation).await
    }

    /// Begins a transaction over all tenants, as `vextrus_system`; the reason is logged.
    ///
    /// # Errors
    /// No connection, or the disk is full.
    pub async fn begin_system(&self, cx: &Cx, reason: &'static str) -> Result<Tx> {
        tracing::trace!(reason, "acting over all tenants");
        self.open(SYSTEM, "", cx.clone(), reason).await
    }

    /// Begins a transaction of this tenant as the role that may take a tenant's rows out or away.
    pub(crate) async fn begin_eraser(&self, cx: &Cx, reason: &'static str) -> Result<Tx> {
        let tenant = format!("set local app.tenant_id = '{}'; set local statement_timeout = 0", cx.tenant());
        self.open("vextrus_eraser", &tenant, cx.clone(), reason).await
    }

    async fn open(&self, role: &'static str, settings: &str, cx: Cx, operation: &'static str) -> Result<Tx> {
        if self.shared.full.load(Ordering::Relaxed) {
            return Err(Error::new(&codes::DISK_FULL));
        }
        let started = Instant::now();
        let connection = self.shared.pool.get().await.map_err(|error| match error {
            PoolError::Timeout(_) => Error::new(&codes::BUSY).because("no connection became free"),
            PoolError::Backend(error) => fault::unreachable(error),
            error => fault::unreachable(error.to_string()),
        })?;
        metrics::histogram!("db_pool_wait_seconds").record(started.elapsed().as_secs_f64());
        Ok(Tx::new(Open::begin(connection, role, settings), cx, operation, self.shared.wake.clone()))
    }

    /// Carries out a command: claims the idempotency key, refuses a tenant that may not be written to, runs `act`,
    /// saves what belongs together and commits. A repeated key gets the stored answer. After a deadlock or a
    /// serialization failure `act` runs once more, from the beginning.
    ///
    /// `AsyncFnOnce + Clone` and not `AsyncFn`: a future that lends from its closure cannot be shown to be `Send`.
    ///
    /// # Errors
    /// What `act` answers (nothing stays), `kernel.key-reused`, `data.tenant-closed`, or what the database refuses.
    pub async fn command<I: Serialize, T: Serialize + DeserializeOwned>(
        &self,
        cx: &Cx,
        operation: &'static str,
        input: &I,
        act: impl AsyncFnOnce(&Tx) -> Result<T> + Clone,
    ) -> Result<T> {
        let started = Instant::now();
        let fingerprint = cx.key().map(|_| fingerprint(cx, operation, input)).transpose()?;
        let mut done = self.attempt(cx, operation, fingerprint.as_deref(), act.clone()).await;
        if done.as_ref().is_err_and(fault::collided) {
            done = self.attempt(cx, operation, fingerprint.as_deref(), act).await;
        }
        metrics::histogram!("db_command_duration_seconds").record(started.elapsed().as_secs_f64());
        done
    }

    async fn attempt<T: Serialize + DeserializeOwned>(
        &self,
        cx: &Cx,
        operation: &'static str,
        fingerprint: Option<&[u8]>,
        act: impl AsyncFnOnce(&Tx) -> Result<T>,
    ) -> Result<T> {
        let tx = self.begin(cx, operation).await?;
        let operator = *cx.actor() == Actor::Operator;
        let known: Option<Value> = tx
            .one(ENTER, &[&operator, &cx.stored_key(), &fingerprint, &cx.grants().version()], |row| row.get("known"))
            .await?;
        if let Some(mut known) = known {
            return serde_json::from_value(known["answer"].take()).map_err(Error::internal);
        }
        let done = act(&tx).await?;
        let answer = match cx.key() {
            Some(_) => Some(serde_json::to_value(&done).map_err(Error::internal)?),
            None => None,
        };
        tx.finish(answer).await?;
        Ok(done)
    }

    /// Every statement read with so far — role, text, number of parameters — so that a test can ask for its plan.
    #[must_use]
    pub fn statements(&self) -> Vec<(&'static str, String, usize)> {
        self.shared.wire.statements()
    }

    /// Opens and blinds protected fields.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.shared.vault
    }

    /// What is counted for the audit without a command: refusals, searches of the audit.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.shared.tally
    }

    /// Hears what processes of this installation announce and tells everybody of this process who overhears, until
    /// dropped. What this process announced itself is told twice.
    pub async fn hear_for_all(&self) {
        news::hear(&self.shared.entrance, |news| self.shared.wake.tell(&news)).await;
    }

    /// Hears what processes of this installation announce, until dropped.
    pub async fn hear(&self, on: impl Fn(News) + Send) {
        let memory = self.memory();
        let on = move |news: News| {
            memory.take_in(&news);
            on(news);
        };
        news::hear(&self.shared.entrance, on).await;
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.shared.memory
    }

    /// Calls `ear` with what this process itself announces, before the act that announced it answers; with what others
    /// announce too in a process that runs [`Db::hear_for_all`].
    pub fn overhear(&self, ear: impl Fn(&News) + Send + Sync + 'static) {
        self.shared.wake.listen(Arc::new(ear));
    }

    /// Waits until a commit of this process left work for the deliveries.
    pub(crate) async fn woken(&self) {
        self.shared.wake.rung().await;
    }

    pub(crate) async fn told(&self) {
        self.shared.wake.told().await;
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<()> {
        let flights = Flights::new(self.shared.wire.clone(), self.role, String::new());
        let through = Look(Through::Flight(flights));
        look::drive(&through, through.one("select 1 as one", &[], |row| row.get::<i32>("one"))).await.map(drop)
    }
}

/// What was asked, and within which companies: the same key of somebody who sees less is another request.
fn fingerprint(cx: &Cx, operation: &str, input: &impl Serialize) -> Result<Vec<u8>> {
    let mut hash = Sha256::new();
    hash.update(operation.as_bytes());
    hash.update([0]);
    hash.update(serde_json::to_vec(&cx.grants().places()).map_err(Error::internal)?);
    hash.update(serde_json::to_vec(input).map_err(Error::internal)?);
    Ok(hash.finalize().to_vec())
}
