//! Paths and what answers at them, matched once at the start.

use std::collections::BTreeMap;
use std::sync::Arc;

use http::{HeaderValue, Method};
use kernel::rest::Shown;
use kernel::{CallKind, Endpoint, Error, Graph, Result};
use percent_encoding::percent_decode_str;

use super::graphql::Alone;
use super::ops::Which;
use super::{App, Door};
use crate::metrics::RouteMetrics;

/// What answers.
pub(super) enum Act {
    Endpoint(Box<Endpoint>),
    Graph(Arc<dyn Graph>),
    Internal(CallKind, kernel::Answer),
    Health(Which),
    Metrics,
    /// A page, or nothing at all.
    Elsewhere,
    WrongMethod,
}

/// One operation, with everything about it that needs to be said only once.
pub(super) struct Target {
    pub(super) act: Act,
    pub(super) service: &'static str,
    pub(super) route: &'static str,
    /// `GET /api/v1/…`, the name of its span.
    pub(super) name: &'static str,
    pub(super) metrics: RouteMetrics,
}

impl Target {
    /// How a refusal is shown, where it is a page for people.
    pub(super) fn page(&self) -> Option<Shown> {
        match &self.act {
            Act::Endpoint(endpoint) => endpoint.page,
            _ => None,
        }
    }

    fn new(service: &'static str, method: &'static str, route: &'static str, act: Act) -> Self {
        let name = format!("{method} {route}").leak();
        Self { act, service, route, name, metrics: RouteMetrics::new(service, method, route) }
    }
}

#[derive(Default)]
struct Route {
    get: Option<Target>,
    post: Option<Target>,
    patch: Option<Target>,
    delete: Option<Target>,
}

impl Route {
    fn allow(&self) -> HeaderValue {
        let taken = [("GET, HEAD", &self.get), ("POST", &self.post), ("PATCH", &self.patch), ("DELETE", &self.delete)];
        let names: Vec<&str> = taken.into_iter().filter(|(_, there)| there.is_some()).map(|(name, _)| name).collect();
        HeaderValue::from_str(&names.join(", ")).unwrap_or_else(|_| HeaderValue::from_static("GET, HEAD"))
    }
}

/// What a door answers.
pub(super) struct Table {
    routes: matchit::Router<Route>,
    elsewhere: Target,
    wrong: Target,
}

/// What a request found.
pub(super) struct Found<'t> {
    pub(super) target: &'t Target,
    /// `{id}` of the path, decoded.
    pub(super) path: BTreeMap<String, String>,
    /// The methods taken here, when it came with another.
    pub(super) allow: Option<HeaderValue>,
}

/// The chassis as a service in metrics.
const HOST: &str = "host";
/// What stands before all services, as a service in metrics.
const GATEWAY: &str = "gateway";

impl Table {
    /// The table of `door`.
    pub(super) fn of(app: &App, door: Door) -> Result<Self> {
        let mut paths: BTreeMap<&'static str, Route> = BTreeMap::new();
        let mut add = |method: kernel::Method, service, route: &'static str, act| {
            let place = paths.entry(route).or_default();
            let (place, name) = match method {
                kernel::Method::Get => (&mut place.get, "GET"),
                kernel::Method::Post => (&mut place.post, "POST"),
                kernel::Method::Patch => (&mut place.patch, "PATCH"),
                kernel::Method::Delete => (&mut place.delete, "DELETE"),
            };
            match place.replace(Target::new(service, name, route, act)) {
                None => Ok(()),
                Some(_) => Err(Error::internal(format!("two operations at {name} {route}"))),
            }
        };
        match door {
            Door::Internal => {
                for (&(service, method), (kind, answer)) in
                    app.internal.iter().flat_map(|internal| &internal.routes.methods)
                {
                    let route = format!("/internal/{service}/{method}").leak();
                    add(kernel::Method::Post, service, route, Act::Internal(*kind, answer.clone()))?;
                }
            }
            Door::Admin | Door::Public => {
                for (route, which) in Which::ALL {
                    add(kernel::Method::Get, HOST, route, Act::Health(which))?;
                }
                if door == Door::Admin || app.config.local_metrics {
                    add(kernel::Method::Get, HOST, "/metrics", Act::Metrics)?;
                }
            }
        }
        if door == Door::Public {
            for (service, endpoint) in &app.endpoints {
                add(endpoint.method, *service, endpoint.path, Act::Endpoint(Box::new(endpoint.clone())))?;
            }
            for subgraph in &app.graphs {
                let route = format!("/graphql/{}", subgraph.name()).leak();
                let alone = Arc::new(Alone::new(subgraph.clone(), app.config.introspection));
                add(kernel::Method::Get, subgraph.name(), route, Act::Graph(alone.clone()))?;
                add(kernel::Method::Post, subgraph.name(), route, Act::Graph(alone))?;
            }
            if let Some(graph) = &app.graph {
                add(kernel::Method::Get, GATEWAY, "/graphql", Act::Graph(graph.clone()))?;
                add(kernel::Method::Post, GATEWAY, "/graphql", Act::Graph(graph.clone()))?;
            }
        }
        let mut routes = matchit::Router::new();
        for (path, route) in paths {
            routes.insert(path, route).map_err(|error| Error::internal(format!("{path}: {error}")))?;
        }
        let elsewhere = Target::new(HOST, "ANY", "elsewhere", Act::Elsewhere);
        let wrong = Target::new(HOST, "ANY", "wrong-method", Act::WrongMethod);
        Ok(Self { routes, elsewhere, wrong })
    }

    /// What answers `method` at `path`.
    pub(super) fn find(&self, method: &Method, path: &str) -> Found<'_> {
        let elsewhere = || Found { target: &self.elsewhere, path: BTreeMap::new(), allow: None };
        let Ok(matched) = self.routes.at(path) else { return elsewhere() };
        let route = matched.value;
        let target = match *method {
            Method::GET | Method::HEAD => route.get.as_ref(),
            Method::POST => route.post.as_ref(),
            Method::PATCH => route.patch.as_ref(),
            Method::DELETE => route.delete.as_ref(),
            _ => None,
        };
        let Some(target) = target else {
            let allow = Some(route.allow());
            return Found { target: &self.wrong, path: BTreeMap::new(), allow };
        };
        let mut path = BTreeMap::new();
        for (name, value) in matched.params.iter() {
            // Bytes that are no text name nothing of ours.
            let Ok(value) = percent_decode_str(value).decode_utf8() else { return elsewhere() };
            path.insert(name.to_owned(), value.into_owned());
        }
        Found { target, path, allow: None }
    }
}
