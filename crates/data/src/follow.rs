//! What happens in the house, for those who watch: read from the outbox by each process that has somebody watching.
//! Nobody is waited for, nothing is delivered, nothing is written: the commit that told an event pays an entry in an
//! index, and who misses something looks again himself.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use kernel::{Actor, Clock, CompanyId, Cx, Grants, Result, TenantId};
use uuid::Uuid;

use crate::db::Db;
use crate::row::Row;

/// How often other processes' commits are looked for.
const POLL: Duration = Duration::from_millis(250);
/// Rows of one look.
const ROWS: i64 = 1_000;
/// Places given to transactions that had not committed when later ones had. They are asked for again for so long; a
/// place is taken by the last statement before a commit, so most are filled within milliseconds or never.
const PATIENCE: Duration = Duration::from_secs(60);
/// So many places are asked for again at most; when there are more, something may have been missed.
const MISSING: i64 = 2_000;

/// One event, as far as those who watch are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Whose.
    pub tenant: TenantId,
    /// `service.noun.verb-ed`.
    pub event: String,
    /// To which it happened.
    pub aggregate: Uuid,
    /// In which company, where the event says so.
    pub company: Option<CompanyId>,
    /// Its version after that, where the event says so.
    pub version: Option<i32>,
}

/// What a look found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// In the order in which it was told, but for what was committed late.
    pub told: Vec<Told>,
    /// Something may have been missed.
    pub gap: bool,
    /// There may be more already.
    pub more: bool,
}

/// Follows the outbox from the moment it begins.
pub struct Follower {
    db: Db,
    clock: Clock,
    /// The last place seen; none before the first look.
    last: Option<i64>,
    missing: BTreeMap<i64, Instant>,
}

const FOLLOW: &str = "
    select position, tenant_id, name, aggregate, (payload->>'company_id')::uuid as company,
           (payload->>'version')::integer as version
    from data.outbox where position > $1
    union all
    select position, tenant_id, name, aggregate, (payload->>'company_id')::uuid, (payload->>'version')::integer
    from data.outbox where position = any ($2)
    order by position
    limit $3";

const LAST: &str = "select coalesce(max(position), 0) as last from data.outbox";

const PRESENT: &str = "select position from data.outbox where position > $1 and position <= $2";

impl Follower {
    /// Begins with the first [`Follower::look`].
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock, last: None, missing: BTreeMap::new() }
    }

    /// Forgets where it was: the next look begins anew.
    pub fn rest(&mut self) {
        self.last = None;
        self.missing.clear();
    }

    /// Waits until there may be something: a commit of this process, or the time to look for others'.
    pub async fn wait(&self) {
        tokio::select! {
            () = self.db.told() => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }

    /// What was told since the look before; nothing the first time.
    ///
    /// # Errors
    /// What the database refuses; the next look finds what this one would have.
    pub async fn look(&mut self) -> Result<Seen> {
        let Some(last) = self.last else {
            self.begin().await?;
            return Ok(Seen::default());
        };
        let now = Instant::now();
        self.missing.retain(|_, since| now.duration_since(*since) < PATIENCE);
        let missing: Vec<i64> = self.missing.keys().copied().collect();
        let tx = self.db.begin_system(&self.cx(), "follow what happens").await?;
        let rows = tx.list(FOLLOW, &[&last, &missing, &ROWS], told).await?;
        tx.commit().await?;
        let mut seen = Seen { more: rows.len() as i64 == ROWS, ..Seen::default() };
        for (position, told) in rows {
            if self.missing.remove(&position).is_none() {
                let last = self.last.replace(position).unwrap_or(position);
                let first = (last + 1).max(position - MISSING);
                seen.gap |= first > last + 1;
                self.missing.extend((first..position).map(|place| (place, now)));
            }
            seen.told.push(told);
        }
        while self.missing.len() > MISSING as usize {
            self.missing.pop_first();
            seen.gap = true;
        }
        Ok(seen)
    }

    /// Finds where the outbox ends, and which transactions may yet put something before that.
    async fn begin(&mut self) -> Result<()> {
        let tx = self.db.begin_system(&self.cx(), "follow what happens").await?;
        let last: i64 = tx.one(LAST, &[], |row| row.get("last")).await?;
        let first = (last - ROWS).max(0);
        let present: Vec<i64> = tx.list(PRESENT, &[&first, &last], |row| row.get("position")).await?;
        tx.commit().await?;
        let now = Instant::now();
        self.missing = (first + 1..=last).map(|place| (place, now)).collect();
        for place in present {
            self.missing.remove(&place);
        }
        self.last = Some(last);
        Ok(())
    }

    fn cx(&self) -> Cx {
        Cx::new(TenantId(Uuid::nil()), Actor::Service("changes".into()), Grants::none(), self.clock.clone())
    }
}

fn told(row: &Row) -> Result<(i64, Told)> {
    let told = Told {
        tenant: row.get("tenant_id")?,
        event: row.get("name")?,
        aggregate: row.get("aggregate")?,
        company: row.get("company")?,
        version: row.get("version")?,
    };
    Ok((row.get("position")?, told))
}
