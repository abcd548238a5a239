//! A PostgreSQL that follows the archived log to a moment and then goes on by itself.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use host::postgres::{Archive, Cluster, Options, bundles};
use jiff::Timestamp;
use tokio_postgres::{Client, Config, Row};

use super::moment::{Said, for_postgres};
use crate::cli;

const LOOK: Duration = Duration::from_millis(50);
/// Progress is told so often.
const TOLD: Duration = Duration::from_secs(5);
/// PostgreSQL's last word when the log ends before the moment asked for.
const TOO_SHORT: &str = "recovery ended before configured recovery target was reached";
const LAST_SEEN: &str = "last completed transaction was at log time ";

/// A number series and the last number given.
#[derive(Clone, Debug)]
pub struct Series {
    pub tenant: String,
    pub series: String,
    pub scope: String,
    pub last: i64,
}

/// Where a recovery came to.
pub struct Recovered {
    pub last_change: Option<Timestamp>,
    pub series: Vec<Series>,
}

const SERIES: &str = "
    select coalesce(d.slug, s.tenant_id::text), s.series, s.scope, s.last
    from data.number_series s left join data.tenant_directory d on d.tenant_id = s.tenant_id
    order by 1, 2, 3";
const STANDS: &str = "select pg_is_in_recovery(), pg_last_xact_replay_timestamp()";

/// Starts the unpacked cluster, follows the log, reads the number series, and stops it again.
pub async fn follow(
    data: &Path,
    archive: &Archive,
    until: Option<Timestamp>,
    max_connections: u32,
) -> Result<Recovered> {
    let mut options = Options::new(data);
    options.extra_binaries = bundles();
    // Fewer than the server had that wrote the log, and the recovery would stand still.
    options.max_connections = max_connections;
    options.settings = archive.recovery(until.map(for_postgres).as_deref());
    let cluster = match Cluster::open(options).await {
        Ok(cluster) => cluster,
        Err(error) => return Err(why(data, until, error.into())),
    };
    let admin: Config = cluster.url().parse()?;
    let last_change = match promoted(&cluster, &admin, data).await {
        Ok(at) => at,
        Err(error) => {
            let _ = cluster.stop().await;
            return Err(why(data, until, error));
        }
    };
    let client = data::connect(&admin).await?;
    let rows = client.query(SERIES, &[]).await?;
    let one = |row: &Row| Series { tenant: row.get(0), series: row.get(1), scope: row.get(2), last: row.get(3) };
    let series = rows.iter().map(one).collect();
    drop(client);
    cluster.stop().await?;
    Ok(Recovered { last_change, series })
}

/// Waits until the log is followed to its end; a server that ended on the way is not waited for.
async fn promoted(cluster: &Cluster, admin: &Config, data: &Path) -> Result<Option<Timestamp>> {
    let mut client: Option<Client> = None;
    let mut told = Instant::now();
    loop {
        if client.as_ref().is_none_or(Client::is_closed) {
            client = data::connect(admin).await.ok();
        }
        let row = match &client {
            Some(client) => client.query_one(STANDS, &[]).await.ok(),
            None => None,
        };
        if let Some(row) = row {
            let (recovering, at): (bool, Option<Timestamp>) = (row.get(0), row.get(1));
            if !recovering {
                return Ok(at);
            }
            if told.elapsed() > TOLD {
                told = Instant::now();
                let reached = at.map_or_else(|| "the first change".to_owned(), |at| Said(at).to_string());
                cli::say(&format!("Restore: the log is followed, {reached}"));
            }
        } else if log(data).contains(TOO_SHORT) {
            bail!("{TOO_SHORT}");
        }
        tokio::select! {
            error = cluster.lost() => return Err(error.into()),
            // sleep: asks again until PostgreSQL is through.
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// What PostgreSQL wrote into its log.
fn log(data: &Path) -> String {
    let files = fs::read_dir(data.join("postgres/log")).into_iter().flatten().flatten();
    files.filter_map(|entry| fs::read_to_string(entry.path()).ok()).collect()
}

/// PostgreSQL's reason in our words, where it has one we know.
fn why(data: &Path, until: Option<Timestamp>, error: anyhow::Error) -> anyhow::Error {
    let said = log(data);
    let Some(at) = until.filter(|_| said.contains(TOO_SHORT) || format!("{error:#}").contains(TOO_SHORT)) else {
        let last = said.lines().rev().find(|line| line.contains("FATAL: ") && !line.contains("starting up"));
        return match last {
            Some(line) => error.context(format!("PostgreSQL could not follow the log: {line}")),
            None => error,
        };
    };
    let last = said.lines().rev().find_map(|line| line.split_once(LAST_SEEN)?.1.trim().parse::<Timestamp>().ok());
    match expect_reached(at, last) {
        Err(error) => error,
        Ok(()) => error,
    }
}

/// Refuses a moment after the last change that was archived: nobody knows what came after it.
pub fn expect_reached(at: Timestamp, last: Option<Timestamp>) -> Result<()> {
    match last {
        Some(last) if at > last => bail!(
            "{} lies after the end of the archived log: its last change is of {}. Restore to that, or to latest",
            Said(at),
            Said(last)
        ),
        None => bail!(
            "{} lies after the end of the archived log, which holds no change after the backup. Restore to latest",
            Said(at)
        ),
        Some(_) => Ok(()),
    }
}
