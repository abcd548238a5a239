//! A tenant's way out: exported with digests that hold, erased for good, however often that is interrupted.

// sql: names of tables come from the catalogue.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio_postgres::Client;

use crate::running::{Caller, Home, Serving, connect, count, eventually};

const COMPANIES: &str = "/api/v1/organization/companies";

const TABLES: &str = "
    select c.oid::regclass::text as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind = 'r' order by 1";

/// The tables that hold rows of this tenant, with how many.
async fn rows(client: &Client, tenant: &str) -> Vec<(String, i64)> {
    // Handlers write after what is told, and the sealer after what is written down; until then tables grow.
    let open = format!(
        "select (select count(*) from data.delivery where tenant_id = '{tenant}' and aggregate is not null)
              + (select count(*) from data.audit_row where tenant_id = '{tenant}')
              - (select count(*) from audit.entry where tenant_id = '{tenant}')"
    );
    eventually("everything is delivered and sealed", async || count(client, &open).await == 0).await;
    let mut found = Vec::new();
    for row in client.query(TABLES, &[]).await.unwrap() {
        let table: String = row.get(0);
        let n = count(client, &format!("select count(*) from {table} where tenant_id = '{tenant}'")).await;
        if n > 0 {
            found.push((table.replace('"', ""), n));
        }
    }
    found.sort();
    found
}

const IDS: &str = "
    select (select tenant_id::text from data.tenant_directory where slug = 'goes') as goes,
           (select tenant_id::text from data.tenant_directory where slug = 'stays') as stays";

/// Two tenants with some rows each; their ids.
async fn furnished(home: &Home) -> (Serving, Client, [String; 2]) {
    let tokens = [home.tenant("goes").await, home.tenant("stays").await];
    let serving = home.serve(&[]).await;
    let client = connect(&home.superuser().await).await.unwrap();
    for token in tokens {
        let body = json!({ "name": "ঢাকা Builders" });
        let made = Caller::new(token).post(serving.address(), COMPANIES, "one", &body).await.unwrap();
        assert_eq!(made.status, 200, "{made:?}");
    }
    let known = client.query_one(IDS, &[]).await.unwrap();
    let ids = [known.get("goes"), known.get("stays")];
    eventually("every event is delivered", async || {
        count(&client, "select count(*) from data.delivery where aggregate is not null").await == 0
    })
    .await;
    (serving, client, ids)
}

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// What the sealer writes beside us, in its own time.
fn is_sealing(table: &str) -> bool {
    table.starts_with("audit.")
}

/// The rows when everything that was told is carried out, without what seals them.
async fn settled(client: &Client, tenant: &str) -> Vec<(String, i64)> {
    let waiting = format!("select count(*) from data.delivery where aggregate is not null and tenant_id = '{tenant}'");
    eventually("every event is delivered", async || count(client, &waiting).await == 0).await;
    let mut found = rows(client, tenant).await;
    found.retain(|(table, _)| !is_sealing(table));
    found
}

/// What people sign in with does not leave with an export.
const SECRET: [&str; 2] = ["auth.credential", "auth.session"];

/// The export's files are what its manifest says, and the manifest what the answer says.
fn holds(answer: &Value, there: &[(String, i64)]) {
    let folder = Path::new(answer["folder"].as_str().unwrap());
    let manifest = fs::read(folder.join("manifest.json")).unwrap();
    assert_eq!(answer["digest"], sha256(&manifest));
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let mut listed = Vec::new();
    for table in manifest["tables"].as_array().unwrap() {
        let text = fs::read_to_string(folder.join(table["file"].as_str().unwrap())).unwrap();
        assert_eq!(table["sha256"], sha256(text.as_bytes()), "{table}");
        for line in text.lines() {
            let row: Value = serde_json::from_str(line).unwrap();
            assert_eq!(row["tenant_id"], manifest["tenant"], "{table}: {line}");
        }
        assert_eq!(table["rows"], text.lines().count());
        listed.push((table["table"].as_str().unwrap().to_owned(), table["rows"].as_i64().unwrap()));
    }
    listed.sort();
    assert_eq!(answer["rows"], listed.iter().map(|(_, n)| n).sum::<i64>());
    assert_eq!(answer["tables"], listed.len());
    assert!(listed.iter().any(|(table, _)| table == "audit.block"), "the seals leave with what they seal: {listed:?}");
    listed.retain(|(table, _)| !is_sealing(table));
    let stays = |table: &str| table == "data.tenant_directory" || SECRET.contains(&table);
    let there: Vec<_> = there.iter().filter(|(table, _)| !stays(table)).cloned().collect();
    assert_eq!(listed, there);
}

const ERASED: [&str; 2] = ["data.tenant_directory", "data.tombstone"];

/// Nothing is left but the tombstone and the line of the directory, which no longer says who it was.
async fn is_gone(client: &Client, tenant: &str, digest: &str) {
    let left: Vec<_> = rows(client, tenant).await.into_iter().map(|(table, n)| format!("{table} {n}")).collect();
    assert_eq!(left, ERASED.map(|table| format!("{table} 1")));
    let line = client
        .query_one("select slug, name, state from data.tenant_directory where tenant_id::text = $1", &[&tenant])
        .await
        .unwrap();
    assert_eq!((line.get::<_, &str>(0), line.get::<_, &str>(1), line.get::<_, &str>(2)), (tenant, "erased", "erased"));
    let stone =
        client.query_one("select digest from data.tombstone where tenant_id::text = $1", &[&tenant]).await.unwrap();
    assert_eq!(stone.get::<_, &str>(0), digest);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenant_is_exported_and_erased_in_that_order() {
    let home = Home::new();
    let (mut serving, client, [goes, stays]) = furnished(&home).await;
    let neighbour = settled(&client, &stays).await;
    let before = settled(&client, &goes).await;
    holds(&home.done(&["tenant", "export", "--slug", "goes"]).await, &before);
    let erase = ["tenant", "erase", "--slug", "goes"];
    for state in ["trial, and exported", "archived, and not exported since"] {
        if state.starts_with("archived") {
            home.done(&["tenant", "state", "--slug", "goes", "--to", "archive", "--reason", "left"]).await;
        }
        let there = settled(&client, &goes).await;
        let said = home.run(&erase).await;
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{state}: {said:?}");
        assert_eq!(settled(&client, &goes).await, there, "{state}: nothing was touched");
    }
    let exported = home.done(&["tenant", "export", "--slug", "goes"]).await;
    let answer = home.done(&erase).await;
    assert_eq!((answer["state"].as_str(), answer["tenant_id"].as_str()), (Some("erased"), Some(goes.as_str())));
    is_gone(&client, &goes, exported["digest"].as_str().unwrap()).await;
    assert_eq!(settled(&client, &stays).await, neighbour);
    assert_eq!(home.run(&erase).await.code, Some(1), "there is no such tenant any more");
    // Its short name is free again.
    home.tenant("goes").await;
    assert_eq!(home.run(&["verify", "all", "--tenant", "stays"]).await.code, Some(0));
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_erasure_killed_at_every_step_is_completed_by_the_next() {
    let home = Home::new();
    let (mut serving, mut client, [goes, stays]) = furnished(&home).await;
    home.done(&["tenant", "state", "--slug", "goes", "--to", "archive", "--reason", "left"]).await;
    let exported = home.done(&["tenant", "export", "--slug", "goes"]).await;
    let neighbour = settled(&client, &stays).await;
    let mut steps: Vec<String> = rows(&client, &goes).await.into_iter().map(|(table, _)| table).collect();
    steps.extend(ERASED.map(str::to_owned));
    let watcher = connect(&home.superuser().await).await.unwrap();
    for table in &steps {
        // It gets no further than this table, and is killed there.
        let held = client.transaction().await.unwrap();
        held.batch_execute(&format!("lock table {table} in share mode")).await.unwrap();
        let mut command = home.command(&["tenant", "erase", "--slug", "goes"]);
        let mut erasing = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        eventually("the erasure waits", async || {
            let ended = erasing.try_wait().unwrap();
            assert!(ended.is_none(), "stopped at {table}, it does not go on: {ended:?}");
            count(&watcher, "select count(*) from pg_locks where not granted").await > 0
        })
        .await;
        erasing.kill().unwrap();
        erasing.wait().unwrap();
        held.rollback().await.unwrap();
        eventually("its session is over", async || {
            count(
                &watcher,
                "select count(*) from pg_stat_activity where xact_start is not null and pid <> pg_backend_pid()",
            )
            .await
                == 0
        })
        .await;
    }
    let said = home.run(&["tenant", "erase", "--slug", "goes"]).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    is_gone(&client, &goes, exported["digest"].as_str().unwrap()).await;
    assert_eq!(settled(&client, &stays).await, neighbour);
    assert!(serving.stop().await.success());
}
