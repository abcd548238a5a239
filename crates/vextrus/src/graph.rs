//! One graph over all services that are hosted here or have a peer.

use std::sync::Arc;

use anyhow::Result;
use gateway::limits::Limits;
use gateway::{Gateway, Local, Member, Owners, Remote, Settings, Source};
use kernel::{Routes, Subgraph};

use crate::house::{self, House};
use crate::{operations, services};

/// The graph this process answers at `/graphql`; none when nobody here or beyond has a part in it.
pub fn over(house: &House) -> Result<Option<Gateway>> {
    let (mut members, mut finishing, mut owners) = (Vec::new(), Vec::new(), Owners::default());
    // Every process knows the schemas of all services; who answers is another question.
    for service in services::build(&house.runtime, None)? {
        let Some(graph) = service.graph else { continue };
        let sdl = graph.sdl();
        finishing.extend(graph.finishes());
        let hosted = house.services.iter().find(|known| known.name == service.name);
        let source: Arc<dyn Source> = match hosted.and_then(|known| known.graph.clone()) {
            Some(here) => Arc::new(Local(here)),
            None if house.config.internal.peers.contains_key(service.name) => {
                Arc::new(Remote::new(service.name, &sdl, house.way_to(service.name)?))
            }
            None => continue,
        };
        owners.add(&source, service.meta);
        members.push(Member { source, sdl });
    }
    house.runtime.sight.open(Arc::new(owners));
    if members.is_empty() {
        return Ok(None);
    }
    let settings = Settings {
        limits: Limits::default(),
        introspection: house.config.http.introspection,
        listed: operations::listed(&house.config.gateway)?,
        live: true,
        finishing,
    };
    Ok(Some(Gateway::new(members, settings)?))
}

/// How other processes ask the subgraphs hosted here.
pub fn routes(house: &House) -> Routes {
    let mut routes = Routes::default();
    for graph in house.services.iter().filter_map(|service| service.graph.as_ref()) {
        routes.methods.extend(gateway::routes(graph).methods);
    }
    routes
}

/// The schema clients of a whole installation see.
pub fn public_schema() -> Result<String> {
    let member = |graph: Arc<dyn Subgraph>| Member { sdl: graph.sdl(), source: Arc::new(Local(graph)) };
    let members = house::described()?.into_iter().filter_map(|service| service.graph).map(member);
    Ok(Gateway::new(members.collect(), Settings { live: true, ..Settings::default() })?.public_schema())
}
