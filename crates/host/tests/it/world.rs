//! A served app on free ports, and clients that look at it from outside.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use host::config::Http;
use host::health::Health;
use host::http::{App, Authority, Doors, Presented, listen, serve};
use host::metrics::MetricsHandle;
use host::shutdown::{Shutdown, Stop};
use kernel::{
    Actor, BoxFuture, Call, Clock, Cx, Endpoint, Error, Grants, Method, Outline, PersonId, Reply, Result, TenantId,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// How long a test waits for what must happen.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Tokens that begin with `known` are verified already, `fresh` is verified on every call, all others are wrong. Who shows
/// none is a visitor and no nobody: an operation that is not open would refuse nobody before the chassis is seen at work.
pub struct Porter;

fn somebody(actor: Actor) -> Cx {
    Cx::new(TenantId::new(), actor, Grants::none(), Clock::default())
}

impl Authority for Porter {
    fn identify<'a>(&'a self, presented: Presented<'a>) -> BoxFuture<'a, Result<Cx>> {
        Box::pin(async move {
            match presented.token {
                None => Ok(somebody(Actor::Service("visitor".into()))),
                Some("fresh") => Ok(somebody(Actor::Person(PersonId::new()))),
                Some(_) => Err(Error::new(&kernel::codes::UNAUTHENTICATED)),
            }
        })
    }

    fn cached(&self, presented: &Presented<'_>) -> Option<Cx> {
        presented.token?.starts_with("known").then(|| somebody(Actor::Person(PersonId::new())))
    }
}

/// An operation of the service `probe`.
pub fn endpoint<F>(
    method: Method,
    path: &'static str,
    call: impl Fn(Cx, Call) -> F + Send + Sync + 'static,
) -> (&'static str, Endpoint)
where
    F: Future<Output = Result<Reply>> + Send + 'static,
{
    let make = match method {
        Method::Get => Endpoint::get,
        Method::Post => Endpoint::post,
        Method::Patch => Endpoint::patch,
        Method::Delete => Endpoint::delete,
    };
    does(make(path, "For the test.", "পরীক্ষার জন্য।"), call)
}

/// The same, described.
pub fn does<F>(outline: Outline, call: impl Fn(Cx, Call) -> F + Send + Sync + 'static) -> (&'static str, Endpoint)
where
    F: Future<Output = Result<Reply>> + Send + 'static,
{
    ("probe", outline.does(&Arc::new(()), move |_, cx, given| call(cx, given)))
}

/// Answers with everything it was given.
pub fn echo() -> Vec<(&'static str, Endpoint)> {
    let tell = |cx: Cx, call: Call| async move {
        let told = json!({
            "actor": cx.actor().to_string(), "request": cx.request(), "key": cx.key(), "language": cx.language(),
            "path": call.path, "query": call.query, "body": String::from_utf8_lossy(&call.body),
        });
        Reply::json(&told)
    };
    vec![
        endpoint(Method::Get, "/api/v1/echo", tell),
        endpoint(Method::Post, "/api/v1/echo", tell),
        endpoint(Method::Get, "/api/v1/echo/{id}", tell),
    ]
}

/// A quiet app: echoes, no rate limit.
pub fn app() -> App {
    let config = Http { rate_per_second: 0, ..Http::default() };
    App {
        services: vec!["probe"],
        endpoints: echo(),
        graphs: Vec::new(),
        graph: None,
        pages: None,
        authority: Arc::new(Porter),
        health: Health::new(),
        config,
        metrics: MetricsHandle::install(),
        internal: None,
    }
}

/// A served app.
pub struct World {
    pub public: SocketAddr,
    pub admin: SocketAddr,
    pub internal: SocketAddr,
    pub health: Health,
    pub stop: Stop,
    pub served: JoinHandle<Result<()>>,
    pub http: reqwest::Client,
}

impl World {
    /// Serves `app` on free ports of this machine.
    pub async fn of(app: App) -> Self {
        let free = || listen(SocketAddr::from(([127, 0, 0, 1], 0)));
        let (public, admin, internal) = (free().await.unwrap(), free().await.unwrap(), free().await.unwrap());
        let at = |listener: &tokio::net::TcpListener| listener.local_addr().unwrap();
        let addresses = (at(&public), at(&admin), at(&internal));
        let (shutdown, stop) = Shutdown::by_hand();
        let health = app.health.clone();
        let doors = Doors { public, admin: Some(admin), internal: Some(internal) };
        let served = tokio::spawn(serve(app, doors, shutdown));
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build().unwrap();
        Self { public: addresses.0, admin: addresses.1, internal: addresses.2, health, stop, served, http }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.public)
    }

    pub fn get(&self, path: &str) -> reqwest::RequestBuilder {
        self.http.get(self.url(path))
    }

    pub fn post(&self, path: &str) -> reqwest::RequestBuilder {
        self.http.post(self.url(path))
    }
}

/// An answer, read whole.
pub struct Read {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Read {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends and reads whole.
pub async fn read(request: reqwest::RequestBuilder) -> Read {
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Read { status, headers, text: answer.text().await.unwrap() }
}

/// Writes bytes to a fresh connection and reads until the other side hangs up.
pub async fn raw(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await.expect("the server hangs up");
    String::from_utf8_lossy(&answer).into_owned()
}

/// Looks until `condition` holds.
pub async fn until<F: Future<Output = bool>>(what: &str, condition: impl Fn() -> F) {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while !condition().await {
        assert!(tokio::time::Instant::now() < deadline, "waited in vain: {what}");
        tokio::task::yield_now().await;
    }
}
