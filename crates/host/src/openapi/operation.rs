//! One operation of the reference.

use kernel::rest::Parameter;
use kernel::rest::schema::{self, Shape};
use kernel::{Endpoint, Error, Method, Permission, Result};
use serde_json::{Map, Value, json};

use super::{example, refusals};

/// Paths that tell how the process is doing.
pub(super) const HEALTH: [(&str, &str, &str); 4] = [
    ("/health", "How the installation is doing, part by part", "ইনস্টলেশনের প্রতিটি অংশ কেমন চলছে"),
    ("/health/live", "Whether the process runs", "প্রসেস চলছে কি না"),
    ("/health/ready", "Whether requests should come here", "এখানে অনুরোধ পাঠানো যাবে কি না"),
    ("/health/startup", "Whether the start is over", "চালু হওয়া শেষ হয়েছে কি না"),
];

const LIST: &str = "A page of a list: send `next` of the answer as `after` to get the one that follows.";
const LIST_BN: &str = "তালিকার একটি পাতা: পরেরটি পেতে উত্তরের `next` মানটি `after` হিসেবে পাঠান।";

/// The method as the reference spells it.
pub(super) fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "get",
        Method::Post => "post",
        Method::Patch => "patch",
        Method::Delete => "delete",
    }
}

/// The operation with everything that is known of it.
pub(super) fn describe(service: &str, endpoint: &Endpoint, schemas: &Map<String, Value>) -> Result<Value> {
    let (en, bn) = description(endpoint);
    let mut operation = json!({
        "operationId": operation_id(endpoint),
        "tags": [service],
        "summary": endpoint.sentence,
        "x-summary-bn": endpoint.sentence_bn,
        "description": en,
        "x-description-bn": bn,
        "parameters": parameters(endpoint)?,
        "responses": responses(endpoint, schemas)?,
        "x-list": endpoint.list,
    });
    if endpoint.open {
        operation["security"] = json!([]);
    }
    if let Some(permission) = endpoint.needs {
        operation["x-permission"] = json!({
            "name": permission.name, "en": permission.en, "bn": permission.bn,
            "roles": permission.roles, "sensitive": permission.sensitive,
        });
    }
    if let Some(shape) = &endpoint.takes {
        operation["requestBody"] = json!({ "required": true, "content": content(shape, schemas)? });
    }
    if endpoint.streams {
        let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
        operation["requestBody"] = json!({ "required": true, "content": { "application/offset+octet-stream": bytes } });
    }
    if !endpoint.refuses.is_empty() {
        let code = |code: &&'static kernel::Code| json!({ "code": code.name, "status": code.kind.status(), "en": code.en, "bn": code.bn });
        operation["x-codes"] = endpoint.refuses.iter().map(code).collect();
    }
    Ok(operation)
}

/// `get-organization-companies-by-id`.
fn operation_id(endpoint: &Endpoint) -> String {
    let path = endpoint.path.trim_start_matches("/api/v1/").trim_start_matches('/').replace('.', "");
    let part = |part: &str| {
        part.strip_prefix('{').map_or(part.to_owned(), |name| format!("by-{}", name.trim_end_matches('}')))
    };
    let parts: Vec<String> = path.split('/').map(part).collect();
    format!("{}-{}", method(endpoint.method), parts.join("-"))
}

fn description(endpoint: &Endpoint) -> (String, String) {
    let (mut en, mut bn) = match endpoint.needs {
        Some(permission) => needs(permission),
        None if endpoint.open => ("Anybody may call this.".to_owned(), "যে কেউ এটি ব্যবহার করতে পারেন।".to_owned()),
        None => ("For whoever is signed in.".to_owned(), "যিনি সাইন ইন করেছেন তাঁর জন্য।".to_owned()),
    };
    if endpoint.list {
        en = format!("{en}\n\n{LIST}");
        bn = format!("{bn}\n\n{LIST_BN}");
    }
    (en, bn)
}

fn needs(permission: &Permission) -> (String, String) {
    let (roles, roles_bn) = match permission.roles {
        [] => (String::new(), String::new()),
        roles => (format!(" and the roles {}", roles.join(", ")), format!(" এবং এসব ভূমিকা: {}", roles.join(", "))),
    };
    let en = format!(
        "Needs the permission `{}` ({}). By default the owner and the administrator hold it{roles}.",
        permission.name, permission.en
    );
    let bn = format!("`{}` অনুমতি প্রয়োজন ({})। শুরুতে এটি থাকে মালিক ও প্রশাসকের{roles_bn}।", permission.name, permission.bn);
    (en, bn)
}

fn parameters(endpoint: &Endpoint) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for name in endpoint.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
        let id = Parameter {
            name: "", sentence: "Its id", sentence_bn: "এর আইডি", schema: schema::id, required: true
        };
        let place = endpoint.places.iter().find(|place| place.name == name).unwrap_or(&id);
        all.push(parameter(place, name, "path")?);
    }
    for asked in &endpoint.query {
        all.push(parameter(asked, asked.name, "query")?);
    }
    for name in endpoint.hears {
        all.push(json!({ "name": name, "in": "header", "required": false, "schema": { "type": "string" } }));
    }
    if endpoint.method != Method::Get && !endpoint.open {
        all.push(json!({ "$ref": "#/components/parameters/IdempotencyKey" }));
    }
    Ok(all)
}

fn parameter(parameter: &Parameter, name: &str, place: &str) -> Result<Value> {
    Ok(json!({
        "name": name, "in": place, "required": parameter.required,
        "description": parameter.sentence, "x-description-bn": parameter.sentence_bn,
        "schema": serde_json::to_value((parameter.schema)()).map_err(Error::internal)?,
    }))
}

fn responses(endpoint: &Endpoint, schemas: &Map<String, Value>) -> Result<Map<String, Value>> {
    let mut all: Map<String, Value> = refusals::of(endpoint).collect();
    let said = if endpoint.status == 204 { "Done; there is nothing to say." } else { "Done." };
    let mut success = json!({
        "description": said,
        "headers": { "X-Request-Id": { "$ref": "#/components/headers/RequestId" } },
    });
    if let Some(shape) = &endpoint.gives {
        success["content"] = content(shape, schemas)?;
    }
    if let Some(kind) = endpoint.file {
        success["content"] = json!({ kind: { "schema": { "type": "string", "contentMediaType": kind } } });
    }
    all.insert(endpoint.status.to_string(), success);
    Ok(all)
}

fn content(shape: &Shape, schemas: &Map<String, Value>) -> Result<Value> {
    let schema = serde_json::to_value(shape.schema()).map_err(Error::internal)?;
    let example = example::of(&schema, schemas);
    Ok(json!({ "application/json": { "schema": schema, "example": example } }))
}

/// What `/health…` answers.
pub(super) fn health_schema() -> Value {
    json!({
        "type": "object",
        "required": ["status"],
        "properties": {
            "status": { "type": "string", "description": "In one word.", "examples": ["ready"] },
            "dependencies": { "type": "object", "description": "Each part the process depends on, by name." },
            "services": { "type": "array", "items": { "type": "string" }, "description": "The services hosted here." },
            "version": { "type": "string" },
        },
    })
}

/// One of the paths about health.
pub(super) fn health(path: &str, en: &str, bn: &str) -> Value {
    let answer = |sentence: &str| {
        json!({
            "description": sentence,
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Health" } } },
        })
    };
    json!({
        "operationId": format!("get{}", path.replace('/', "-")),
        "tags": [super::HEALTH.service],
        "summary": en, "x-summary-bn": bn,
        "description": "Anybody may call this.", "x-description-bn": "যে কেউ এটি ব্যবহার করতে পারেন।",
        "security": [],
        "responses": { "200": answer("It is well."), "503": answer("Not now; ask again in a moment.") },
    })
}
