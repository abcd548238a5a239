//! What services ask of each other: one trait, near or far, and the caller cannot tell.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock, Weak};

use crate::{BoxFuture, Cx, Error, Result};

/// The two kinds of questions between rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Changes nothing; may be retried and cached.
    Ask,
    /// Changes something in the answering room's own transaction, under the caller's idempotency key.
    Do,
}

/// A method as a hosting process serves it: JSON in, JSON out.
pub type Answer = Arc<dyn Fn(Cx, Vec<u8>) -> BoxFuture<'static, Result<Vec<u8>>> + Send + Sync>;

/// The methods a service answers, by name.
#[derive(Clone, Default)]
pub struct Routes {
    /// `service`, then method.
    pub methods: BTreeMap<(&'static str, &'static str), (Kind, Answer)>,
}

/// Carries a question to the process that hosts the service. `host` has the one over HTTP.
pub trait Transport: Send + Sync {
    /// Asks and waits for the answer; retries an [`Kind::Ask`] once when the peer is unreachable.
    fn call<'a>(
        &'a self,
        service: &'static str,
        method: &'static str,
        kind: Kind,
        cx: &'a Cx,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<Vec<u8>>>;
}

impl Transport for Routes {
    /// Near: the method itself, with the same encodings as far.
    fn call<'a>(
        &'a self,
        service: &'static str,
        method: &'static str,
        _: Kind,
        cx: &'a Cx,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<Vec<u8>>> {
        match self.methods.get(&(service, method)) {
            Some((_, answer)) => answer(cx.clone(), body),
            None => Box::pin(async move { Err(Error::internal(format!("{service} does not answer {method} here"))) }),
        }
    }
}

/// The ways to other services, for those that ask: a service is built before the ones it asks are known. Whoever knows
/// the ways keeps them; this only points there, so that services and ways do not hold each other.
#[derive(Clone, Default)]
pub struct Ways(Arc<RwLock<Option<Weak<dyn Transport>>>>);

impl Ways {
    /// From now on questions go this way, for as long as somebody keeps it.
    pub fn lead(&self, way: &Arc<dyn Transport>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::downgrade(way));
    }
}

impl Transport for Ways {
    fn call<'a>(
        &'a self,
        service: &'static str,
        method: &'static str,
        kind: Kind,
        cx: &'a Cx,
        body: Vec<u8>,
    ) -> BoxFuture<'a, Result<Vec<u8>>> {
        let way = self.0.read().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(Weak::upgrade);
        Box::pin(async move {
            let way = way.ok_or_else(|| Error::internal(format!("no way leads to {service} yet")))?;
            way.call(service, method, kind, cx, body).await
        })
    }
}

/// Another service: itself when it is hosted here, its process's address when not.
pub struct Peer<T: ?Sized>(Arc<T>);

impl<T: ?Sized> Peer<T> {
    /// The service itself, a remote client, or a fake.
    #[must_use]
    pub fn new(service: Arc<T>) -> Self {
        Self(service)
    }
}

impl<T: ?Sized> Clone for Peer<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> Deref for Peer<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// Declares a contract: a dyn-safe trait, its remote client and its hosting routes.
///
/// ```text
/// kernel::contract! {
///     /// What others ask of organization.
///     pub trait Organization as "organization", remote OrganizationRemote, routes organization_routes {
///         /// The tenant behind a short name.
///         ask tenant_by_slug(Slug) -> TenantFacts;
///         /// Founds a tenant.
///         do found_tenant(NewTenant) -> Founded;
///     }
/// }
/// ```
#[macro_export]
macro_rules! contract {
    (
        $(#[$doc:meta])*
        pub trait $trait:ident as $service:literal, remote $remote:ident, routes $routes:ident {
            $( $(#[$mdoc:meta])* $kind:ident $method:ident($input:ty) -> $output:ty; )+
        }
    ) => {
        $(#[$doc])*
        pub trait $trait: Send + Sync {
            $( $(#[$mdoc])* fn $method<'a>(&'a self, cx: &'a $crate::Cx, input: $input) -> $crate::BoxFuture<'a, $crate::Result<$output>>; )+
        }

        #[doc = concat!("[`", stringify!($trait), "`] in another process.")]
        pub struct $remote(pub std::sync::Arc<dyn $crate::Transport>);

        impl $trait for $remote {
            $( fn $method<'a>(&'a self, cx: &'a $crate::Cx, input: $input) -> $crate::BoxFuture<'a, $crate::Result<$output>> {
                Box::pin(async move {
                    let body = $crate::serde_json::to_vec(&input).map_err($crate::Error::internal)?;
                    let kind = $crate::contract!(@kind $kind);
                    let answer = self.0.call($service, stringify!($method), kind, cx, body).await?;
                    $crate::serde_json::from_slice(&answer).map_err($crate::Error::internal)
                })
            } )+
        }

        #[doc = concat!("How a process that hosts [`", stringify!($trait), "`] answers.")]
        pub fn $routes(service: &std::sync::Arc<dyn $trait>) -> $crate::Routes {
            let mut routes = $crate::Routes::default();
            $( {
                let service = service.clone();
                let answer: $crate::Answer = std::sync::Arc::new(move |cx, body| {
                    let service = service.clone();
                    Box::pin(async move {
                        let input: $input = $crate::serde_json::from_slice(&body)
                            .map_err(|error| $crate::Error::new(&$crate::codes::MALFORMED).with("reason", error))?;
                        let output = service.$method(&cx, input).await?;
                        $crate::serde_json::to_vec(&output).map_err($crate::Error::internal)
                    })
                });
                routes.methods.insert(($service, stringify!($method)), ($crate::contract!(@kind $kind), answer));
            } )+
            routes
        }
    };
    (@kind ask) => { $crate::CallKind::Ask };
    (@kind do) => { $crate::CallKind::Do };
}
