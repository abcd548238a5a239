//! `vextrus doctor`: looks at the installation and says what it sees.

use std::process::ExitCode;

use anyhow::Result;
use serde_json::{Map, Value, json};
use tokio_postgres::Client;

use crate::cli::{self, HouseOptions};
use crate::house::House;
use crate::{backup, space};

/// What an answer given to a client rests on; each must be on, or a power cut can lose it.
const DURABLE: [&str; 3] = ["fsync", "synchronous_commit", "full_page_writes"];

const UNWALLED: &str = "
    select n.nspname || '.' || c.relname
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)'
      and not (c.relrowsecurity and c.relforcerowsecurity)";

const STRONG: &str = "
    select rolname from pg_roles
    where rolname like 'vextrus\\_%' and rolname <> 'vextrus_admin' and (rolsuper or rolbypassrls)";

pub async fn run(options: &HouseOptions) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    let client = data::connect(&house.admin).await?;
    let mut seen = Map::new();
    let mut complaints: Vec<String> = Vec::new();
    let version: String = client.query_one("show server_version", &[]).await?.get(0);
    seen.insert("postgres".to_owned(), json!(version));
    for setting in DURABLE.iter().chain(&["wal_level"]) {
        let value: String = client.query_one(&format!("show {setting}"), &[]).await?.get(0);
        if value == "off" {
            complaints.push(format!("{setting} is off: what was acknowledged can be lost in a crash"));
        }
        seen.insert((*setting).to_owned(), json!(value));
    }
    for name in names(&client, UNWALLED).await? {
        complaints.push(format!("table {name} has no row security"));
    }
    for name in names(&client, STRONG).await? {
        complaints.push(format!("role {name} can pass row security"));
    }
    let free = space::free_mib(&house.data)?;
    if free < house.config.database.reserve_mib {
        complaints.push(format!(
            "the disk has {free} MiB left; changes are refused below {}",
            house.config.database.reserve_mib
        ));
    }
    seen.insert("managed".to_owned(), json!(house.cluster.is_some()));
    seen.insert("data".to_owned(), json!(house.data));
    seen.insert("free_mib".to_owned(), json!(free));
    seen.insert("listen".to_owned(), json!(house.config.http.listen));
    seen.insert("services".to_owned(), json!(house.services.iter().map(|service| service.name).collect::<Vec<_>>()));
    seen.insert(
        "tenants".to_owned(),
        json!(data::tenants::directory(&house.runtime.db, &house.nowhere(), None).await?.len()),
    );
    let notes = backups(&house, &mut seen, &mut complaints).await?;
    seen.insert("ok".to_owned(), json!(complaints.is_empty()));
    seen.insert("complaints".to_owned(), json!(complaints));
    for (name, value) in seen.iter().filter(|(name, _)| *name != "complaints") {
        cli::say(&format!("{name:20} {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
    }
    for note in &notes {
        cli::say(&format!("NOTE                 {note}"));
    }
    for complaint in &complaints {
        cli::say(&format!("WRONG                {complaint}"));
    }
    cli::answer(&Value::Object(seen))?;
    drop(client);
    house.close().await?;
    Ok(ExitCode::from(u8::from(!complaints.is_empty())))
}

/// Backups and the hold: what has happened is said, what should not be is complained of.
async fn backups(house: &House, seen: &mut Map<String, Value>, complaints: &mut Vec<String>) -> Result<Vec<String>> {
    let looked = backup::watch::look(house).await?;
    let mut notes = Vec::new();
    match looked.trouble(house.runtime.clock.now()) {
        Some("backup.none") => notes.push(
            "there is no backup yet, and until the first one the log is not archived: vextrus backup key --out FILE, then vextrus backup"
                .to_owned(),
        ),
        Some(trouble) => complaints.push(format!("{trouble}: see docs/operations/backup.md")),
        None => {}
    }
    seen.insert("last_backup".to_owned(), json!(looked.last));
    seen.insert("archiving".to_owned(), json!(looked.begun));
    let held = data::installation::held(&house.runtime.db, &house.nowhere()).await?;
    if let Some(held) = &held {
        notes.push(format!("held since {} ({}): nothing goes outside until vextrus release", held.since, held.why));
        notes.extend(held.papers.iter().map(|paper| {
            format!(
                "{} {} {}: numbers {} to {} are on paper already",
                paper.tenant,
                paper.series,
                paper.scope,
                paper.last + 1,
                paper.given
            )
        }));
    }
    seen.insert("held".to_owned(), json!(held));
    Ok(notes)
}

async fn names(client: &Client, sql: &str) -> Result<Vec<String>> {
    Ok(client.query(sql, &[]).await?.iter().map(|row| row.get(0)).collect())
}

pub async fn db_url(options: &HouseOptions) -> Result<ExitCode> {
    let house = House::open(options, None, &[]).await?;
    if let Some(cluster) = &house.cluster {
        cli::print(&format!("{}\n", cluster.url()))?;
        if cluster.owned() {
            cli::say("The server is not running: this address answers only while `vextrus serve` does.");
        }
    }
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}
