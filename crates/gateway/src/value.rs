//! The values the executor works on: the one place that names the library they come from.

pub(crate) use async_graphql::{Name, Value, Variables};

/// An object: names in the order they came.
pub(crate) type Object = async_graphql::indexmap::IndexMap<Name, Value>;

/// The name every object may be asked for its type by.
pub(crate) const TYPENAME: &str = "__typename";

/// The text of a string value.
pub(crate) fn text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Enum(name) => Some(name),
        _ => None,
    }
}

/// The type an object says it is of.
pub(crate) fn type_name(object: &Object) -> Option<&str> {
    object.get(TYPENAME).and_then(text)
}

/// Adds what `from` knows to what `into` knows; neither forgets anything.
pub(crate) fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => merge_objects(into, from),
        (Value::List(into), Value::List(from)) if into.len() == from.len() => {
            into.iter_mut().zip(from).for_each(|(into, from)| merge(into, from));
        }
        (into @ Value::Null, from) => *into = from,
        _ => {}
    }
}

/// [`merge`] of two objects.
pub(crate) fn merge_objects(into: &mut Object, from: Object) {
    if into.is_empty() {
        *into = from;
        return;
    }
    for (name, value) in from {
        match into.get_mut(&name) {
            Some(known) => merge(known, value),
            None => {
                into.insert(name, value);
            }
        }
    }
}

/// Bytes that are equal for equal values only; objects with the same names in another order differ.
pub(crate) fn fingerprint(value: &Value, into: &mut Vec<u8>) {
    let sized = |tag: u8, size: usize, into: &mut Vec<u8>| {
        into.push(tag);
        into.extend_from_slice(&size.to_le_bytes());
    };
    match value {
        Value::Null => into.push(b'0'),
        Value::Boolean(given) => into.push(if *given { b't' } else { b'f' }),
        Value::Number(number) => {
            let number = number.to_string();
            sized(b'n', number.len(), into);
            into.extend_from_slice(number.as_bytes());
        }
        Value::String(text) => {
            sized(b's', text.len(), into);
            into.extend_from_slice(text.as_bytes());
        }
        Value::Enum(name) => {
            sized(b's', name.len(), into);
            into.extend_from_slice(name.as_bytes());
        }
        Value::Binary(bytes) => {
            sized(b'b', bytes.len(), into);
            into.extend_from_slice(bytes);
        }
        Value::List(items) => {
            sized(b'l', items.len(), into);
            items.iter().for_each(|item| fingerprint(item, into));
        }
        Value::Object(fields) => {
            sized(b'o', fields.len(), into);
            for (name, value) in fields {
                sized(b'k', name.len(), into);
                into.extend_from_slice(name.as_bytes());
                fingerprint(value, into);
            }
        }
    }
}
