//! All services on a fresh database.

use data::{Runtime, Schema, Service};
use testkit::World;

/// Every service of the house; a test below compares this list with the program's own.
pub const ALL: &[fn(&Runtime) -> Service] = &[organization::service];

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
    services(&Runtime { db: data::Db::new(&connect), clock: kernel::Clock::System, files: std::path::PathBuf::new() })
}

pub async fn world() -> World {
    World::new(&schemas(), services).await
}
