//! `vextrus serve`: all services in one process, or some of them.

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Result;
use contracts::auth::Auth;
use data::{Tasks, Worker};
use gateway::Gateway;
use host::health::{Health, Probe};
use host::http::{App, Doors, listen};
use host::metrics::MetricsHandle;
use host::shutdown::Shutdown;
use host::wire::{InternalRoutes, Key};
use kernel::{Cx, Error, Graph, Peer, Routes, Subgraph};
use tokio::net::TcpListener;

use crate::callers::Callers;
use crate::cli::{self, HouseOptions, Serve};
use crate::house::{House, configured};
use crate::{backup, changes, graph, pages, reference, space};

pub async fn run(options: &HouseOptions, serve: Serve) -> Result<ExitCode> {
    let started = Instant::now();
    let mut overrides: Vec<(&str, String)> =
        serve.listen.map(|address| ("http.listen", address.to_string())).into_iter().collect();
    let shutdown = Shutdown::by_signal()?;
    let metrics = MetricsHandle::install();
    let (_, config) = configured(options, &overrides)?;
    let telemetry = host::telemetry::start(&config.telemetry)?;
    let any_port = any_port(config.http.listen).await?;
    if let Some(taken) = &any_port {
        overrides = vec![("http.listen", taken.local_addr()?.to_string())];
    }
    let mut house = House::open(options, serve.only.as_deref(), &overrides).await?;
    let health = health(&house);
    backup::watch::time(&house.config.backup.nightly)?;
    backup::watch::begin(&house, &health);
    let doors = doors(&house, any_port).await?;
    let address = doors.public.local_addr()?;
    let worker = Worker::new(&house.runtime, &house.services);
    worker.subscribe().await?;
    let callers = callers(&house)?;
    let app = app(&mut house, callers.clone(), health.clone(), metrics)?;
    let db = house.runtime.db.clone();
    db.overhear(move |news| callers.hear(news));
    tokio::spawn(async move { db.hear_for_all().await });
    // The disk of somebody else's database is not ours to watch.
    if house.cluster.is_some() {
        let (db, reserve) = (house.runtime.db.clone(), house.config.database.reserve_mib);
        tokio::spawn(space::watch(db, house.admin.clone(), house.data.clone(), reserve));
    }
    let stop = shutdown.clone();
    let worker = tokio::spawn(async move { worker.run(async move { stop.asked().await }).await });
    let tasks = Tasks::start(&house.runtime, &house.services);
    health.started();
    let names: Vec<_> = house.services.iter().map(|service| service.name).collect();
    tracing::info!(%address, services = names.join(","), ready_ms = started.elapsed().as_millis(), "serving");
    cli::say(&format!("Vextrus is at http://{address} ({} ms)", started.elapsed().as_millis()));
    let lost = async {
        match &house.cluster {
            Some(cluster) => cluster.lost().await,
            None => std::future::pending().await,
        }
    };
    let nightly = async {
        backup::watch::nightly(&house).await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = nightly => {}
        served = host::http::serve(app, doors, shutdown) => served?,
        error = lost => return Err(error.into()),
    }
    worker.await?;
    tasks.finish().await;
    telemetry.flush();
    house.close().await?;
    Ok(ExitCode::SUCCESS)
}

fn health(house: &House) -> Health {
    let health = Health::new();
    let db = house.runtime.db.clone();
    health.need(
        "database",
        Arc::new(move || {
            let db = db.clone();
            Box::pin(async move {
                match db.ping().await {
                    Ok(()) => Probe::Up,
                    Err(error) => Probe::Down(error.code().to_owned()),
                }
            })
        }),
    );
    if house.cluster.is_some() {
        let (folder, reserve) = (house.data.clone(), house.config.database.reserve_mib);
        health.want("disk", Arc::new(move || Box::pin(std::future::ready(disk(&folder, reserve)))));
    }
    for task in house.services.iter().flat_map(|service| &service.tasks) {
        if let Some(ails) = task.ails() {
            let look = move || ails().map_or(Probe::Up, Probe::Down);
            health.want(task.name, Arc::new(move || Box::pin(std::future::ready(look()))));
        }
    }
    health
}

/// Without room nothing is changed, but everything can be read.
fn disk(folder: &Path, reserve_mib: u64) -> Probe {
    match space::free_mib(folder) {
        Ok(free) if free >= reserve_mib => Probe::Up,
        Ok(_) => Probe::Down(kernel::codes::DISK_FULL.name.to_owned()),
        Err(error) => Probe::Down(error.kind().to_string()),
    }
}

/// A port of the system's choosing is taken before anything speaks of it: addresses that are handed out name it.
async fn any_port(address: SocketAddr) -> Result<Option<TcpListener>> {
    if address.port() == 0 { Ok(Some(listen(address).await?)) } else { Ok(None) }
}

async fn doors(house: &House, taken: Option<TcpListener>) -> Result<Doors> {
    let open = async |address| match address {
        Some(address) => listen(address).await.map(Some),
        None => Ok(None),
    };
    let public = match taken {
        Some(taken) => taken,
        None => listen(house.config.http.listen).await?,
    };
    Ok(Doors {
        public,
        admin: open(house.config.http.admin_listen).await?,
        internal: open(house.config.internal.listen).await?,
    })
}

fn callers(house: &House) -> Result<Arc<Callers>> {
    let auth = Peer::new(Arc::new(house.auth()?) as Arc<dyn Auth>);
    let db = house.runtime.db.clone();
    let refused = Arc::new(move |cx: &Cx, error: &Error| db.tally().refused(cx, error));
    Ok(Arc::new(Callers::new(auth, house.runtime.clock.clone(), refused)))
}

/// Services' own graphs, for tools; none where only listed operations are answered.
fn subgraphs(house: &House) -> Vec<Arc<dyn Subgraph>> {
    let graphs = house.services.iter().filter_map(|service| service.graph.clone());
    graphs.filter(|_| !house.config.gateway.only_listed).collect()
}

fn app(house: &mut House, callers: Arc<Callers>, health: Health, metrics: MetricsHandle) -> Result<App> {
    let internal = match &house.config.internal.secret_file {
        Some(file) => {
            let mut routes = Routes::default();
            for service in &house.services {
                routes.methods.extend(service.answers.methods.clone());
            }
            routes.methods.extend(graph::routes(house).methods);
            Some(InternalRoutes { routes, key: Key::read(file)?, clock: house.runtime.clock.clone() })
        }
        None => None,
    };
    let endpoints = house.services.iter_mut().flat_map(|service| {
        let name = service.name;
        std::mem::take(&mut service.endpoints).into_iter().map(move |endpoint| (name, endpoint))
    });
    let endpoints: Vec<_> = endpoints.collect();
    let reference = reference::of(&endpoints)?;
    let gateway = graph::over(house)?;
    if let Some(changes) = gateway.as_ref().and_then(Gateway::changes) {
        tokio::spawn(changes::tell(&house.runtime, changes.clone())?);
    }
    Ok(App {
        endpoints,
        services: house.services.iter().map(|service| service.name).collect(),
        graphs: subgraphs(house),
        graph: gateway.map(|gateway| Arc::new(gateway) as Arc<dyn Graph>),
        pages: Some(pages::router(&reference)?),
        authority: callers,
        health,
        config: house.config.http.clone(),
        metrics,
        internal,
    })
}
