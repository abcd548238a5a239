//! Twenty times killed under writing: what was acknowledged is there, once, with everything that follows from it.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio_postgres::Client;

use crate::running::{Caller, Home, Serving, connect, count, eventually, is_alive, send};

const ROUNDS: usize = 20;
const WRITERS: usize = 6;
/// Acknowledged between two kills, at least; every round some more, so that they fall on different moments.
const WRITES: u64 = 60;
/// Every so many writes are of a company, the others of a unit.
const COMPANY_EVERY: u64 = 5;
const PAUSE: Duration = Duration::from_millis(5);

const UNITS: &str = "/api/v1/organization/units";
const COMPANIES: &str = "/api/v1/organization/companies";

/// What the writers share.
struct Crowd {
    caller: Caller,
    address: Mutex<String>,
    company: String,
    finish: AtomicBool,
    acknowledged: AtomicU64,
    /// When the latest request that was acknowledged had been sent.
    latest: Mutex<Instant>,
    troubles: Mutex<BTreeMap<String, u64>>,
    folder: PathBuf,
}

impl Crowd {
    fn wish(&self, writer: usize, n: u64) -> (&'static str, Value) {
        if n.is_multiple_of(COMPANY_EVERY) {
            return (COMPANIES, json!({ "name": format!("Company {writer}-{n}") }));
        }
        let name = format!("Unit {writer}-{n}");
        (
            UNITS,
            json!({ "companyId": self.company, "kind": "division", "code": format!("U{writer}-{n}"), "name": name }),
        )
    }

    /// One writer: each wish has its key, and is repeated with it until it is acknowledged.
    async fn write(self: Arc<Self>, writer: usize) {
        let mut file = File::create(self.folder.join(format!("acknowledged-{writer}"))).unwrap();
        for n in 0.. {
            if self.finish.load(Ordering::SeqCst) {
                return;
            }
            let (key, (path, body)) = (format!("key-{writer}-{n}"), self.wish(writer, n));
            let id = loop {
                let (sent, address) = (Instant::now(), self.address.lock().unwrap().clone());
                let trouble = match self.caller.post(&address, path, &key, &body).await {
                    Ok(answer) if matches!(answer.status, 200 | 201) => {
                        let mut latest = self.latest.lock().unwrap();
                        *latest = sent.max(*latest);
                        break answer.body["id"].as_str().unwrap().to_owned();
                    }
                    Ok(answer) if answer.status == 503 => answer.body["code"].to_string(),
                    Ok(answer) => panic!("{key}: {answer:?}"),
                    Err(_) => "no answer".to_owned(),
                };
                *self.troubles.lock().unwrap().entry(trouble).or_default() += 1;
                // sleep: a client tries again after a pause, as clients do.
                tokio::time::sleep(PAUSE).await;
            };
            writeln!(file, "{path}/{id} {key}").unwrap();
            self.acknowledged.fetch_add(1, Ordering::SeqCst);
        }
    }

    fn alive(&self, writers: &[JoinHandle<()>]) {
        assert!(!writers.iter().any(JoinHandle::is_finished), "a writer gave up");
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Victim {
    Program,
    Postmaster,
    Backend,
}

impl Victim {
    const ALL: [Self; 3] = [Self::Program, Self::Postmaster, Self::Backend];

    /// Kills it, and returns when the killing has told; when it was the program, it is started again.
    async fn kill(self, home: &Home, serving: &mut Serving, url: &str) -> Instant {
        let (pid, killed) = match self {
            Self::Program => {
                let killed = Instant::now();
                serving.kill();
                *serving = home.serve(&[]).await;
                return killed;
            }
            Self::Postmaster => (home.postmaster(), Instant::now()),
            Self::Backend => (backend(url).await, Instant::now()),
        };
        send(pid, Signal::SIGKILL);
        // A server's children go on for a moment when it is dead.
        eventually("the killing tells", async || match self {
            Self::Postmaster => ![0, pid].contains(&home.postmaster()),
            _ => !is_alive(pid),
        })
        .await;
        killed
    }
}

/// A backend of the program, at random.
async fn backend(url: &str) -> i32 {
    const ANY: &str = "select pid from pg_stat_activity where usename = 'vextrus_app' order by random() limit 1";
    let mut found = None;
    eventually("a backend works for the program", async || {
        if let Ok(client) = connect(url).await {
            found = client.query_opt(ANY, &[]).await.ok().flatten().map(|row| row.get::<_, i32>(0));
        }
        found.is_some()
    })
    .await;
    found.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_outlives_twenty_kills() {
    let home = Home::new();
    let token = home.tenant("demo").await;
    // From the first backup on the log is archived, kills or not.
    let key = home.data.with_file_name("operator.key");
    home.done(&["backup", "key", "--out", key.to_str().unwrap()]).await;
    home.done(&["backup"]).await;
    let mut serving = home.serve(&[]).await;
    let url = home.superuser().await;
    let client = connect(&url).await.unwrap();
    // A plan for this test.
    client.batch_execute("update organization.tenant set max_companies = 1e6, max_units = 1e6").await.unwrap();
    drop(client);
    let caller = Caller::new(token);
    let first = caller.post(serving.address(), COMPANIES, "first", &json!({ "name": "First" })).await.unwrap();
    let crowd = Arc::new(Crowd {
        caller,
        address: Mutex::new(serving.address().to_owned()),
        company: first.body["id"].as_str().unwrap().to_owned(),
        finish: AtomicBool::new(false),
        acknowledged: AtomicU64::new(0),
        latest: Mutex::new(Instant::now()),
        troubles: Mutex::default(),
        folder: home.data.clone(),
    });
    let began = Instant::now();
    let writers: Vec<_> = (0..WRITERS).map(|writer| tokio::spawn(crowd.clone().write(writer))).collect();
    let mut recovered: BTreeMap<Victim, Vec<Duration>> = BTreeMap::new();
    for round in 0..ROUNDS {
        let wanted = crowd.acknowledged.load(Ordering::SeqCst) + WRITES + 37 * round as u64 % 100;
        eventually("enough is written", async || {
            crowd.alive(&writers);
            crowd.acknowledged.load(Ordering::SeqCst) >= wanted
        })
        .await;
        if round == ROUNDS / 2 {
            home.done(&["backup"]).await;
        }
        let victim = Victim::ALL[round % Victim::ALL.len()];
        let killed = victim.kill(&home, &mut serving, &url).await;
        *crowd.address.lock().unwrap() = serving.address().to_owned();
        let told = Instant::now();
        eventually("writing goes on", async || {
            crowd.alive(&writers);
            *crowd.latest.lock().unwrap() > told
        })
        .await;
        recovered.entry(victim).or_default().push(killed.elapsed());
    }
    crowd.finish.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await.unwrap();
    }
    let (writing, written) = (began.elapsed(), crowd.acknowledged.load(Ordering::SeqCst));
    let client = connect(&url).await.unwrap();
    settled(&client).await;
    eprintln!("{ROUNDS} kills in {writing:.1?}, {written} writes acknowledged, settled after {:.1?}", began.elapsed());
    eprintln!("back after {recovered:.0?}; answers meanwhile {:?}", crowd.troubles.lock().unwrap());
    all_is_there(&client, &crowd, serving.address(), written).await;
    let verified = home.run(&["verify", "all", "--tenant", "demo"]).await;
    assert_eq!(verified.code, Some(0), "{verified:?}");
    assert!(serving.stop().await.success());
    let drill = home.done(&["drill", "--operator-key", key.to_str().unwrap()]).await;
    assert_eq!(
        (&drill["ok"], &drill["rpo_seconds"]),
        (&json!(true), &json!(0.0)),
        "all of it is in the archive: {drill}"
    );
}

/// Waits until every event was delivered; a killed worker's leases end after half a minute.
async fn settled(client: &Client) {
    eventually("every event is delivered", async || {
        count(client, "select count(*) from data.delivery where aggregate is not null").await == 0
    })
    .await;
    assert_eq!(count(client, "select count(*) from data.delivery where state = 'dead'").await, 0);
}

/// What the writers were told, by path: the key each was told it with.
fn acknowledged(folder: &Path) -> HashMap<String, String> {
    let mut told = HashMap::new();
    for writer in 0..WRITERS {
        let text = std::fs::read_to_string(folder.join(format!("acknowledged-{writer}"))).unwrap();
        for line in text.lines() {
            let (path, key) = line.split_once(' ').unwrap();
            let twice = told.insert(path.to_owned(), key.to_owned());
            assert!(twice.is_none(), "{path} was given to {key} and to {twice:?}");
        }
    }
    told
}

const ROWS: &str = "
    select 'unit' as noun, u.id::text, u.code as wish, u.state from organization.org_unit u
    union all
    select 'company', c.id::text, c.name, c.state from organization.company c where c.name <> 'First'";

async fn all_is_there(client: &Client, crowd: &Crowd, address: &str, written: u64) {
    let told = acknowledged(&crowd.folder);
    assert_eq!(told.len() as u64, written);
    let rows = client.query(ROWS, &[]).await.unwrap();
    let mut there = HashMap::new();
    for row in &rows {
        let (noun, id, wish): (&str, &str, &str) = (row.get(0), row.get(1), row.get(2));
        let path = format!("{}/{id}", if noun == "unit" { UNITS } else { COMPANIES });
        let number = wish.strip_prefix("Company ").or(wish.strip_prefix('U')).unwrap();
        assert!(there.insert(path, format!("key-{number}")).is_none(), "{wish} is there twice");
    }
    // Every writer saw its last wish through, so what is there is what was told: nothing lost, nothing twice.
    assert_eq!(there, told);
    for (what, sql) in EACH_ONCE {
        let wrong: Vec<String> = client.query(sql, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
        assert!(wrong.is_empty(), "{what}: {wrong:#?}");
    }
    let paths: Vec<_> = told.into_keys().collect();
    for some in paths.chunks(16) {
        let answers = join_all(some.iter().map(|path| crowd.caller.get(address, path))).await;
        for (path, answer) in some.iter().zip(answers) {
            let answer = answer.unwrap();
            assert_eq!((answer.status, answer.body["id"].as_str()), (200, path.rsplit('/').next()), "{path}");
        }
    }
}

/// What follows from a write, and what of it is missing or too many.
const EACH_ONCE: [(&str, &str); 6] = [
    (
        "an audit row for each, and no other",
        "select coalesce(r.id, a.subject) || ' has ' || coalesce(a.n, 0) as wrong
         from (select id from organization.org_unit union all select id from organization.company) r
         full join (select subject, count(*) as n from data.audit_row where noun in ('unit', 'company') group by subject) a
           on a.subject = r.id
         where a.n is distinct from 1 or r.id is null",
    ),
    (
        "an event for each, and no other",
        "select coalesce(r.id, o.aggregate) || ' has ' || coalesce(o.n, 0) as wrong
         from (select id from organization.org_unit union all select id from organization.company) r
         full join (select aggregate, count(*) as n from data.outbox
                    where name in ('organization.unit.created', 'organization.company.created') group by aggregate) o
           on o.aggregate = r.id
         where o.n is distinct from 1 or r.id is null",
    ),
    (
        "each event counted in its month, once",
        "select r.what || ': ' || r.n || ' rows, counted ' || coalesce(m.n, 0) as wrong
         from (select 'unit' as what, count(*) as n from organization.org_unit
               union all select 'company', count(*) from organization.company) r
         left join (select what, sum(opened) as n from organization.usage_month group by what) m using (what)
         where m.n is distinct from r.n",
    ),
    (
        "the plan's counters",
        "select r.what || ': ' || r.n || ' rows, counted ' || coalesce(c.used, 0) as wrong
         from (select 'unit' as what, count(*) as n from organization.org_unit
               union all select 'company', count(*) from organization.company) r
         left join organization.usage_counter c using (what)
         where c.used is distinct from r.n",
    ),
    (
        "each key with the answer it got",
        "select coalesce(k.key, '-') || ' answered ' || coalesce(k.answer::text, '-') || ', row ' || coalesce(r.id::text, '-') as wrong
         from (select id from organization.org_unit union all select id from organization.company) r
         full join (select * from data.idempotency_key where key not like 'operator %') k
           on k.answer ->> 'id' = r.id::text
         where k.answer is null or r.id is null",
    ),
    (
        "each found by its words",
        "select coalesce(r.id, t.id)::text as wrong
         from (select id from organization.org_unit union all select id from organization.company) r
         full join (select distinct id from data.search_token where kind like 'organization.%') t on t.id = r.id
         where r.id is null or t.id is null",
    ),
];
