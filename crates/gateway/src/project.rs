//! The answer written as JSON, once, into one buffer: exactly what was asked for, nulls as the specification has them.

use std::collections::BTreeSet;

use kernel::{Error, Language};

use crate::errors::EMPTY;
use crate::fault::{Fault, Step};
use crate::shape::{Fields, Shape, Slot, When, Wrap};
use crate::value::{Name, Object, Value, Variables, text, type_name};

/// A value that must be there is not; the nearest place above that may be empty becomes null.
struct Missing;

/// Writes `data` in the shape of `fields`.
pub(crate) struct Projection<'r> {
    out: Vec<u8>,
    variables: &'r Variables,
    faults: &'r mut Vec<Fault>,
    /// Some errors were left out because there are too many; they explain what is missing as well.
    folded: bool,
    /// Where objects stand that are not there for this caller. No error says so: that would tell too much.
    gone: &'r BTreeSet<Vec<Step>>,
    path: Vec<Step>,
    language: Language,
}

impl<'r> Projection<'r> {
    pub(crate) fn new(
        variables: &'r Variables,
        faults: &'r mut Vec<Fault>,
        folded: bool,
        gone: &'r BTreeSet<Vec<Step>>,
        language: Language,
    ) -> Self {
        Self { out: Vec::with_capacity(1024), variables, faults, folded, gone, path: Vec::new(), language }
    }

    /// `{"data":…` and no closing brace yet.
    pub(crate) fn data(mut self, of: &Name, fields: &Fields, data: &Object) -> Vec<u8> {
        self.out.extend_from_slice(b"{\"data\":");
        let start = self.out.len();
        if self.object(of, fields, data).is_err() {
            self.out.truncate(start);
            self.null();
        }
        self.out
    }

    fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    fn object(&mut self, of: &Name, fields: &Fields, object: &Object) -> Result<(), Missing> {
        self.out.push(b'{');
        let mut first = true;
        for slot in &fields.0 {
            if !holds(&slot.when, self.variables) {
                continue;
            }
            if !std::mem::replace(&mut first, false) {
                self.out.push(b',');
            }
            self.out.extend_from_slice(slot.json.as_bytes());
            self.slot(of, slot, object)?;
        }
        self.out.push(b'}');
        Ok(())
    }

    fn slot(&mut self, of: &Name, slot: &Slot, object: &Object) -> Result<(), Missing> {
        if matches!(slot.shape, Shape::Typename) {
            self.string(of);
            return Ok(());
        }
        let value = object.get(&slot.fetched);
        if let (Wrap::Value { .. }, Shape::Leaf, Some(value)) = (&slot.of, &slot.shape, value)
            && !matches!(value, Value::Null)
        {
            // Most fields are this; where it stands matters only to those that are missing.
            let _ = serde_json::to_writer(&mut self.out, value);
            return Ok(());
        }
        self.path.push(Step::Field(slot.key.clone()));
        self.value(&slot.of, &slot.shape, value)?;
        self.path.pop();
        Ok(())
    }

    /// Writes a value, or null where null may stand.
    fn value(&mut self, of: &Wrap, shape: &Shape, value: Option<&Value>) -> Result<(), Missing> {
        let (Wrap::Value { required } | Wrap::List { required, .. }) = of;
        let (start, depth) = (self.out.len(), self.path.len());
        let written = match (of, value) {
            (_, None | Some(Value::Null)) => Ok(false),
            (Wrap::List { of, .. }, Some(Value::List(items))) => self.list(of, shape, items).map(|()| true),
            (Wrap::List { .. }, Some(_)) => Ok(false),
            (Wrap::Value { .. }, Some(value)) => self.single(shape, value),
        };
        match written {
            Ok(true) => return Ok(()),
            Ok(false) if *required && !self.is_within_gone() => self.explain(),
            Ok(false) | Err(Missing) => {}
        }
        self.path.truncate(depth);
        if *required && self.gone.contains(&self.path) {
            self.explain();
        }
        if *required {
            return Err(Missing);
        }
        self.out.truncate(start);
        self.null();
        Ok(())
    }

    fn list(&mut self, of: &Wrap, shape: &Shape, items: &[Value]) -> Result<(), Missing> {
        self.out.push(b'[');
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                self.out.push(b',');
            }
            self.path.push(Step::Index(place));
            self.value(of, shape, Some(item))?;
            self.path.pop();
        }
        self.out.push(b']');
        Ok(())
    }

    /// Writes what is no list; `false` when it is nothing that may be shown here.
    fn single(&mut self, shape: &Shape, value: &Value) -> Result<bool, Missing> {
        match (shape, value) {
            (Shape::Leaf, value) => Ok(serde_json::to_writer(&mut self.out, value).is_ok()),
            (Shape::Enum(words), value) => match text(value).filter(|word| words.contains(*word)) {
                Some(word) => {
                    self.string(word);
                    Ok(true)
                }
                None => Ok(false),
            },
            (Shape::Object(name, fields), Value::Object(object)) => self.object(name, fields, object).map(|()| true),
            (Shape::Abstract { by_type, alike }, Value::Object(object)) => {
                let known = match type_name(object) {
                    Some(name) => by_type.get(name),
                    None => alike.as_ref(),
                };
                match known {
                    Some((name, fields)) => self.object(name, fields, object).map(|()| true),
                    None => Ok(false),
                }
            }
            _ => Ok(false),
        }
    }

    fn string(&mut self, text: &str) {
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut self.out, text);
    }

    fn is_within_gone(&self) -> bool {
        !self.gone.is_empty() && (1..self.path.len()).any(|length| self.gone.contains(&self.path[..length]))
    }

    /// Says that a field which must be there is not, unless an error says so already.
    fn explain(&mut self) {
        if self.folded || self.faults.iter().any(|fault| fault.explains(&self.path)) {
            return;
        }
        self.faults.push(Fault::new(Error::new(&EMPTY), self.language).at(self.path.clone()));
    }
}

/// Whether a selection under these conditions is asked for.
pub(crate) fn holds(when: &[Vec<When>], variables: &Variables) -> bool {
    when.is_empty() || when.iter().any(|all| hold(all, variables))
}

/// Whether all of these conditions hold.
pub(crate) fn hold(all: &[When], variables: &Variables) -> bool {
    let given = |name: &Name| matches!(variables.get(name), Some(Value::Boolean(true)));
    all.iter().all(|when| given(&when.variable) == when.wanted)
}

/// Closes the answer with its errors.
pub(crate) fn close(out: &mut Vec<u8>, faults: &[Fault]) {
    if !faults.is_empty() {
        out.extend_from_slice(b",\"errors\":");
        errors(out, faults);
    }
    out.push(b'}');
}

/// An answer to what was not executed.
pub(crate) fn refusal(faults: &[Fault]) -> Vec<u8> {
    let mut out = b"{\"errors\":".to_vec();
    errors(&mut out, faults);
    out.push(b'}');
    out
}

fn errors(out: &mut Vec<u8>, faults: &[Fault]) {
    out.push(b'[');
    for (place, fault) in faults.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        let mut error = Object::new();
        error.insert(Name::new("message"), Value::from(fault.message.as_str()));
        if !fault.locations.is_empty() {
            let locations = fault.locations.iter().map(|(line, column)| {
                let place = [(Name::new("line"), Value::from(*line)), (Name::new("column"), Value::from(*column))];
                Value::Object(place.into_iter().collect())
            });
            error.insert(Name::new("locations"), Value::List(locations.collect()));
        }
        if !fault.path.is_empty() {
            let path = fault.path.iter().map(|step| match step {
                Step::Field(name) => Value::from(name.as_str()),
                Step::Index(index) => Value::from(*index),
            });
            error.insert(Name::new("path"), Value::List(path.collect()));
        }
        error.insert(Name::new("extensions"), Value::Object(fault.extensions.clone()));
        let _ = serde_json::to_writer(&mut *out, &Value::Object(error));
    }
    out.push(b']');
}
