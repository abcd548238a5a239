//! Every service of Vextrus, in one list.

use anyhow::{Result, bail};
use data::{Runtime, Service};

type Build = fn(&Runtime) -> Service;

/// Name, and how it is built. The one place that knows them all.
const ALL: &[(&str, Build)] = &[
    ("auth", auth::service),
    ("audit", audit::service),
    ("master-data", master_data::service),
    ("rules-engine", rules_engine::service),
    ("configuration", configuration::service),
    ("file-storage", file_storage::service),
    ("organization", organization::service),
];

/// Refuses a name nobody has, before anything is started for it.
pub fn expect_known(only: Option<&[String]>) -> Result<()> {
    if let Some(unknown) = only.unwrap_or_default().iter().find(|name| !ALL.iter().any(|(known, _)| known == name)) {
        let known: Vec<_> = ALL.iter().map(|(name, _)| *name).collect();
        bail!("there is no service “{unknown}”; the services are {}", known.join(", "));
    }
    Ok(())
}

/// The services by these names, or all.
pub fn build(runtime: &Runtime, only: Option<&[String]>) -> Result<Vec<Service>> {
    expect_known(only)?;
    let chosen = |name: &str| only.is_none_or(|only| only.iter().any(|wanted| wanted == name));
    let services: Vec<Service> = ALL.iter().filter(|(name, _)| chosen(name)).map(|(_, build)| build(runtime)).collect();
    for service in &services {
        service.register();
    }
    Ok(services)
}
