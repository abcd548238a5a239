//! Ways through a tree of values: to the objects of a plan's path, to the places of a rewrite.

use crate::fault::Step;
use crate::plan::{Require, Rewrite, Segment, To};
use crate::value::{Name, Object, TYPENAME, Value, type_name};

/// Calls `meet` with every object at the end of `path`, in a fixed order, and with the steps to it.
pub(crate) fn objects(
    value: &mut Value,
    path: &[Segment],
    steps: &mut Vec<Step>,
    meet: &mut dyn FnMut(&mut Value, &[Step]),
) {
    match (value, path) {
        (Value::List(items), path) => {
            let rest = if matches!(path.first(), Some(Segment::List)) { &path[1..] } else { path };
            for (place, item) in items.iter_mut().enumerate() {
                steps.push(Step::Index(place));
                objects(item, rest, steps, meet);
                steps.pop();
            }
        }
        (value @ Value::Object(_), []) => meet(value, steps),
        (Value::Object(object), [Segment::Field(name), rest @ ..]) => {
            if let Some(value) = object.get_mut(name) {
                steps.push(Step::Field(name.clone()));
                objects(value, rest, steps, meet);
                steps.pop();
            }
        }
        (value @ Value::Object(_), [Segment::Types(types), rest @ ..]) if is_one_of(value, types) => {
            objects(value, rest, steps, meet);
        }
        _ => {}
    }
}

/// Whether an object may be of one of these types; one that does not say may be anything.
fn is_one_of(value: &Value, types: &[String]) -> bool {
    let Value::Object(object) = value else { return false };
    type_name(object).is_none_or(|name| types.iter().any(|known| known == name))
}

/// What a subgraph needs to know of an object to find it again; none when that is not known here.
pub(crate) fn representation(object: &Object, requires: &[Require]) -> Option<Value> {
    let mut known = Object::with_capacity(requires.len() + 1);
    if let Some(name) = object.get(TYPENAME) {
        known.insert(Name::new(TYPENAME), name.clone());
    }
    fill(&mut known, object, requires)?;
    (!known.is_empty()).then_some(Value::Object(known))
}

fn fill(known: &mut Object, object: &Object, requires: &[Require]) -> Option<()> {
    for require in requires {
        match require {
            Require::Field { key, .. } if *key == *TYPENAME => {}
            Require::Field { name, key, of } => {
                // The planner may have asked for the field under a name of its own.
                let value = object.get(name).or_else(|| object.get(key))?;
                known.insert(key.clone(), part(value, of));
            }
            Require::On { types, of } => {
                if type_name(object).is_none_or(|name| types.iter().any(|known| known == name)) {
                    fill(known, object, of)?;
                }
            }
        }
    }
    Some(())
}

fn part(value: &Value, requires: &[Require]) -> Value {
    match value {
        Value::List(items) => Value::List(items.iter().map(|item| part(item, requires)).collect()),
        // A scalar may be an object as well.
        Value::Object(object) if !requires.is_empty() => representation(object, requires).unwrap_or(Value::Null),
        value => value.clone(),
    }
}

/// Changes what the planner wants changed.
pub(crate) fn rewrite(value: &mut Value, rewrite: &Rewrite) {
    apply(value, &rewrite.path, &rewrite.to);
}

fn apply(value: &mut Value, path: &[Segment], to: &To) {
    match (value, path) {
        (Value::List(items), path) => items.iter_mut().for_each(|item| apply(item, path, to)),
        (value, []) => {
            if let To::Value(text) = to {
                *value = Value::from(text.as_str());
            }
        }
        (value @ Value::Object(_), [Segment::Types(types), rest @ ..]) if is_one_of(value, types) => {
            apply(value, rest, to);
        }
        (Value::Object(object), [Segment::Field(name)]) => match to {
            To::Name(new) => {
                if let Some(value) = object.swap_remove(name) {
                    object.insert(new.clone(), value);
                }
            }
            To::Value(text) => {
                if let Some(value) = object.get_mut(name) {
                    *value = Value::from(text.as_str());
                }
            }
        },
        (Value::Object(object), [Segment::Field(name), rest @ ..]) => {
            if let Some(value) = object.get_mut(name) {
                apply(value, rest, to);
            }
        }
        _ => {}
    }
}
