//! The API reference: complete, true, and its pages within what they promise.

use std::collections::BTreeSet;
use std::io::Read as _;

use flate2::read::GzDecoder;
use kernel::utoipa::openapi::OpenApi;
use kernel::{Call, Endpoint, Method};
use serde_json::{Value, json};

use crate::house;
use crate::running::{Caller, Home};

const COMMITTED: &str = include_str!("../../../../docs/openapi.json");
const EXPLORER: [(&str, &str); 3] = [
    ("/docs", include_str!("../../src/explorer/page.html")),
    ("/docs/page.css", include_str!("../../src/explorer/page.css")),
    ("/docs/page.js", include_str!("../../src/explorer/page.js")),
];
/// Bytes of the explorer, unpacked.
const BUDGET: usize = 40 * 1024;
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn is_bengali(text: &str) -> bool {
    text.chars().any(|letter| ('\u{980}'..='\u{9FF}').contains(&letter))
}

#[test]
fn every_operation_says_what_it_is_in_both_languages_and_what_it_needs() {
    for service in house::described() {
        for endpoint in &service.endpoints {
            let name = format!("{:?} {}", endpoint.method, endpoint.path);
            assert!(endpoint.sentence.len() > 5 && !endpoint.sentence.ends_with('.'), "{name}");
            assert!(is_bengali(endpoint.sentence_bn), "{name} has no Bengali");
            for asked in endpoint.query.iter().chain(&endpoint.places) {
                assert!(!asked.sentence.is_empty() && is_bengali(asked.sentence_bn), "{name}: {}", asked.name);
            }
            match endpoint.needs {
                Some(needed) => {
                    assert!(
                        service.permissions.iter().any(|known| known.name == needed.name),
                        "{name}: {}",
                        needed.name
                    );
                    assert!(!endpoint.open, "{name} is open and needs {}", needed.name);
                }
                None => {
                    assert!(endpoint.open || speaks_of_oneself(endpoint), "{name} needs no permission and is not open")
                }
            }
            assert!(
                endpoint.gives.is_some() || endpoint.file.is_some() || endpoint.status == 204,
                "{name} gives what?"
            );
            assert!(endpoint.takes.is_none() || endpoint.method == Method::Post, "{name} has a body");
            let goes_on = endpoint.query.iter().any(|asked| asked.name == "after");
            assert_eq!(endpoint.list, goes_on && endpoint.file.is_none(), "{name}");
        }
    }
}

/// Operations on the caller's own person need to be signed in and nothing more.
fn speaks_of_oneself(endpoint: &Endpoint) -> bool {
    endpoint.path.starts_with("/api/v1/auth/") || endpoint.path.starts_with("/api/v1/users/")
}

#[test]
fn the_committed_reference_is_sound() {
    let parsed: OpenApi = serde_json::from_str(COMMITTED).expect("OpenAPI as its own types read it");
    assert!(parsed.components.is_some_and(|components| components.security_schemes.len() == 2));
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let mut pointed = Vec::new();
    pointers(&document, &mut pointed);
    assert!(!pointed.is_empty());
    for pointer in pointed {
        assert!(document.pointer(pointer.trim_start_matches('#')).is_some(), "{pointer} points to nothing");
    }
    let tags: BTreeSet<&str> =
        document["tags"].as_array().unwrap().iter().filter_map(|tag| tag["name"].as_str()).collect();
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = format!("{method} {path}");
            assert!(ids.insert(operation["operationId"].as_str().unwrap()), "{name}: its id is taken");
            assert!(
                operation["tags"].as_array().unwrap().iter().all(|tag| tags.contains(tag.as_str().unwrap())),
                "{name}"
            );
            assert!(is_bengali(operation["x-summary-bn"].as_str().unwrap()), "{name}");
            let declared = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
            let declared: BTreeSet<&str> = declared
                .iter()
                .filter(|parameter| parameter["in"] == "path")
                .filter_map(|parameter| parameter["name"].as_str())
                .collect();
            let named = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
            assert_eq!(declared, named, "{name}");
            let keyed = operation["parameters"].to_string().contains("IdempotencyKey");
            assert_eq!(keyed, method != "get" && operation["security"] != json!([]), "{name}");
        }
    }
}

fn pointers(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| pointers(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| pointers(value, found)),
        _ => {}
    }
}

#[test]
fn the_explorer_is_small_and_of_one_piece() {
    let size: usize = EXPLORER.iter().map(|(_, text)| text.len()).sum();
    assert!(size <= BUDGET, "{size} bytes");
    for (path, text) in EXPLORER {
        for stranger in ["http:", "https:", "//cdn", "@import", "innerHTML", "outerHTML", "eval(", "document.write"] {
            assert!(!text.contains(stranger), "{path} has {stranger}");
        }
        for inline in ["style=", "onclick=\"", "<style", "<script>", "javascript:"] {
            assert!(!text.contains(inline), "{path} has {inline}");
        }
    }
    let script = EXPLORER[2].1;
    assert_eq!(script.matches("localStorage").count(), 2, "the language, read and written");
    assert!(!script.contains("sessionStorage") && !script.contains("document.cookie"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_served_is_what_is_committed_and_true() {
    let home = Home::new();
    let mut serving = home.serve(&[]).await;
    let client = reqwest::Client::new();
    let served: Value =
        client.get(format!("{}/openapi.json", serving.address())).send().await.unwrap().json().await.unwrap();
    let committed: Value = serde_json::from_str(COMMITTED).unwrap();
    assert!(served == committed, "docs/openapi.json is old: run cargo xtask sdl");

    for (path, text) in EXPLORER.into_iter().chain([("/docs/", EXPLORER[0].1)]) {
        let address = format!("{}{path}", serving.address());
        let plain = client.get(&address).send().await.unwrap();
        let head = |answer: &reqwest::Response, name: &str| {
            answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(head(&plain, "content-security-policy").as_deref(), Some(POLICY), "{path}");
        assert_eq!(head(&plain, "content-encoding"), None, "{path}");
        let tag = head(&plain, "etag").unwrap();
        assert!(plain.text().await.unwrap() == text, "{path}");
        let packed = client.get(&address).header("accept-encoding", "br, gzip").send().await.unwrap();
        assert_eq!(head(&packed, "content-encoding").as_deref(), Some("gzip"), "{path}");
        let mut unpacked = String::new();
        GzDecoder::new(&*packed.bytes().await.unwrap()).read_to_string(&mut unpacked).unwrap();
        assert!(unpacked == text, "{path}");
        let unwanted = client.get(&address).header("accept-encoding", "gzip;q=0").send().await.unwrap();
        assert_eq!(head(&unwanted, "content-encoding"), None, "{path}");
        let known = client.get(&address).header("if-none-match", tag).send().await.unwrap();
        assert_eq!((known.status().as_u16(), known.text().await.unwrap().len()), (304, 0), "{path}");
    }

    let caller = Caller::new(home.tenant("reference").await);
    let operation = &committed["paths"]["/api/v1/organization/companies"]["post"];
    let example = &operation["requestBody"]["content"]["application/json"]["example"];
    let made = caller.post(serving.address(), "/api/v1/organization/companies", "k", example).await.unwrap();
    assert_eq!(made.status, 200, "the example is accepted: {}", made.body);
    expect_shape(&committed["components"]["schemas"]["Company"], &made.body);
    let refused = caller.get(serving.address(), "/api/v1/organization/companies?first=0").await.unwrap();
    assert_eq!(refused.status, 400);
    expect_shape(&committed["components"]["schemas"]["Problem"], &refused.body);
    assert!(serving.stop().await.success());
}

/// The answer has what the shape says it has, and nothing else.
fn expect_shape(shape: &Value, answer: &Value) {
    let answered: BTreeSet<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let known: BTreeSet<&str> = shape["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    let must: BTreeSet<&str> = shape["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(answered.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "not said");
    assert_eq!(must.difference(&answered).collect::<Vec<_>>(), Vec::<&&str>::new(), "said and not there");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_permission_that_is_named_is_the_one_that_is_required() {
    let world = house::world().await;
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let id = || uuid::Uuid::now_v7().to_string();
    let powerless = world.person(kernel::TenantId::new(), &[], kernel::Scope::All);
    for endpoint in world.services.iter().flat_map(|service| &service.endpoints) {
        let Some(needed) = endpoint.needs else { continue };
        let method = format!("{:?}", endpoint.method).to_lowercase();
        let body = &document["paths"][endpoint.path][&method]["requestBody"]["content"]["application/json"]["example"];
        let named = endpoint.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let call = Call {
            path: named.map(|name| (name.to_owned(), id())).collect(),
            query: endpoint
                .query
                .iter()
                // About oneself some ask for nothing.
                .filter(|asked| asked.required || asked.name == "person")
                .map(|asked| (asked.name.to_owned(), id()))
                .collect(),
            body: body.to_string().into(),
            ..Call::default()
        };
        let refused = (endpoint.call)(powerless.clone(), call).await.unwrap_err();
        let name = refused.params().find(|(name, _)| *name == "name").map(|(_, permission)| permission.to_owned());
        assert_eq!(
            (refused.code(), name.as_deref()),
            ("kernel.denied", Some(needed.name)),
            "{method} {}",
            endpoint.path
        );
    }
}
