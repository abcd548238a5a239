//! What is written to the audit without a command of its own: refusals, and searches of the audit. Counted in memory,
//! folded by who, what and minute, and written as one audit row each when the minute is over.
//!
//! Noting never waits: what finds no room is dropped, and the dropped are counted. A process that is killed loses the
//! minute it was in.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clock, Cx, Error, Grants, Result, TenantId};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::Db;
use crate::service::Runtime;
use crate::task::Task;

/// Different things remembered at once; a flood of more is dropped and counted.
const ROOM: usize = 10_000;
/// Things are folded over this time.
const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// How often minutes that are over are written.
const WRITE: Duration = Duration::from_secs(5);

/// One thing to be noted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Noted {
    tenant: TenantId,
    /// As audit rows name it.
    actor: String,
    operation: &'static str,
    noun: &'static str,
    what: String,
    minute: i64,
}

#[derive(Clone, Debug)]
struct Counted {
    actor: Actor,
    subject: Uuid,
    what: Value,
    request: Uuid,
    count: u64,
    first: Timestamp,
    last: Timestamp,
}

/// Whose rows of which operation: what one transaction may hold.
type Act = (TenantId, String, &'static str);

/// The queue. Reached by [`Db::tally`](crate::Db::tally).
#[derive(Default)]
pub struct Tally {
    noted: Mutex<HashMap<Noted, Counted>>,
    silent: AtomicBool,
}

impl Tally {
    /// Somebody was refused for want of a permission. Never waits.
    pub fn refused(&self, cx: &Cx, error: &Error) {
        let permission = error.params().find(|(name, _)| *name == "name").map(|(_, name)| name.to_owned());
        let permission = permission.unwrap_or_else(|| error.code().to_owned());
        self.note(cx, "refused", "permission", json!({ "permission": permission, "code": error.code() }));
    }

    /// Somebody did something that is worth a row and is no command. Never waits. The row's subject is the person.
    pub fn note(&self, cx: &Cx, operation: &'static str, noun: &'static str, what: Value) {
        let now = cx.now();
        let subject = match cx.actor() {
            Actor::Person(id) => id.0,
            _ => Uuid::nil(),
        };
        let key = Noted {
            tenant: cx.tenant(),
            actor: cx.actor().to_string(),
            operation,
            noun,
            what: what.to_string(),
            minute: now.as_second().div_euclid(60),
        };
        let actor = cx.actor().clone();
        self.put(key, Counted { actor, subject, what, request: cx.request(), count: 1, first: now, last: now });
    }

    fn put(&self, key: Noted, counted: Counted) {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = noted.get_mut(&key) {
            known.count += counted.count;
            known.first = known.first.min(counted.first);
            known.last = known.last.max(counted.last);
            return;
        }
        if noted.len() < ROOM {
            noted.insert(key, counted);
            return;
        }
        drop(noted);
        metrics::counter!("audit_refusals_dropped_total").increment(counted.count);
        if !self.silent.swap(true, Ordering::Relaxed) {
            tracing::warn!("more is refused than can be remembered; the rest is only counted");
        }
    }

    /// What belongs to minutes that are over, or everything.
    fn take(&self, before: Option<Timestamp>) -> Vec<(Noted, Counted)> {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = before.map(|now| now.as_second().div_euclid(MINUTE.as_secs()));
        let is_over = |key: &Noted| minute.is_none_or(|minute| key.minute < minute);
        noted.extract_if(|key, _| is_over(key)).collect()
    }

    /// Writes what is noted of minutes that are over; with `everything`, also of the present one. The number of rows.
    ///
    /// # Errors
    /// What the database refuses; what was not written stays noted.
    pub async fn write(&self, db: &Db, clock: &Clock, everything: bool) -> Result<usize> {
        let taken = self.take((!everything).then(|| clock.now()));
        let mut by_act: HashMap<Act, Vec<(Noted, Counted)>> = HashMap::new();
        for (key, counted) in taken {
            by_act.entry((key.tenant, key.actor.clone(), key.operation)).or_default().push((key, counted));
        }
        let (mut rows, mut failure) = (0, None);
        for ((tenant, _, operation), together) in by_act {
            match save(db, clock, tenant, operation, &together).await {
                Ok(()) => rows += together.len(),
                Err(error) => {
                    together.into_iter().for_each(|(key, counted)| self.put(key, counted));
                    failure = Some(error);
                }
            }
        }
        self.silent.store(false, Ordering::Relaxed);
        failure.map_or(Ok(rows), Err)
    }
}

/// Of an erased tenant nothing is written any more.
const ERASED: &str = "select from data.tenant_directory where state = 'erased'";

/// One transaction for what one actor did; its rows carry his name.
async fn save(
    db: &Db,
    clock: &Clock,
    tenant: TenantId,
    operation: &'static str,
    together: &[(Noted, Counted)],
) -> Result<()> {
    let Some((_, first)) = together.first() else { return Ok(()) };
    let cx = Cx::new(tenant, first.actor.clone(), Grants::none(), clock.clone()).requested(first.request);
    let tx = db.begin(&cx, operation).await?;
    if tx.find(ERASED, &[], |_| Ok(())).await?.is_some() {
        return Ok(());
    }
    for (key, counted) in together {
        let mut after = counted.what.clone();
        if let Value::Object(fields) = &mut after {
            fields.insert("count".to_owned(), json!(counted.count));
            fields.insert("first".to_owned(), json!(counted.first));
            fields.insert("last".to_owned(), json!(counted.last));
        }
        tx.audit(key.noun, counted.subject, None::<&()>, Some(&after));
    }
    tx.commit().await
}

/// Writes them every few seconds, and all when the process stops.
pub(crate) fn task(house: &Runtime) -> Task {
    let written = |everything: bool| {
        let house = house.clone();
        move || -> kernel::BoxFuture<'static, Result<bool>> {
            let house = house.clone();
            Box::pin(async move {
                house.db.tally().write(&house.db, &house.clock, everything).await?;
                Ok(false)
            })
        }
    };
    Task::new("data.tally", WRITE, written(false)).at_end(written(true))
}
