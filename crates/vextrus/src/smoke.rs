//! `vextrus smoke URL`: a running installation, looked at from outside as anybody may. Nothing is changed.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Certificate, Client, Method, RequestBuilder, StatusCode, Url, redirect};
use serde_json::{Value, json};

use crate::cli::{self, Smoke};

/// What an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// What every answer's head must say.
const HEADERS: [&str; 4] = ["x-content-type-options", "content-security-policy", "referrer-policy", "cache-control"];
/// Of a token nobody signed.
const WRONG_TOKEN: &str = "vxo.bm90LWEtdG9rZW4.bm90LWEtdG9rZW4";
const GRAPH: &str = "/graphql";

pub async fn run(smoke: Smoke) -> Result<ExitCode> {
    let base: Url =
        smoke.url.trim_end_matches('/').parse().with_context(|| format!("“{}” is no address", smoke.url))?;
    ensure!(matches!(base.scheme(), "http" | "https"), "“{}” must begin with http:// or https://", smoke.url);
    let mut builder = Client::builder().timeout(PATIENCE).redirect(redirect::Policy::none());
    if let Some(file) = &smoke.ca_file {
        let text = std::fs::read(file).with_context(|| file.display().to_string())?;
        builder = builder.add_root_certificate(Certificate::from_pem(&text)?);
    }
    let visit = Visit { client: builder.build()?, base, token: smoke.token };
    let mut seen = Seen::default();
    visit.health(&mut seen).await;
    if seen.unreachable {
        cli::say("Nobody answers; nothing else was tried");
    } else {
        visit.transport(&mut seen).await;
        visit.refusals(&mut seen).await;
        visit.public_pages(&mut seen).await;
        visit.graph(&mut seen).await;
    }
    cli::answer(&json!({ "url": smoke.url, "ok": seen.wrong == 0, "checks": seen.checks }))?;
    Ok(ExitCode::from(u8::from(seen.wrong > 0)))
}

/// What was found so far.
#[derive(Default)]
struct Seen {
    checks: Vec<Value>,
    wrong: usize,
    unreachable: bool,
}

impl Seen {
    /// A check and, when it is wrong, what was found instead.
    fn check(&mut self, name: &str, wrong: Option<String>) {
        let said = wrong.as_ref().map_or_else(String::new, |wrong| format!(": {wrong}"));
        cli::say(&format!("{} {name}{said}", if wrong.is_some() { "WRONG" } else { "ok   " }));
        self.wrong += usize::from(wrong.is_some());
        self.checks.push(json!({ "check": name, "ok": wrong.is_none(), "found": wrong }));
    }

    /// Something worth knowing that may be either way.
    fn note(&mut self, name: &str, found: &str) {
        cli::say(&format!("      {name}: {found}"));
        self.checks.push(json!({ "check": name, "ok": true, "found": found }));
    }
}

struct Visit {
    client: Client,
    base: Url,
    token: Option<String>,
}

/// An answer, as far as it is looked at.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    fn kind(&self) -> &str {
        self.headers.get("content-type").map(HeaderValue::to_str).and_then(Result::ok).unwrap_or_default()
    }

    fn expect(&self, status: u16) -> Option<String> {
        (self.status.as_u16() != status).then(|| format!("{} instead of {status}", self.status.as_u16()))
    }
}

impl Visit {
    fn at(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base.as_str().trim_end_matches('/')))
    }

    async fn ask(&self, request: RequestBuilder) -> Result<Answer, String> {
        let answer = request.send().await.map_err(|error| format!("{:#}", anyhow::Error::from(error)))?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        Ok(Answer { status, headers, body: answer.text().await.unwrap_or_default() })
    }

    async fn get(&self, path: &str) -> Result<Answer, String> {
        self.ask(self.at(Method::GET, path)).await
    }

    async fn health(&self, seen: &mut Seen) {
        for (path, status) in
            [("/health/live", "live"), ("/health/startup", "started"), ("/health/ready", "ready"), ("/health", "ready")]
        {
            let answer = self.get(path).await;
            seen.unreachable = answer.is_err();
            let wrong = match &answer {
                Err(error) => Some(error.clone()),
                Ok(answer) if answer.json()["status"] != status => {
                    Some(format!("{} {}", answer.status.as_u16(), answer.json()["status"]))
                }
                Ok(answer) => answer.expect(200),
            };
            seen.check(path, wrong);
            if seen.unreachable {
                return;
            }
            if let ("/health/ready", Ok(answer)) = (path, answer) {
                wants(&answer.json(), seen);
            }
        }
    }

    async fn transport(&self, seen: &mut Seen) {
        let Ok(answer) = self.get("/health/live").await else {
            return seen.check("transport", Some("no answer".to_owned()));
        };
        let missing: Vec<&str> = HEADERS.into_iter().filter(|name| !answer.headers.contains_key(*name)).collect();
        seen.check("security headers", (!missing.is_empty()).then(|| format!("without {}", missing.join(", "))));
        let local = self.base.host_str().is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host));
        if self.base.scheme() == "https" {
            seen.check("TLS, certificate trusted", None);
            let strict = answer.headers.contains_key("strict-transport-security");
            seen.check(
                "browsers insist on HTTPS",
                (!strict).then(|| "no Strict-Transport-Security; set http.hsts".to_owned()),
            );
        } else if local {
            seen.note("TLS", "none, on this machine");
        } else {
            seen.check("TLS", Some("passwords and tokens travel in the open; put TLS in front".to_owned()));
        }
        // As a proxy passes it on: metrics are for programs on the machine itself.
        let forwarded = self.at(Method::GET, "/metrics").header("x-forwarded-for", "203.0.113.9");
        let shown = self.ask(forwarded).await.is_ok_and(|answer| answer.status.is_success());
        seen.check("metrics are not public", shown.then(|| "/metrics answers through a proxy".to_owned()));
    }

    async fn refusals(&self, seen: &mut Seen) {
        let wrong = match self.ask(self.at(Method::GET, "/api/v1/organization/tenant").bearer_auth(WRONG_TOKEN)).await {
            Ok(answer) => answer.expect(401),
            Err(error) => Some(error),
        };
        seen.check("a wrong token is refused", wrong);
        let wrong = match self.get("/api/v1/there-is-nothing-here").await {
            Ok(answer) if !answer.kind().starts_with("application/problem+json") => {
                Some(format!("it speaks {}", answer.kind()))
            }
            Ok(answer) => answer.expect(404),
            Err(error) => Some(error),
        };
        seen.check("an unknown path is a problem of 404", wrong);
        if let Some(token) = &self.token {
            let wrong = match self.ask(self.at(Method::GET, "/api/v1/organization/tenant").bearer_auth(token)).await {
                Ok(answer) => answer.expect(200),
                Err(error) => Some(error),
            };
            seen.check("the token is taken", wrong);
        }
    }

    /// Pages that may be there; if they are, they must be right.
    async fn public_pages(&self, seen: &mut Seen) {
        for (path, holds) in
            [("/.well-known/jwks.json", "keys"), ("/openapi.json", "openapi"), ("/docs", ""), ("/login", "")]
        {
            match self.get(path).await {
                Ok(answer) if answer.status == StatusCode::NOT_FOUND => seen.note(path, "not there"),
                Ok(answer) => {
                    let empty = !holds.is_empty() && answer.json()[holds].is_null();
                    let wrong = answer.expect(200).or(empty.then(|| format!("it has no “{holds}”")));
                    let secret =
                        answer.json()["keys"].as_array().is_some_and(|keys| keys.iter().any(|key| !key["d"].is_null()));
                    seen.check(path, wrong.or(secret.then(|| "it tells a private key".to_owned())));
                }
                Err(error) => seen.check(path, Some(error)),
            }
        }
    }

    async fn graph(&self, seen: &mut Seen) {
        let query = json!({ "query": "{ __schema { queryType { name } } }" });
        let mut request =
            self.at(Method::POST, GRAPH).header("content-type", "application/json").body(query.to_string());
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        match self.ask(request).await {
            Ok(answer) => {
                let told = !answer.json()["data"]["__schema"]["queryType"]["name"].is_null();
                let found = if told { "told to whoever asks" } else { "not told" };
                seen.note("GraphQL's schema", found);
                let alive = answer.status.as_u16() < 500 && answer.json().is_object();
                seen.check(GRAPH, (!alive).then(|| format!("{} {}", answer.status.as_u16(), answer.kind())));
            }
            Err(error) => seen.check(GRAPH, Some(error)),
        }
    }
}

/// What the installation can do without but misses: backups, room, a release.
fn wants(report: &Value, seen: &mut Seen) {
    for (name, state) in report["dependencies"].as_object().into_iter().flatten() {
        if state["state"] == "down" {
            seen.note(&format!("{name} is down"), state["detail"].as_str().unwrap_or_default());
        }
    }
}
