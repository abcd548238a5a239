//! All services on a fresh database.

use std::sync::Arc;

use data::{Runtime, Schema, Service};
use testkit::World;

use crate::running::Home;

/// Every service of the house; a test below compares this list with the program's own.
pub const ALL: &[fn(&Runtime) -> Service] = &[
    organization::service,
    auth::service,
    audit::service,
    master_data::service,
    rules_engine::service,
    configuration::service,
    file_storage::service,
];

pub fn services(runtime: &Runtime) -> Vec<Service> {
    ALL.iter().map(|service| service(runtime)).collect()
}

/// The services' schemas, without a database.
pub fn schemas() -> Vec<Schema> {
    described().iter().map(|service| service.schema).collect()
}

/// The services, on a database that nobody calls.
pub fn described() -> Vec<Service> {
    let connect = data::Connect { config: tokio_postgres::Config::new(), writers: 1, readers: 1, master: [7; 32] };
    services(&Runtime::described(data::Db::new(&connect)))
}

pub async fn world() -> World {
    let world = World::new(&schemas(), services).await;
    let mut owners = gateway::Owners::default();
    for service in &world.services {
        let Some(graph) = &service.graph else { continue };
        let source: Arc<dyn gateway::Source> = Arc::new(gateway::Local(graph.clone()));
        owners.add(&source, service.meta);
    }
    world.runtime.sight.open(Arc::new(owners));
    world
}

/// The service of this name.
pub fn service<'w>(world: &'w World, name: &str) -> &'w Service {
    world.services.iter().find(|service| service.name == name).unwrap_or_else(|| panic!("no service {name}"))
}

/// A method of a service's contract: JSON in, JSON out.
pub async fn ask(world: &World, name: &str, method: &str, cx: &kernel::Cx, input: &str) -> kernel::Result<String> {
    let methods = &service(world, name).answers.methods;
    let (_, (_, answer)) = methods.iter().find(|((_, known), _)| *known == method).unwrap();
    answer(cx.clone(), input.as_bytes().to_vec()).await.map(|answer| String::from_utf8(answer).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn these_are_all_the_services_of_the_program() {
    let said = Home::new().run(&["serve", "--only", "nonsense"]).await.err;
    let (_, known) = said.trim().split_once("the services are ").expect("the program says which there are");
    let mut known: Vec<&str> = known.split(", ").collect();
    let services = described();
    let mut ours: Vec<&str> = services.iter().map(|service| service.name).collect();
    known.sort_unstable();
    ours.sort_unstable();
    assert_eq!(ours, known);
}
