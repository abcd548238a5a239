//! An example of a shape: what the shape says itself, else the plainest thing that fits.

use serde_json::{Map, Value, json};

/// Shapes nest less deeply than this; one that does not end is cut.
const DEPTH: usize = 12;

/// Something of this shape.
pub(super) fn of(schema: &Value, schemas: &Map<String, Value>) -> Value {
    at(schema, schemas, DEPTH)
}

fn at(schema: &Value, schemas: &Map<String, Value>, depth: usize) -> Value {
    if depth == 0 {
        return Value::Null;
    }
    let inside = |schema: &Value| at(schema, schemas, depth - 1);
    let given = schema.get("example").or_else(|| schema["examples"].get(0)).or_else(|| schema["enum"].get(0));
    if let Some(given) = given {
        return given.clone();
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
        return schemas.get(name).map_or(Value::Null, inside);
    }
    if let Some(all) = schema["allOf"].as_array() {
        let parts = all.iter().map(inside).filter_map(|part| part.as_object().cloned());
        return Value::Object(parts.flatten().collect());
    }
    let choices = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array());
    if let Some(choice) = choices.and_then(|choices| choices.iter().find(|choice| choice["type"] != "null")) {
        return inside(choice);
    }
    match kind(schema) {
        "object" => {
            let properties = schema["properties"].as_object().into_iter().flatten();
            let must = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
            let shown = properties.filter(|(name, schema)| must(name) || says_more(schema, schemas));
            Value::Object(shown.map(|(name, schema)| (name.clone(), inside(schema))).collect())
        }
        "array" => json!([inside(&schema["items"])]),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
        "boolean" => json!(true),
        "string" => match schema["format"].as_str() {
            Some("date") => json!("2026-07-01"),
            Some("date-time") => json!("2026-07-01T04:00:00Z"),
            Some("uuid") => json!("0199a3c0-8a52-7cc1-b5f2-6f2a4a1d9e10"),
            _ => json!("text"),
        },
        _ => Value::Null,
    }
}

/// Whether the shape says what may stand there: what need not be there is shown only then.
fn says_more(schema: &Value, schemas: &Map<String, Value>) -> bool {
    let choices = schema["oneOf"].as_array();
    if let Some(choice) = choices.and_then(|choices| choices.iter().find(|choice| choice["type"] != "null")) {
        return says_more(choice, schemas);
    }
    let named = schema["$ref"].as_str().and_then(|name| schemas.get(name.rsplit('/').next()?));
    // An id made up is an id of nothing.
    let found = named.unwrap_or(schema);
    found["format"] != "uuid" && ["example", "examples", "enum"].iter().any(|word| found.get(word).is_some())
}

/// The type; of several the first that is something.
fn kind(schema: &Value) -> &str {
    let kind = &schema["type"];
    let several =
        || kind.as_array().and_then(|kinds| kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"));
    kind.as_str().or_else(several).unwrap_or_default()
}
