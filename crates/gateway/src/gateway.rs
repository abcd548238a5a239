//! The gateway as a value: an operation in, its answer out.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Answered, Asked, BoxFuture, Cx, Error, Graph, Language, Listening, Outcome, Result, TenantId};
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::cache::Cache;
use crate::compose::{self, Part};
use crate::errors::{NO_PLAN, NO_SUBSCRIPTIONS, NOT_BY_GET};
use crate::execute::{Found, Run};
use crate::fault::Fault;
use crate::introspect;
use crate::limits::Limits;
use crate::listening::Listener;
use crate::metrics::Metrics;
use crate::persisted::{Listed, Persisted};
use crate::prepare::{Desk, Does, Prepared};
use crate::project::{Projection, close, refusal};
use crate::source::Source;
use crate::value::Variables;
use crate::variables;
use crate::watch::Changes;

/// Operations kept with their plans.
const PLANS: usize = 1_000;

/// Plans made at the same time. Making one is work for a processor, and strangers' documents must not have them all.
const PLANNERS: usize = 2;

/// What an installation decides.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What a document may ask.
    pub limits: Limits,
    /// Whether the schema is told to whoever asks.
    pub introspection: bool,
    /// The operations of released screens.
    pub listed: Listed,
    /// Whether the graph tells what changes to those who watch.
    pub live: bool,
    /// Mutations that go on to their end when their caller hangs up.
    pub finishing: Vec<&'static str>,
}

/// A subgraph with its schema.
pub struct Member {
    /// Who answers.
    pub source: Arc<dyn Source>,
    /// Its schema with federation's directives.
    pub sdl: String,
}

/// One graph over several subgraphs. Cheap to clone.
#[derive(Clone)]
pub struct Gateway(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    supergraph: String,
    pub(crate) desk: Desk,
    sources: Vec<Arc<dyn Source>>,
    prepared: Cache<String, Prepared>,
    planners: Semaphore,
    pub(crate) persisted: Persisted,
    metrics: Metrics,
    changes: Option<Changes>,
    finishing: Vec<&'static str>,
}

impl Gateway {
    /// Composes `members` into one graph.
    ///
    /// # Errors
    /// `graphql.composition`, with every contradiction by name.
    pub fn new(members: Vec<Member>, settings: Settings) -> Result<Self> {
        let part = |member: &Member| Part { name: member.source.name().to_owned(), sdl: member.sdl.clone() };
        let parts: Vec<Part> = members.iter().map(part).collect();
        let supergraph = compose::supergraph(&parts)?;
        Self::over(&supergraph, members.into_iter().map(|member| member.source).collect(), settings)
    }

    /// A graph composed elsewhere.
    ///
    /// # Errors
    /// `graphql.composition`: the supergraph cannot be read.
    pub fn over(supergraph: &str, sources: Vec<Arc<dyn Source>>, settings: Settings) -> Result<Self> {
        let places = sources.iter().enumerate().map(|(place, source)| (source.name().to_owned(), place));
        let places: HashMap<String, usize> = places.collect();
        let desk = Desk::new(supergraph, places, settings.limits, settings.introspection, settings.live)?;
        Ok(Self(Arc::new(Inner {
            supergraph: supergraph.to_owned(),
            desk,
            metrics: Metrics::new(sources.iter().map(|source| source.name())),
            sources,
            prepared: Cache::new(PLANS),
            planners: Semaphore::new(PLANNERS),
            persisted: Persisted::new(settings.listed),
            changes: settings.live.then(Changes::default),
            finishing: settings.finishing,
        })))
    }

    /// The composed schema with the planner's directives.
    #[must_use]
    pub fn supergraph(&self) -> &str {
        &self.0.supergraph
    }

    /// The schema clients see.
    #[must_use]
    pub fn public_schema(&self) -> String {
        introspect::printed(&self.0.desk.public)
    }

    /// How an operation would be carried out, in words.
    ///
    /// # Errors
    /// It cannot be read or planned.
    pub fn plan(&self, query: &str, operation: Option<&str>) -> Result<String> {
        self.0.desk.told(query, operation)
    }

    /// Where changes are told; none when the graph tells of none.
    #[must_use]
    pub fn changes(&self) -> Option<&Changes> {
        self.0.changes.as_ref()
    }

    pub(crate) async fn prepared(
        &self,
        text: Arc<str>,
        name: Option<String>,
        language: Language,
    ) -> Result<Arc<Prepared>, Vec<Fault>> {
        let key = format!("{}\n{text}", name.as_deref().unwrap_or_default());
        if let Some(known) = self.0.prepared.get(key.as_str()) {
            self.0.metrics.planned(false);
            return Ok(known);
        }
        let failed = |why: String| vec![Fault::new(Error::new(&NO_PLAN).because(why), language)];
        let _turn = self.0.planners.acquire().await.map_err(|closed| failed(closed.to_string()))?;
        let inner = self.0.clone();
        let span = tracing::debug_span!(target: "vextrus", "plan", otel.name = "plan");
        let work = move || span.in_scope(|| inner.desk.prepare(&text, name.as_deref(), language));
        // A panic of the planner ends the operation, not the process.
        let made = tokio::task::spawn_blocking(work).await.map_err(|error| failed(error.to_string()))??;
        let made = Arc::new(made);
        self.0.metrics.planned(true);
        self.0.prepared.put(key, made.clone());
        Ok(made)
    }

    async fn carry_out(&self, cx: &Cx, asked: Asked) -> Result<(Vec<u8>, Vec<Fault>), Refused> {
        let language = cx.language();
        let refuse = |error: Error| Refused::from(vec![Fault::new(error, language)]);
        let text = self.0.persisted.find(asked.query, asked.hash.as_deref()).map_err(refuse)?;
        let prepared = self.prepared(text, asked.operation, language).await?;
        match prepared.does {
            Does::Change if asked.safe => {
                let faults = vec![Fault::new(Error::new(&NOT_BY_GET), language)];
                return Err(Refused { faults, outcome: Outcome::NotByGet });
            }
            Does::Watch => return Err(refuse(Error::new(&NO_SUBSCRIPTIONS))),
            Does::Ask | Does::Change => {}
        }
        let variables = variables::coerce(&self.0.desk.public, &prepared.declared, asked.variables).map_err(refuse)?;
        let Found { mut data, mut faults, folded, gone } = self.run(cx, &prepared, &variables).await;
        if prepared.introspects {
            introspect::answer(&self.0.desk.public, &prepared.fields, &variables, &mut data);
        }
        let projection = Projection::new(&variables, &mut faults, folded, &gone, language);
        let out = projection.data(&prepared.root, &prepared.fields, &data);
        Ok((out, faults))
    }

    async fn run(&self, cx: &Cx, prepared: &Prepared, variables: &Variables) -> Found {
        let Some(plan) = &prepared.plan else {
            return Found::default();
        };
        let run = Run::new(cx, &self.0.sources, &self.0.metrics, variables);
        run.node(plan).await;
        run.finish()
    }
}

/// Why nothing was executed.
struct Refused {
    faults: Vec<Fault>,
    outcome: Outcome,
}

impl From<Vec<Fault>> for Refused {
    fn from(faults: Vec<Fault>) -> Self {
        Self { faults, outcome: Outcome::Refused }
    }
}

impl Graph for Gateway {
    fn finishes(&self, asked: &Asked) -> bool {
        // By its text: the plan is made later, and a name that only looks like one of these costs a task.
        let names = |text: &str| self.0.finishing.iter().any(|name| text.contains(name));
        match (&asked.query, &asked.hash) {
            (Some(text), _) => names(text),
            (None, Some(hash)) => self.0.persisted.find(None, Some(hash)).is_ok_and(|text| names(&text)),
            (None, None) => false,
        }
    }

    fn answer(&self, cx: Cx, mut asked: Asked) -> BoxFuture<'_, Answered> {
        Box::pin(async move {
            let started = Instant::now();
            let trace = asked.trace.take();
            let (body, faults, outcome) = match self.carry_out(&cx, asked).await {
                Ok((mut body, mut faults)) => {
                    sign(&mut faults, &cx, trace.as_deref());
                    close(&mut body, &faults);
                    (body, faults, Outcome::Executed)
                }
                Err(Refused { mut faults, outcome }) => {
                    sign(&mut faults, &cx, trace.as_deref());
                    (refusal(&faults), faults, outcome)
                }
            };
            self.0.metrics.answered(outcome == Outcome::Executed, started.elapsed());
            Answered { body, outcome, refusals: faults.into_iter().filter_map(|fault| fault.refusal).collect() }
        })
    }

    fn listen(&self, tenant: TenantId) -> Option<Box<dyn Listening>> {
        let ear = self.changes()?.ear(tenant);
        Some(Box::new(Listener::new(self.clone(), ear)))
    }
}

/// What is said to something that was refused whole.
pub(crate) fn refused(mut faults: Vec<Fault>, cx: &Cx, trace: Option<&str>) -> Answered {
    sign(&mut faults, cx, trace);
    let body = refusal(&faults);
    Answered {
        body,
        outcome: Outcome::Refused,
        refusals: faults.into_iter().filter_map(|fault| fault.refusal).collect(),
    }
}

fn sign(faults: &mut [Fault], cx: &Cx, trace: Option<&str>) {
    if faults.is_empty() {
        return;
    }
    let request = cx.request().to_string();
    faults.iter_mut().for_each(|fault| fault.sign(&request, trace.unwrap_or(&request)));
}
