//! While it serves: how old the last backup is, how far the archive lags behind, whether the house is held; and the
//! nightly backup.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use data::installation;
use host::health::{Health, Probe};
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned, civil::Time};
use kernel::{Clock, Cx};
use tokio_postgres::{Client, Config};

use super::key::PublicKey;
use super::moment::dhaka;
use super::store::Store;
use crate::house::House;

const LOOK: Duration = Duration::from_secs(5);
/// A night may be missed before it is a trouble.
const OLD: SignedDuration = SignedDuration::from_hours(50);
/// The archive is told to be within a minute; five are not bad luck any more.
const LATE: f64 = 300.0;

/// How the log stands: what is archived, what is not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Archiving {
    /// How long the oldest whole segment has been waiting; 0 when none does.
    pub age_seconds: f64,
    /// PostgreSQL's last attempt failed.
    pub failing: bool,
    /// The running server was started without archiving.
    pub off: bool,
}

/// What there is to say of backups.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// When the last one was whole.
    pub last: Option<Timestamp>,
    /// None of a database elsewhere.
    pub archiving: Option<Archiving>,
    /// Whether the log is archived at all.
    pub begun: bool,
}

impl Seen {
    /// What is not as it should be, as a code; `None` when all is well.
    pub fn trouble(&self, now: Timestamp) -> Option<&'static str> {
        let archiving = self.archiving.unwrap_or_default();
        match self.last {
            None => Some("backup.none"),
            Some(_) if archiving.off || (self.archiving.is_some() && !self.begun) => Some("backup.not-archiving"),
            Some(_) if archiving.failing || archiving.age_seconds > LATE => Some("backup.archive-late"),
            Some(last) if now.duration_since(last) > OLD => Some("backup.old"),
            Some(_) => None,
        }
    }
}

const ARCHIVER: &str = "
    select coalesce((select extract(epoch from clock_timestamp() - min(modification))::float8
                     from pg_ls_archive_statusdir() where name like '%.ready'), 0),
           coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false),
           current_setting('archive_mode') = 'off'
    from pg_stat_archiver";

/// Asks PostgreSQL, as its administrator.
pub async fn archiving(client: &Client) -> Result<Archiving> {
    let row = client.query_one(ARCHIVER, &[]).await?;
    Ok(Archiving { age_seconds: row.get(0), failing: row.get(1), off: row.get(2) })
}

/// Looks once.
pub async fn look(house: &House) -> Result<Seen> {
    let seen = Watched::of(house).folders()?;
    if house.cluster.is_none() {
        return Ok(seen);
    }
    let client = data::connect(&house.admin).await?;
    Ok(Seen { archiving: Some(archiving(&client).await?), ..seen })
}

/// What is looked at for as long as the process serves.
struct Watched {
    store: Store,
    data: PathBuf,
    managed: bool,
}

impl Watched {
    fn of(house: &House) -> Self {
        let store = Store::of(&house.data, &house.config);
        Self { store, data: house.data.clone(), managed: house.cluster.is_some() }
    }

    fn folders(&self) -> Result<Seen> {
        let last = self.store.list()?.last().map(|manifest| manifest.ended);
        Ok(Seen { last, archiving: None, begun: super::physical::begun(&self.data).exists() })
    }
}

/// Names backups and the hold as wants of the process, and keeps their gauges.
pub fn begin(house: &House, health: &Health) {
    let seen: Arc<Mutex<Seen>> = Arc::default();
    let known = seen.clone();
    let clock = house.runtime.clock.clone();
    health.want(
        "backup",
        Arc::new(move || {
            let trouble = known.lock().unwrap_or_else(PoisonError::into_inner).trouble(clock.now());
            Box::pin(std::future::ready(trouble.map_or(Probe::Up, |code| Probe::Down(code.to_owned()))))
        }),
    );
    let (db, cx) = (house.runtime.db.clone(), house.nowhere());
    health.want("outside", Arc::new(move || Box::pin(outside(db.clone(), cx.clone()))));
    tokio::spawn(watch(Watched::of(house), house.admin.clone(), house.runtime.clock.clone(), seen));
}

/// Held, nothing leaves the house.
async fn outside(db: data::Db, cx: Cx) -> Probe {
    match installation::held(&db, &cx).await {
        Ok(Some(held)) => Probe::Down(format!("held: {}", held.why)),
        // A database that does not answer is named by itself.
        Ok(None) | Err(_) => Probe::Up,
    }
}

async fn watch(watched: Watched, admin: Config, clock: Clock, seen: Arc<Mutex<Seen>>) {
    let mut client: Option<Client> = None;
    loop {
        let mut now = watched.folders().unwrap_or_default();
        if watched.managed {
            if client.as_ref().is_none_or(Client::is_closed) {
                client = data::connect(&admin).await.ok();
            }
            let asked = match &client {
                Some(client) => archiving(client).await.ok(),
                None => None,
            };
            now.archiving = asked.or(seen.lock().unwrap_or_else(PoisonError::into_inner).archiving);
        }
        gauges(&now, clock.now());
        *seen.lock().unwrap_or_else(PoisonError::into_inner) = now;
        tokio::time::sleep(LOOK).await;
    }
}

fn gauges(seen: &Seen, now: Timestamp) {
    if let Some(last) = seen.last {
        metrics::gauge!("backup_age_seconds").set(now.duration_since(last).as_secs_f64());
    }
    if let Some(archiving) = seen.archiving.filter(|_| seen.begun) {
        metrics::gauge!("wal_archive_age_seconds").set(archiving.age_seconds);
    }
}

/// Makes a backup every night, as a process of its own, as long as this one runs the database. Returns only when
/// there is nothing to do.
pub async fn nightly(house: &House) {
    let wanted = &house.config.backup.nightly;
    let (Ok(Some(at)), Ok(program)) = (time(wanted), std::env::current_exe()) else {
        return;
    };
    loop {
        tokio::time::sleep(until(at, &house.runtime.clock.now().to_zoned(dhaka()))).await;
        let runs_it = house.cluster.as_ref().is_none_or(host::postgres::Cluster::owned);
        if !runs_it || PublicKey::of(&house.data).ok().flatten().is_none() {
            continue;
        }
        let mut command = tokio::process::Command::new(&program);
        command.arg("--data").arg(&house.data).stdin(Stdio::null()).stdout(Stdio::null());
        if let Some(file) = &house.file {
            command.arg("--config").arg(file);
        }
        // An address of a database may hold a password, so it travels in the environment.
        if let Some(url) = &house.config.database.url {
            command.env("VEXTRUS_DATABASE_URL", url.reveal());
        }
        match command.arg("backup").output().await {
            Ok(output) if output.status.success() => tracing::info!("the nightly backup is made"),
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                tracing::error!(said = said.trim().lines().last().unwrap_or_default(), "the nightly backup failed");
            }
            Err(error) => tracing::error!(%error, "the nightly backup could not be begun"),
        }
    }
}

/// `02:00`; nothing for never.
pub fn time(text: &str) -> Result<Option<Time>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let Ok(time) = text.trim().parse::<Time>() else {
        bail!("backup.nightly: “{text}” is no time of day; write it like 02:00, or leave it empty");
    };
    Ok(Some(time))
}

/// How long from now until the next such time of day.
fn until(at: Time, now: &Zoned) -> Duration {
    let today = now.with().time(at).build();
    let next = today.and_then(|today| if today > *now { Ok(today) } else { today.checked_add(1.day()) });
    let wait = next.context("a time of day").map(|next| next.timestamp().duration_since(now.timestamp()));
    wait.ok().and_then(|wait| wait.try_into().ok()).unwrap_or(Duration::from_hours(24))
}

#[cfg(test)]
mod tests;
