//! One caller's subscriptions: what of all that changes each asked for, written in the shape it asked for.

use std::sync::Arc;

use graphql_tools::parser::parse_schema;
use graphql_tools::static_graphql::schema::{Definition, Document};
use kernel::uuid::Uuid;
use kernel::{Answered, Asked, BoxFuture, Change, Cx, Error, Language, Listening, Result};

use crate::errors::{COMPOSITION, INVALID, ONLY_SUBSCRIPTIONS, TOO_LARGE, VARIABLE};
use crate::fault::Fault;
use crate::gateway::{Gateway, refused};
use crate::prepare::{Does, Prepared};
use crate::project::{Projection, close};
use crate::shape::{Shape, Slot};
use crate::value::{Object, Value, Variables, text};
use crate::variables::{self, argument};
use crate::watch::{Ear, Since};

/// What is asked for by name at most.
const NAMED: usize = 500;

const CHANGES: &str = r#"
type Subscription {
  """
  What changes from now on, of what the caller may see: of these kinds and with these ids, of all when none are given.
  The first one says “resync”: what is read after it is not older than what will be told.
  """
  changed(kinds: [String!], ids: [ID!]): Changed!
}

"""Something that changed; what it is now, a query says."""
type Changed {
  """`service.noun`; none with “resync”."""
  kind: String
  """Which; none with “resync”."""
  id: ID
  """Its version after that, where it has one."""
  version: Int
  """Some changes may not have been told: whatever is shown may be old."""
  resync: Boolean!
}
"#;

/// The schema with the changes that may be watched.
pub(crate) fn with_changes(schema: &Document) -> Result<Document> {
    let failed = |error: &dyn std::fmt::Display| Error::new(&COMPOSITION).with("reason", error);
    let changes = parse_schema::<String>(CHANGES).map_err(|error| failed(&error))?.into_static();
    let mut schema = schema.clone();
    for definition in &mut schema.definitions {
        match definition {
            Definition::SchemaDefinition(roots) => roots.subscription = Some("Subscription".to_owned()),
            Definition::TypeDefinition(known)
                if ["Subscription", "Changed"].contains(&crate::schema::name_of(known)) =>
            {
                return Err(failed(&"“Subscription” and “Changed” are the gateway's own"));
            }
            _ => {}
        }
    }
    schema.definitions.extend(changes.definitions);
    Ok(schema)
}

/// One caller, listening.
pub(crate) struct Listener {
    gateway: Gateway,
    ear: Ear,
    subscriptions: Vec<Subscription>,
}

struct Subscription {
    name: String,
    prepared: Arc<Prepared>,
    variables: Variables,
    kinds: Option<Vec<String>>,
    ids: Option<Vec<Uuid>>,
    language: Language,
    /// It was told from when on it is told.
    begun: bool,
}

impl Listener {
    pub(crate) fn new(gateway: Gateway, ear: Ear) -> Self {
        Self { gateway, ear, subscriptions: Vec::new() }
    }

    async fn begin(&mut self, name: &str, cx: &Cx, asked: Asked) -> Result<(), Vec<Fault>> {
        let language = cx.language();
        let refuse = |error: Error| vec![Fault::new(error, language)];
        let inner = &self.gateway.0;
        let text = inner.persisted.find(asked.query, asked.hash.as_deref()).map_err(refuse)?;
        let prepared = self.gateway.prepared(text, asked.operation, language).await?;
        if prepared.does != Does::Watch {
            return Err(refuse(Error::new(&ONLY_SUBSCRIPTIONS)));
        }
        let variables = variables::coerce(&inner.desk.public, &prepared.declared, asked.variables).map_err(refuse)?;
        let [slot] = prepared.fields.0.as_slice() else {
            return Err(refuse(Error::new(&INVALID).with("reason", "a subscription asks for one field")));
        };
        if *slot.field != *"changed" {
            return Err(refuse(Error::new(&INVALID).with("reason", "a subscription asks for something that changes")));
        }
        let kinds = named(slot, "kinds", &variables).map_err(refuse)?;
        let ids = named(slot, "ids", &variables).map_err(refuse)?;
        let id = |id: String| id.parse().map_err(|_| wrong("ids", "it must be a list of ids"));
        let ids = ids.map(|ids| ids.into_iter().map(id).collect::<Result<Vec<Uuid>>>()).transpose().map_err(refuse)?;
        let name = name.to_owned();
        self.subscriptions.push(Subscription { name, prepared, variables, kinds, ids, language, begun: false });
        Ok(())
    }
}

impl Listening for Listener {
    fn subscribe<'a>(&'a mut self, name: &'a str, cx: &'a Cx, mut asked: Asked) -> BoxFuture<'a, Result<(), Answered>> {
        Box::pin(async move {
            let trace = asked.trace.take();
            self.begin(name, cx, asked).await.map_err(|faults| refused(faults, cx, trace.as_deref()))
        })
    }

    fn end(&mut self, name: &str) {
        self.subscriptions.retain(|known| known.name != name);
    }

    fn heard(&mut self) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            if self.subscriptions.iter().all(|known| known.begun) {
                self.ear.heard().await;
            } else {
                self.ear.following().await;
            }
        })
    }

    fn said(&mut self, cx: &Cx) -> Vec<(String, Vec<u8>)> {
        let mut said = Vec::new();
        let since = self.ear.since();
        let follows = self.ear.follows();
        for known in &mut self.subscriptions {
            if !known.begun {
                known.begun = follows;
                if follows {
                    said.push((known.name.clone(), known.say(None)));
                }
                continue;
            }
            match &since {
                Since::Resync => said.push((known.name.clone(), known.say(None))),
                Since::Changes(changes) => {
                    let asked = changes.iter().filter(|change| known.asks(change) && change.is_seen_by(cx));
                    said.extend(asked.map(|change| (known.name.clone(), known.say(Some(change)))));
                }
            }
        }
        said
    }
}

impl Subscription {
    fn asks(&self, change: &Change) -> bool {
        self.kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|kind| kind == change.kind))
            && self.ids.as_ref().is_none_or(|ids| ids.contains(&change.id))
    }

    /// A change, or that some may have been missed, in the shape that was asked for.
    fn say(&self, change: Option<&Change>) -> Vec<u8> {
        let mut data = Object::new();
        for slot in &self.prepared.fields.0 {
            let Shape::Object(_, fields) = &slot.shape else { continue };
            let told = fields.0.iter().map(|slot| (slot.fetched.clone(), field(&slot.field, change)));
            data.insert(slot.fetched.clone(), Value::Object(told.collect()));
        }
        let (mut faults, gone) = (Vec::new(), std::collections::BTreeSet::new());
        let projection = Projection::new(&self.variables, &mut faults, false, &gone, self.language);
        let mut body = projection.data(&self.prepared.root, &self.prepared.fields, &data);
        close(&mut body, &faults);
        body
    }
}

fn field(name: &str, change: Option<&Change>) -> Value {
    match (name, change) {
        ("resync", change) => Value::from(change.is_none()),
        ("kind", Some(change)) => Value::from(change.kind),
        ("id", Some(change)) => Value::from(change.id.to_string()),
        ("version", Some(change)) => change.version.map_or(Value::Null, Value::from),
        _ => Value::Null,
    }
}

/// The texts an argument names; none when it is not given.
fn named(slot: &Slot, name: &str, variables: &Variables) -> Result<Option<Vec<String>>> {
    let items = match argument(&slot.arguments, name, variables) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::List(items)) => items,
        // One item may stand for a list of one.
        Some(item) => vec![item],
    };
    if items.len() > NAMED {
        return Err(Error::new(&TOO_LARGE).with("limit", NAMED).with("unit", name));
    }
    let read = |item: &Value| text(item).map(str::to_owned).ok_or_else(|| wrong(name, "it must be a list of texts"));
    items.iter().map(read).collect::<Result<_>>().map(Some)
}

fn wrong(name: &str, reason: &str) -> Error {
    Error::new(&VARIABLE).with("name", name).with("reason", reason)
}
