//! The sealer: every second, or less often on a busy machine, it asks which tenants have something new, and seals it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use data::Task;
use jiff::{SignedDuration, Timestamp};
use kernel::{Error, Result, TenantId};
use uuid::Uuid;

use crate::block::store;
use crate::block::{Blocks, Sealed, Unseen};

/// How often it looks.
const EVERY: Duration = Duration::from_secs(1);
/// From this age on unsealed rows are an ailment.
const OLD: SignedDuration = SignedDuration::from_mins(1);

/// What is known between two looks.
#[derive(Default)]
struct Watch {
    unseen: Option<Unseen>,
    /// Tenants with something unsealed, and since when that is known.
    waiting: BTreeMap<TenantId, Timestamp>,
    /// When all tenants were last asked about.
    looked: Option<Timestamp>,
}

/// Seals for all tenants.
#[derive(Clone)]
pub struct Sealer {
    blocks: Blocks,
    watch: Arc<Mutex<Watch>>,
}

impl Sealer {
    /// A sealer that knows nothing yet: its first pass asks about every tenant.
    pub fn new(blocks: &Blocks) -> Self {
        Self { blocks: blocks.clone(), watch: Arc::default() }
    }

    fn watch<T>(&self, look: impl FnOnce(&mut Watch) -> T) -> T {
        look(&mut self.watch.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Seals what is new, tenant by tenant. One tenant's trouble keeps no other from being sealed.
    pub async fn pass(&self) -> Result<bool> {
        let looked = self.look().await;
        let tenants: Vec<TenantId> = self.watch(|watch| watch.waiting.keys().copied().collect());
        let mut trouble = looked.err();
        for tenant in tenants {
            match self.blocks.seal(tenant).await {
                Ok(Sealed::All(_)) => {
                    self.watch(|watch| watch.waiting.remove(&tenant));
                }
                // It is asked again: should the other process end, its rows are ours.
                Ok(Sealed::Elsewhere) => {}
                Err(error) => trouble = Some(error),
            }
        }
        let age = self.age().map_or(0.0, |age| age.as_secs_f64());
        metrics::gauge!("audit_seal_age_seconds").set(age);
        trouble.map_or(Ok(false), Err)
    }

    async fn look(&self) -> Result<()> {
        let now = self.blocks.clock.now();
        let unseen = self.watch(|watch| watch.unseen.clone());
        let cx = self.blocks.cx(TenantId(Uuid::nil()));
        let tx = self.blocks.db.begin_system(&cx, "look for unsealed audit rows").await?;
        let (tenants, snapshot) = store::tenants(&tx, unseen.as_ref()).await?;
        tx.commit().await?;
        let seen = crate::block::Seen { snapshot, cluster: String::new() };
        let unseen = seen.unseen().ok_or_else(|| Error::internal("a snapshot that cannot be read"))?;
        self.watch(|watch| {
            watch.unseen = Some(unseen);
            watch.looked = Some(now);
            for tenant in tenants {
                watch.waiting.entry(tenant).or_insert(now);
            }
        });
        Ok(())
    }

    /// How long something has been waiting for its seal, as far as is known; when nobody could look, since the last look.
    pub fn age(&self) -> Option<SignedDuration> {
        let now = self.blocks.clock.now();
        self.watch(|watch| {
            let waiting = watch.waiting.values().min().map(|since| now.duration_since(*since));
            let blind = watch.looked.map(|looked| now.duration_since(looked)).filter(|age| *age > OLD);
            waiting.max(blind)
        })
    }

    fn ails(&self) -> Option<String> {
        let age = self.age().filter(|age| *age > OLD)?;
        Some(format!("audit rows have waited for their seal for {} s", age.as_secs()))
    }

    /// The task that runs it.
    pub fn task(&self) -> Task {
        let (sealer, watched) = (self.clone(), self.clone());
        let pass = move || -> kernel::BoxFuture<'static, Result<bool>> {
            let sealer = sealer.clone();
            Box::pin(async move { sealer.pass().await })
        };
        Task::new("audit.sealer", EVERY, pass.clone()).at_end(pass).watched(move || watched.ails())
    }
}
