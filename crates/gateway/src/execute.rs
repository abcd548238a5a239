//! A plan carried out: fetches side by side where they may be, what they find put into one tree.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::join_all;
use kernel::{BoxFuture, Cx};
use tracing::Instrument as _;

use crate::fault::{Fault, Step};
use crate::metrics::Metrics;
use crate::plan::{Call, Entities, Group, Node, Roots};
use crate::project::hold;
use crate::source::{Fetched, Source};
use crate::value::{Object, Value, Variables, fingerprint, merge, merge_objects};
use crate::walk;

/// Errors an answer tells; a service that is away would say the same of every row.
const TOLD: usize = 50;

/// One execution.
pub(crate) struct Run<'r> {
    cx: &'r Cx,
    sources: &'r [Arc<dyn Source>],
    metrics: &'r Metrics,
    variables: &'r Variables,
    state: Mutex<State>,
}

struct State {
    data: Value,
    faults: Vec<Fault>,
    folded: bool,
    gone: BTreeSet<Vec<Step>>,
}

/// What an execution found.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) data: Object,
    pub(crate) faults: Vec<Fault>,
    /// More errors were found than are told.
    pub(crate) folded: bool,
    /// Where objects stand which their own service does not know, or does not show to this caller.
    pub(crate) gone: BTreeSet<Vec<Step>>,
}

impl<'r> Run<'r> {
    pub(crate) fn new(
        cx: &'r Cx,
        sources: &'r [Arc<dyn Source>],
        metrics: &'r Metrics,
        variables: &'r Variables,
    ) -> Self {
        let state =
            State { data: Value::Object(Object::new()), faults: Vec::new(), folded: false, gone: BTreeSet::new() };
        Self { cx, sources, metrics, variables, state: Mutex::new(state) }
    }

    /// Carries out a node; what it found stays here.
    pub(crate) fn node<'a>(&'a self, node: &'a Node) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            match node {
                Node::Roots(roots) => self.roots(roots).await,
                Node::Entities(entities) => self.entities(entities).await,
                Node::Sequence(nodes) => {
                    for node in nodes {
                        self.node(node).await;
                    }
                }
                Node::Parallel(nodes) => {
                    join_all(nodes.iter().map(|node| self.node(node))).await;
                }
                Node::If { variable, then, otherwise } => {
                    let holds = matches!(self.variables.get(variable), Some(Value::Boolean(true)));
                    if let Some(node) = if holds { then } else { otherwise } {
                        self.node(node).await;
                    }
                }
            }
        })
    }

    /// Everything found.
    pub(crate) fn finish(self) -> Found {
        let mut state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Whoever answered first, the same operation tells the same errors in the same order.
        state.faults.sort_by(|one, other| one.path.cmp(&other.path));
        state.faults.iter_mut().for_each(Fault::rename);
        let data = if let Value::Object(data) = state.data { data } else { Object::new() };
        Found { data, faults: state.faults, folded: state.folded, gone: state.gone }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask(&self, call: &Call, mut variables: Variables) -> Fetched {
        for name in &call.variables {
            if let Some(value) = self.variables.get(name) {
                variables.insert(name.clone(), value.clone());
            }
        }
        let source = &self.sources[call.source];
        let span = tracing::debug_span!(target: "vextrus", "fetch", otel.name = "fetch", service = source.name(), number = call.number);
        let started = tokio::time::Instant::now();
        // Several changes of one operation must not take each other's answers: a client's key has no space in it.
        let own =
            call.change.as_ref().zip(self.cx.key()).map(|(name, key)| self.cx.clone().keyed(format!("{key} {name}")));
        let cx = own.as_ref().unwrap_or(self.cx);
        let fetched = source.fetch(cx, &call.fetch, variables).instrument(span).await;
        self.metrics.called(call.source, started.elapsed());
        fetched
    }

    async fn roots(&self, roots: &Roots) {
        // A fetch's fields may all be left out; those that are not fields carry their conditions along.
        if !roots.keys.is_empty() && roots.keys.iter().all(|(_, when)| !hold(when, self.variables)) {
            return;
        }
        let mut fetched = self.ask(&roots.call, Variables::default()).await;
        roots.rewrites.iter().for_each(|rewrite| walk::rewrite(&mut fetched.data, rewrite));
        let mut state = self.state();
        for fault in fetched.faults {
            if fault.path.is_empty() {
                // The subgraph executed nothing: each of the fields failed.
                for (key, _) in roots.keys.iter().filter(|(_, when)| hold(when, self.variables)) {
                    state.tell(fault.clone().at(vec![Step::Field(key.clone())]));
                }
            } else {
                state.tell(fault);
            }
        }
        if let (Value::Object(into), Value::Object(from)) = (&mut state.data, fetched.data) {
            merge_objects(into, from);
        }
    }

    async fn entities(&self, entities: &Entities) {
        let mut sought: Vec<Sought> = {
            let mut state = self.state();
            entities.groups.iter().map(|group| Sought::gather(group, &mut state.data)).collect()
        };
        if sought.iter().all(|sought| sought.representations.is_empty()) {
            return;
        }
        let mut variables = Variables::default();
        for (group, sought) in entities.groups.iter().zip(&sought) {
            variables.insert(group.variable.clone(), Value::List(sought.representations.clone()));
        }
        let mut fetched = self.ask(&entities.call, variables).await;
        if gave_up(&fetched) {
            fetched = self.one_by_one(entities, &sought, fetched).await;
        }
        let mut state = self.state();
        if let Value::Object(data) = &mut fetched.data {
            for (group, sought) in entities.groups.iter().zip(&mut sought) {
                if let Some(Value::List(found)) = data.swap_remove(&group.key) {
                    sought.found = found;
                }
            }
        }
        if fetched.faults.is_empty() {
            state.note_gone(entities, &sought);
        }
        for fault in fetched.faults {
            state.place(entities, &sought, fault);
        }
        for (group, sought) in entities.groups.iter().zip(sought) {
            sought.hand_out(group, &mut state.data);
        }
    }

    /// Asks for each entity by itself, after one of them took all the others along.
    async fn one_by_one(&self, entities: &Entities, sought: &[Sought], failed: Fetched) -> Fetched {
        let count: usize = sought.iter().map(|sought| sought.representations.len()).sum();
        if !(2..=ALONE).contains(&count) {
            return failed;
        }
        let groups = entities.groups.iter().zip(sought);
        let asked = groups.flat_map(|(group, sought)| {
            sought.representations.iter().enumerate().map(move |(place, representation)| async move {
                let mut variables = Variables::default();
                for other in &entities.groups {
                    let alone = if other.key == group.key { vec![representation.clone()] } else { Vec::new() };
                    variables.insert(other.variable.clone(), Value::List(alone));
                }
                (group.key.clone(), place, self.ask(&entities.call, variables).await)
            })
        });
        let mut whole = Fetched { data: Value::Object(Object::new()), faults: Vec::new() };
        for (key, place, fetched) in join_all(asked).await {
            let mut entity = Value::Null;
            if let Value::Object(mut data) = fetched.data
                && let Some(Value::List(mut found)) = data.swap_remove(&key)
            {
                entity = found.pop().unwrap_or_default();
            }
            if let Value::Object(data) = &mut whole.data
                && let Value::List(found) = data.entry(key.clone()).or_insert_with(|| Value::List(Vec::new()))
            {
                found.push(entity);
            }
            whole.faults.extend(fetched.faults.into_iter().map(|fault| {
                let below = fault.path.iter().skip(1).skip_while(|step| matches!(step, Step::Index(_))).cloned();
                let path = [Step::Field(key.clone()), Step::Index(place)].into_iter().chain(below).collect();
                fault.at(path)
            }));
        }
        whole
    }
}

/// Entities asked for one by one after a whole list of them failed.
const ALONE: usize = 50;

/// Whether a subgraph executed a fetch and then let one entity's failure take the whole list along. The specification
/// lets only that entity become null; async-graphql does not.
fn gave_up(fetched: &Fetched) -> bool {
    let passing = |fault: &Fault| matches!(fault.extensions.get("retryable"), Some(Value::Boolean(true)));
    matches!(fetched.data, Value::Null)
        && !fetched.faults.is_empty()
        && fetched.faults.iter().all(|fault| !fault.path.is_empty() && !passing(fault))
}

/// What a group asks for: each object once, and which of the places it stands at.
struct Sought {
    representations: Vec<Value>,
    /// By the order in which the group's paths meet objects.
    places: Vec<Option<usize>>,
    /// What came back, in the order of the representations.
    found: Vec<Value>,
}

impl Sought {
    fn gather(group: &Group, data: &mut Value) -> Self {
        let mut sought = Self { representations: Vec::new(), places: Vec::new(), found: Vec::new() };
        let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
        each(group, data, &mut |value, _| {
            let representation = match value {
                Value::Object(object) => walk::representation(object, &group.requires),
                _ => None,
            };
            let place = representation.map(|mut representation| {
                group.inputs.iter().for_each(|rewrite| walk::rewrite(&mut representation, rewrite));
                let mut print = Vec::with_capacity(64);
                fingerprint(&representation, &mut print);
                *known.entry(print).or_insert_with(|| {
                    sought.representations.push(representation);
                    sought.representations.len() - 1
                })
            });
            sought.places.push(place);
        });
        sought
    }

    /// Puts what was found where it was sought.
    fn hand_out(self, group: &Group, data: &mut Value) {
        let mut found = self.found;
        for entity in &mut found {
            group.outputs.iter().for_each(|rewrite| walk::rewrite(entity, rewrite));
        }
        let mut waiting = vec![0_usize; found.len()];
        for place in self.places.iter().flatten() {
            if let Some(waiting) = waiting.get_mut(*place) {
                *waiting += 1;
            }
        }
        let mut places = self.places.into_iter();
        each(group, data, &mut |value, _| {
            let Some(place) = places.next().flatten() else { return };
            let Some(entity) = found.get_mut(place) else { return };
            waiting[place] -= 1;
            let entity = if waiting[place] == 0 { std::mem::take(entity) } else { entity.clone() };
            if !matches!(entity, Value::Null) {
                merge(value, entity);
            }
        });
    }
}

/// The objects of a group, in a fixed order.
fn each(group: &Group, data: &mut Value, meet: &mut dyn FnMut(&mut Value, &[Step])) {
    for path in &group.paths {
        walk::objects(data, path, &mut Vec::new(), meet);
    }
}

impl State {
    fn tell(&mut self, fault: Fault) {
        if self.faults.len() < TOLD {
            self.faults.push(fault);
        } else {
            self.folded = true;
        }
    }

    /// Notes where entities stand that came back as nothing.
    fn note_gone(&mut self, entities: &Entities, sought: &[Sought]) {
        for (group, sought) in entities.groups.iter().zip(sought) {
            if !sought.found.iter().any(|entity| matches!(entity, Value::Null)) {
                continue;
            }
            let mut places = sought.places.iter();
            let gone = &mut self.gone;
            each(group, &mut self.data, &mut |_, steps| {
                let found = places.next().copied().flatten().and_then(|place| sought.found.get(place));
                if matches!(found, Some(Value::Null)) {
                    gone.insert(steps.iter().map(Step::as_given).collect());
                }
            });
        }
    }

    /// Tells an error of an entity at every place where the entity stands.
    fn place(&mut self, entities: &Entities, sought: &[Sought], fault: Fault) {
        let (key, index, below) = match fault.path.as_slice() {
            [Step::Field(key), Step::Index(index), below @ ..] => (Some(key), Some(*index), below),
            [Step::Field(key), below @ ..] => (Some(key), None, below),
            _ => (None, None, [].as_slice()),
        };
        let mut positions: Vec<Vec<Step>> = Vec::new();
        for (known, sought) in entities.groups.iter().zip(sought) {
            if key.is_some_and(|key| *key != known.key) {
                continue;
            }
            // async-graphql does not say which entity it was: one where something is missing there.
            let meant = |place: usize| match index {
                Some(index) => place == index,
                None => sought.found.get(place).is_none_or(|entity| is_missing(entity, below)),
            };
            let mut places = sought.places.iter();
            each(known, &mut self.data, &mut |_, steps| {
                if places.next().copied().flatten().is_some_and(meant) {
                    positions.push(steps.iter().chain(below).cloned().collect());
                }
            });
        }
        for position in positions {
            let said = |told: &Fault| told.path == position && told.message == fault.message;
            if !self.faults.iter().any(said) {
                self.tell(fault.clone().at(position));
            }
        }
    }
}

/// Whether there is nothing at this path.
fn is_missing(value: &Value, path: &[Step]) -> bool {
    let next = match (value, path) {
        (Value::Null, _) => return true,
        (_, []) => return false,
        (Value::Object(object), [Step::Field(name), ..]) => object.get(name),
        (Value::List(items), [Step::Index(index), ..]) => items.get(*index),
        _ => None,
    };
    next.is_none_or(|value| is_missing(value, &path[1..]))
}
