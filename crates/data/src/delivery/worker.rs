//! Claims what is ready and carries it out, for the services hosted in this process.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use futures_util::{StreamExt, stream};
use jiff::SignedDuration;
use kernel::{Actor, Clock, Cx, Error, Grants, Result, Scope, TenantId, codes};
use serde_json::Value;
use uuid::Uuid;

use super::{Handler, Job, Run};
use crate::db::Db;
use crate::service::{Runtime, Service};

/// How long a claim holds without a sign of life.
const LEASE: &str = "30 seconds";
/// How often a worker gives one.
const HEARTBEAT: Duration = Duration::from_secs(5);
/// How often old idempotency keys are taken away, and how old they become.
const SWEEP: Duration = Duration::from_secs(3600);
const KEY_AGE: SignedDuration = SignedDuration::from_hours(45 * 24);
/// How often other processes' commits are looked for.
const POLL: Duration = Duration::from_millis(250);
/// Deliveries claimed at once, and carried out side by side.
const CLAIM: i64 = 16;
const ABREAST: usize = 4;
/// After so many failures a delivery is a dead letter.
const ATTEMPTS: i32 = 12;

struct Consumer {
    role: &'static str,
    service: &'static str,
    run: Run,
    outside: bool,
}

/// Carries out the deliveries of the services hosted in this process.
pub struct Worker {
    db: Db,
    clock: Clock,
    services: Vec<&'static str>,
    consumers: HashMap<(&'static str, &'static str), Consumer>,
}

struct Claimed {
    tenant: TenantId,
    id: Uuid,
    consumer: String,
    name: String,
    payload: Value,
    request: Uuid,
    attempts: i32,
}

const CLAIM_SQL: &str = "
    with ready as (
      select d.tenant_id, d.id, d.position,
             row_number() over (partition by d.tenant_id order by d.run_at, d.position) as turn
      from data.delivery d
      where d.consumer = any ($1) and d.run_at <= $2
        and not (d.consumer = any ($6) and exists (select from data.installation i where i.held_at is not null))
        and (d.state = 'waiting' or (d.state = 'leased' and d.leased_until < clock_timestamp()))
        and not exists (
          select from data.delivery e
          where e.tenant_id = d.tenant_id and e.consumer = d.consumer and e.aggregate = d.aggregate
            and e.position < d.position and e.state <> 'dead')
      limit 1000),
    taken as (
      select d.tenant_id, d.id
      from data.delivery d join ready r on r.tenant_id = d.tenant_id and r.id = d.id
      where d.state <> 'dead'
      order by r.turn, r.position
      limit $3
      for update of d skip locked)
    update data.delivery d
    set state = 'leased', lease = $4, leased_until = clock_timestamp() + $5::text::interval
    from taken t
    where d.tenant_id = t.tenant_id and d.id = t.id
      and (d.state = 'waiting' or d.leased_until < clock_timestamp())
    returning d.tenant_id, d.id, d.consumer, d.name, d.payload, d.request, d.attempts";

const HEARTBEAT_SQL: &str = "
    update data.delivery set leased_until = clock_timestamp() + $2::text::interval where lease = $1 and state = 'leased'";

const FAILED_SQL: &str = "
    update data.delivery
    set state = $3, attempts = $4, run_at = $5::timestamptz + make_interval(secs => $6), last_error = $7, lease = null, leased_until = null
    where id = $1 and lease = $2";

const DEPTH_SQL: &str = "
    select count(*) as depth, coalesce(extract(epoch from $1 - min(run_at)), 0)::float8 as lag
    from data.delivery where state <> 'dead' and consumer = any ($2) and run_at <= $1";

const SWEEP_SQL: &str = "delete from data.idempotency_key where at < $1";

const SUBSCRIBED_SQL: &str = "
    select count(s.consumer) = count(*) as subscribed
    from unnest($1::text[], $2::text[]) as k(consumer, event)
    left join data.subscription s on s.consumer = k.consumer and s.event = k.event";

const SUBSCRIBE_SQL: &str = "
    insert into data.subscription (consumer, event) select * from unnest($1::text[], $2::text[]) on conflict do nothing";

const UNSUBSCRIBE_SQL: &str = "
    delete from data.subscription s
    where split_part(s.consumer, '.', 1) = any ($1)
      and not exists (select from unnest($2::text[], $3::text[]) as k(consumer, event) where k.consumer = s.consumer and k.event = s.event)";

impl Worker {
    /// A worker for these services, and for the house's own jobs.
    #[must_use]
    pub fn new(house: &Runtime, services: &[Service]) -> Self {
        let mut consumers = HashMap::new();
        let enclosures = services.iter().flat_map(|service| service.enclosures.iter().cloned()).collect();
        let own = crate::tenants::export_job(house, enclosures);
        let export = Consumer { role: "vextrus_service", service: "data", run: own.run, outside: false };
        consumers.insert((own.name, own.name), export);
        for service in services {
            for handler in &service.handlers {
                let Handler { consumer, event, run, outside } = handler.clone();
                let known = Consumer { role: service.role, service: service.name, run, outside };
                consumers.insert((consumer, event), known);
            }
            for job in &service.jobs {
                let Job { name, run, outside } = job.clone();
                consumers.insert((name, name), Consumer { role: service.role, service: service.name, run, outside });
            }
        }
        Self {
            db: house.db.clone(),
            clock: house.clock.clone(),
            services: services.iter().map(|service| service.name).collect(),
            consumers,
        }
    }

    fn cx(&self) -> Cx {
        Cx::new(TenantId(Uuid::nil()), Actor::Service("deliveries".into()), Grants::none(), self.clock.clone())
    }

    fn names(&self) -> Vec<&'static str> {
        let names: HashSet<_> = self.consumers.keys().map(|(consumer, _)| *consumer).collect();
        names.into_iter().collect()
    }

    /// Whose work leaves the house: it waits while the installation is held.
    fn outside(&self) -> Vec<&'static str> {
        let outside = self.consumers.iter().filter(|(_, consumer)| consumer.outside);
        outside.map(|((consumer, _), _)| *consumer).collect::<HashSet<_>>().into_iter().collect()
    }

    /// Whether everything that is listened to here is known already.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn is_subscribed(&self) -> Result<bool> {
        let (consumers, events) = self.listens();
        let tx = self.db.begin_system(&self.cx(), "look who listens").await?;
        tx.one(SUBSCRIBED_SQL, &[&consumers, &events], |row| row.get("subscribed")).await
    }

    fn listens(&self) -> (Vec<&str>, Vec<&str>) {
        self.consumers.keys().filter(|(consumer, event)| consumer != event).copied().unzip()
    }

    /// Makes known what is listened to here. Events told before are not delivered afterwards.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn subscribe(&self) -> Result<()> {
        let (consumers, events) = self.listens();
        let tx = self.db.begin_system(&self.cx(), "subscribe").await?;
        tx.run(SUBSCRIBE_SQL, &[&consumers, &events]).await?;
        let services: Vec<String> = self.services.iter().map(|name| name.replace('-', "_")).collect();
        tx.run(UNSUBSCRIBE_SQL, &[&services, &consumers, &events]).await?;
        tx.commit().await
    }

    /// Works until `stop` is done; what was claimed is finished first.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut observed = Instant::now();
        let mut swept: Option<Instant> = None;
        let mut trouble: Option<String> = None;
        loop {
            let pause = match self.pass().await {
                Ok(claimed) => {
                    trouble = None;
                    if claimed == 0 { POLL } else { Duration::ZERO }
                }
                Err(error) => {
                    // Said once, not four times a second for as long as it lasts.
                    if trouble.as_deref() != Some(error.code()) {
                        tracing::warn!(error = ?error, "deliveries cannot be claimed");
                        trouble = Some(error.code().to_owned());
                    }
                    POLL
                }
            };
            if observed.elapsed() >= HEARTBEAT {
                observed = Instant::now();
                self.observe().await;
            }
            if swept.is_none_or(|at| at.elapsed() >= SWEEP) {
                swept = Some(Instant::now());
                self.sweep()
                    .await
                    .unwrap_or_else(|error| tracing::warn!(error = ?error, "old keys could not be taken away"));
            }
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = self.db.woken() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Claims what is ready and carries it out; the number of deliveries tried.
    ///
    /// # Errors
    /// What the database refuses; a delivery's own failure is recorded with it, not returned.
    pub async fn pass(&self) -> Result<usize> {
        let lease = Uuid::now_v7();
        let (names, outside) = (self.names(), self.outside());
        let tx = self.db.begin_system(&self.cx(), "claim deliveries").await?;
        let claimed =
            tx.list(CLAIM_SQL, &[&names, &self.clock.now(), &CLAIM, &lease, &LEASE, &outside], claimed).await?;
        tx.commit().await?;
        if claimed.is_empty() {
            return Ok(0);
        }
        let count = claimed.len();
        let work = stream::iter(claimed).for_each_concurrent(ABREAST, |delivery| self.carry_out(delivery, lease));
        tokio::select! {
            () = work => {}
            () = self.keep_alive(lease) => {}
        }
        Ok(count)
    }

    async fn keep_alive(&self, lease: Uuid) {
        loop {
            tokio::time::sleep(HEARTBEAT).await;
            let beat = async {
                let tx = self.db.begin_system(&self.cx(), "heartbeat").await?;
                tx.run(HEARTBEAT_SQL, &[&lease, &LEASE]).await?;
                tx.commit().await
            };
            if let Err(error) = beat.await {
                tracing::warn!(error = ?error, "a lease could not be extended");
            }
        }
    }

    async fn carry_out(&self, delivery: Claimed, lease: Uuid) {
        let Err(error) = self.attempt(&delivery, lease).await else {
            return;
        };
        tracing::warn!(consumer = delivery.consumer, delivery = %delivery.id, error = ?error, "a delivery failed");
        if let Err(error) = self.failed(&delivery, lease, &error).await {
            tracing::warn!(delivery = %delivery.id, error = ?error, "its failure could not be recorded; the lease will end");
        }
    }

    async fn attempt(&self, delivery: &Claimed, lease: Uuid) -> Result<()> {
        let key = (delivery.consumer.as_str(), delivery.name.as_str());
        let Some(consumer) = self.consumers.iter().find(|(known, _)| **known == key).map(|(_, consumer)| consumer)
        else {
            return Err(Error::internal(format!("{} does not listen to {}", delivery.consumer, delivery.name)));
        };
        let grants = Grants::of(["*"], Scope::All);
        let actor = Actor::Service(consumer.service.into());
        let cx = Cx::new(delivery.tenant, actor, grants, self.clock.clone()).requested(delivery.request);
        let operation: &'static str =
            self.consumers.keys().find(|known| **known == key).map_or("delivery", |known| known.0);
        let tx = self.db.acting_as(consumer.role).begin(&cx, operation).await?;
        (consumer.run)(&tx, delivery.payload.clone()).await?;
        let ours: bool =
            tx.one("select data.done($1, $2) as ours", &[&delivery.id, &lease], |row| row.get("ours")).await?;
        if ours { tx.commit().await } else { Err(Error::new(&codes::BUSY).because("the lease went to another")) }
    }

    async fn failed(&self, delivery: &Claimed, lease: Uuid, error: &Error) -> Result<()> {
        // A part that is missing is nobody's fault: try again soon, for ever.
        let blameless = error.kind().retryable();
        let attempts = delivery.attempts + i32::from(!blameless);
        let state = if attempts >= ATTEMPTS { "dead" } else { "waiting" };
        let pause = if blameless { 1.0 } else { f64::from(1 << attempts.min(12)) };
        let tx = self.db.begin_system(&self.cx(), "record a failed delivery").await?;
        let code = error.code();
        tx.run(FAILED_SQL, &[&delivery.id, &lease, &state, &attempts, &self.clock.now(), &pause, &code]).await?;
        tx.commit().await
    }

    /// Takes away idempotency keys older than 45 days; the worker does it every hour.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn sweep(&self) -> Result<()> {
        let tx = self.db.begin_system(&self.cx(), "take old idempotency keys away").await?;
        tx.run(SWEEP_SQL, &[&(self.clock.now() - KEY_AGE)]).await?;
        tx.commit().await
    }

    async fn observe(&self) {
        let look = async {
            let tx = self.db.begin_system(&self.cx(), "measure the queue").await?;
            tx.one(DEPTH_SQL, &[&self.clock.now(), &self.names()], |row| {
                Ok((row.get::<i64>("depth")?, row.get::<f64>("lag")?))
            })
            .await
        };
        if let Ok((depth, lag)) = look.await {
            #[expect(clippy::cast_precision_loss, reason = "a gauge")]
            metrics::gauge!("job_queue_depth").set(depth as f64);
            metrics::gauge!("outbox_lag_seconds").set(lag);
        }
    }
}

fn claimed(row: &crate::Row) -> Result<Claimed> {
    Ok(Claimed {
        tenant: row.get("tenant_id")?,
        id: row.get("id")?,
        consumer: row.get("consumer")?,
        name: row.get("name")?,
        payload: row.get("payload")?,
        request: row.get("request")?,
        attempts: row.get("attempts")?,
    })
}
