//! Three subgraphs that share types in every way federation knows, and a gateway over them.

mod items;
mod orders;
mod stock;

use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::{ObjectType, Request, Response, Variables};
use gateway::{Gateway, Local, Member, Settings};
use kernel::{Actor, Answered, Asked, BoxFuture, Clock, Cx, Grants, Graph, Outcome, Part, Scope, Subgraph, TenantId};
use serde_json::Value;
use uuid::Uuid;

/// What the subgraphs were asked, in the order it arrived.
pub type Log = Arc<Mutex<Vec<String>>>;

/// A subgraph that notes what it is asked.
pub struct Noting {
    part: Arc<dyn Subgraph>,
    log: Log,
}

impl Noting {
    /// The subgraph of these queries and mutations.
    pub fn of<Q, M>(name: &'static str, log: Log) -> Arc<dyn Subgraph>
    where
        Q: ObjectType + Default + 'static,
        M: ObjectType + Default + 'static,
    {
        Arc::new(Self { part: Arc::new(Part::<Q, M>::new(name, (), |request| request)), log })
    }

    fn note(&self, request: &Request) {
        let asked = request.variables.get("representations").map_or(0, |list| match list {
            async_graphql::Value::List(list) => list.len(),
            _ => 0,
        });
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{} {asked}", self.name()));
    }
}

impl Subgraph for Noting {
    fn name(&self) -> &'static str {
        self.part.name()
    }

    fn sdl(&self) -> String {
        self.part.sdl()
    }

    fn execute(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        self.note(&request);
        self.part.execute(cx, request)
    }

    fn execute_planned(&self, cx: Cx, request: Request) -> BoxFuture<'_, Response> {
        self.note(&request);
        self.part.execute_planned(cx, request)
    }
}

pub struct World {
    pub gateway: Gateway,
    pub log: Log,
}

pub fn parts(log: &Log) -> Vec<Arc<dyn Subgraph>> {
    vec![items::part(log.clone()), stock::part(log.clone()), orders::part(log.clone())]
}

pub fn member(part: &Arc<dyn Subgraph>) -> Member {
    Member { sdl: part.sdl(), source: Arc::new(Local(part.clone())) }
}

pub fn cx() -> Cx {
    Cx::new(TenantId(Uuid::nil()), Actor::Operator, Grants::of(["*"], Scope::All), Clock::System)
}

impl World {
    pub fn new() -> Self {
        Self::with(Settings::default())
    }

    pub fn with(settings: Settings) -> Self {
        let log = Log::default();
        let parts = parts(&log);
        let gateway = Gateway::new(parts.iter().map(member).collect(), settings).expect("they fit together");
        Self { gateway, log }
    }

    pub async fn send(&self, asked: Asked) -> Answered {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.gateway.answer(cx(), asked).await
    }

    /// The answer to a query that is executed.
    pub async fn ask(&self, query: &str) -> Value {
        self.ask_with(query, Value::Null).await
    }

    pub async fn ask_with(&self, query: &str, variables: Value) -> Value {
        let variables = if variables.is_null() { Variables::default() } else { Variables::from_json(variables) };
        let answered = self.send(Asked { query: Some(query.to_owned()), variables, ..Asked::default() }).await;
        let text = String::from_utf8(answered.body).expect("text");
        assert_eq!(answered.outcome, Outcome::Executed, "{query}: {text} {:?}", answered.refusals);
        serde_json::from_str(&text).expect("JSON")
    }

    /// The code of the first error of an operation that is refused.
    pub async fn refused(&self, query: &str) -> String {
        let answered = self.send(Asked { query: Some(query.to_owned()), ..Asked::default() }).await;
        let text = String::from_utf8(answered.body).expect("text");
        assert_eq!(answered.outcome, Outcome::Refused, "{text}");
        let answer: Value = serde_json::from_str(&text).expect("JSON");
        assert!(answer.get("data").is_none(), "{text}");
        answer["errors"][0]["extensions"]["code"].as_str().expect("a code").to_owned()
    }

    /// Whom the last operation asked, and about how many objects.
    pub fn asked(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
