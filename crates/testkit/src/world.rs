//! A database of its own for each test, with the services under test on it.

// sql: databases are named by us.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use data::{Connect, Db, Login, Runtime, Schema, Service, Uploads, Worker};
use jiff::Timestamp;
use kernel::{Actor, Clock, Cx, Grants, PersonId, Routes, Scope, Sight, TenantId, Transport, Ways};
use tokio::sync::Mutex;
use tokio_postgres::{Config, NoTls};
use uuid::Uuid;

use crate::cluster;

/// When every test begins: a Saturday morning in Dhaka.
const MORNING: &str = "2026-11-21T04:00:00Z";
/// The login role of the tests: bound by row security like any process.
const LOGIN: &str = "vextrus_test";

/// Where people would reach it.
const ORIGIN: &str = "https://erp.example.com";

/// Which services a test runs: given a runtime, the services.
pub type Story = fn(&Runtime) -> Vec<Service>;

/// A house of its own: database, clock, services.
pub struct World {
    /// What the services stand on.
    pub runtime: Runtime,
    /// Moved by hand.
    pub clock: Clock,
    /// The services under test.
    pub services: Vec<Service>,
    /// How a process of this world signs in to its database.
    pub login: Config,
    /// The superuser, for what no service may do.
    pub admin: Config,
    worker: Worker,
    /// What the services under test answer each other; kept, for they only point there.
    _ways: Arc<dyn Transport>,
}

impl World {
    /// A new world with these services.
    ///
    /// # Panics
    /// When it cannot be made: the test cannot begin.
    pub async fn new(schemas: &[Schema], story: Story) -> Self {
        let mut all = vec![data::SCHEMA];
        all.extend(schemas);
        let admin = database(&all).await;
        let mut login = admin.clone();
        login.user(LOGIN);
        let clock = Clock::fixed(MORNING.parse::<Timestamp>().expect("an instant"));
        let files = std::env::temp_dir().join("vextrus-testkit").join(format!("files-{}", Uuid::now_v7()));
        let db = Db::new(&Connect { config: login.clone(), writers: 10, readers: 2, master: [7; 32] });
        let runtime = Runtime {
            db: db.clone(),
            clock: clock.clone(),
            files,
            origin: ORIGIN.into(),
            ways: Ways::default(),
            uploads: Uploads::default(),
            sight: Sight::default(),
        };
        let services = story(&runtime);
        let mut answers = Routes::default();
        for service in &services {
            answers.methods.extend(service.answers.methods.clone());
        }
        let ways: Arc<dyn Transport> = Arc::new(answers);
        runtime.ways.lead(&ways);
        for service in &services {
            service.register();
        }
        let worker = Worker::new(&runtime, &services);
        worker.subscribe().await.expect("handlers can subscribe");
        Self { runtime, clock, services, login, admin, worker, _ways: ways }
    }

    /// Carries out deliveries until none is ready.
    ///
    /// # Panics
    /// When they cannot be claimed.
    pub async fn settle(&self) {
        while self.worker.pass().await.expect("deliveries can be claimed") > 0 {}
    }

    /// Runs a service's task until it has nothing more to do.
    ///
    /// # Panics
    /// When nobody has such a task, or a pass fails.
    pub async fn work(&self, name: &str) {
        let task = self.services.iter().flat_map(|service| &service.tasks).find(|task| task.name == name);
        let task = task.unwrap_or_else(|| panic!("there is no task {name}"));
        while task.pass().await.expect("a pass") {}
    }

    /// Another worker on the same queue, as a second process would have.
    #[must_use]
    pub fn another_worker(&self) -> Worker {
        Worker::new(&self.runtime, &self.services)
    }

    /// The operator, acting on this tenant.
    #[must_use]
    pub fn operator(&self, tenant: TenantId) -> Cx {
        Cx::new(tenant, Actor::Operator, Grants::of(["*"], Scope::All), self.clock.clone())
    }

    /// A new person of the tenant with these permissions.
    #[must_use]
    pub fn person(&self, tenant: TenantId, names: &[&str], scope: Scope) -> Cx {
        Cx::new(tenant, Actor::Person(PersonId::new()), Grants::of(names.iter().copied(), scope), self.clock.clone())
    }

    /// Somebody who did not sign in.
    #[must_use]
    pub fn nobody(&self, tenant: TenantId) -> Cx {
        Cx::new(tenant, Actor::Nobody, Grants::none(), self.clock.clone())
    }

    /// An entry in the tenant directory and nothing else; for tests below organization.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn bare_tenant(&self, slug: &str) -> TenantId {
        let tenant = TenantId::new();
        let tx = self.runtime.db.begin(&self.operator(tenant), "test.tenant").await.expect("a transaction");
        tx.run("select data.directory_put($1, $2, $2, 'active', $3)", &[&tenant, &slug, &self.clock.now()])
            .await
            .expect("a tenant");
        tx.commit().await.expect("kept");
        tenant
    }

    /// SQL as the superuser, past every wall: for looking at what no service may see.
    ///
    /// # Panics
    /// When it fails.
    pub async fn as_superuser(&self, sql: &str) -> Vec<tokio_postgres::Row> {
        let client = connect(&self.admin).await;
        client.query(sql, &[]).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"))
    }

    /// A bare connection as the tests' login role.
    ///
    /// # Panics
    /// When it fails.
    pub async fn bare(&self) -> tokio_postgres::Client {
        connect(&self.login).await
    }
}

async fn connect(config: &Config) -> tokio_postgres::Client {
    let (client, connection) = config.connect(NoTls).await.expect("the test database answers");
    tokio::spawn(connection);
    client
}

/// A copy of the template with these schemas; the template is made once, named by their text.
async fn database(schemas: &[Schema]) -> Config {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let _turn = ONE_AT_A_TIME.lock().await;
    let admin = cluster::admin();
    let client = connect(&admin).await;
    client.batch_execute("select pg_advisory_lock(71)").await.expect("a turn among programs");
    let template = format!("template_{}", data::fingerprint(schemas));
    let known = client.query_opt("select 1 from pg_database where datname = $1", &[&template]).await.expect("a look");
    if known.is_none() {
        let half = format!("{template}_half");
        run(&client, &format!("drop database if exists {half}")).await;
        run(&client, &format!("create database {half}")).await;
        let mut config = admin.clone();
        config.dbname(&half);
        let login = Login { name: LOGIN.to_owned(), password: None };
        data::install(&config, schemas, &login).await.expect("migrations run");
        run(&client, &format!("alter database {half} rename to {template}")).await;
    }
    let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    run(&client, &format!("drop database if exists {name}")).await;
    run(&client, &format!("create database {name} template {template}")).await;
    let mut config = admin;
    config.dbname(&name);
    config
}

async fn run(client: &tokio_postgres::Client, sql: &str) {
    client.batch_execute(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
}
