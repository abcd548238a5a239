//! Operations known by their hash, as an operator lists them for screens and programs of his own.

use std::fs;

use serde_json::{Value, json};

use crate::running::{Answer, Caller, Home, Serving};

const OWN: &str = "query Mine { tenant { slug } }";
const OTHER: &str = "{ tenant { name } }";
const UNLISTED: &str = "{ tenant { id } }";

/// Asks with a text, a hash, or both.
async fn ask(caller: &Caller, at: &Serving, text: Option<&str>, hash: Option<&str>) -> Answer {
    let extensions = hash.map(|hash| json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } }));
    let mut body = json!({ "extensions": extensions });
    if let Some(text) = text {
        body["query"] = json!(text);
    }
    caller.post(at.address(), "/graphql", "listed", &body).await.unwrap()
}

/// An installation that answers what this folder lists, and nothing else.
fn listing(files: &[(&str, String)]) -> Home {
    let mut home = Home::new();
    let folder = home.data.with_file_name("operations");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    home.settings.push(("VEXTRUS_GATEWAY__OPERATIONS", folder.display().to_string()));
    home.settings.push(("VEXTRUS_GATEWAY__ONLY_LISTED", "true".to_owned()));
    home
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_listed_operations_are_answered_and_others_are_told_why_not() {
    let manifest = json!({ (gateway::hash(OTHER)): OTHER }).to_string();
    let home =
        listing(&[("mine.graphql", OWN.to_owned()), ("other.json", manifest), ("notes.txt", UNLISTED.to_owned())]);
    let mut caller = Caller::new(home.tenant("demo").await);
    let mut serving = home.serve(&[]).await;

    let (own, other) = (gateway::hash(OWN), gateway::hash(OTHER));
    for (text, hash, found) in [
        (None, Some(own.as_str()), json!({ "tenant": { "slug": "demo" } })),
        (Some(OWN), None, json!({ "tenant": { "slug": "demo" } })),
        (None, Some(other.as_str()), json!({ "tenant": { "name": "demo" } })),
        (Some(OTHER), Some(other.as_str()), json!({ "tenant": { "name": "demo" } })),
    ] {
        let answer = ask(&caller, &serving, text, hash).await;
        assert_eq!((answer.status, &answer.body["data"]), (200, &found), "{text:?} {hash:?}: {}", answer.body);
    }
    let unlisted = gateway::hash(UNLISTED);
    for (language, sentence) in [("en", "Only the operations of released screens"), ("bn", "এখানে শুধু প্রকাশিত পর্দার")]
    {
        caller.language = language;
        // Sent with its text it is not kept either: the second time is refused like the first.
        for (text, hash) in [(Some(UNLISTED), None), (Some(UNLISTED), Some(&unlisted)), (None, Some(&unlisted))] {
            let answer = ask(&caller, &serving, text, hash.map(String::as_str)).await;
            let error = &answer.body["errors"][0];
            assert_eq!(error["extensions"]["code"], "graphql.not-listed", "{}", answer.body);
            assert!(error["message"].as_str().is_some_and(|said| said.starts_with(sentence)), "{error}");
            assert_eq!(answer.body.get("data"), None);
        }
    }
    let desk = desk_operation();
    let answer = ask(&caller, &serving, None, Some(&desk)).await;
    let code = answer.body["errors"][0]["extensions"]["code"].as_str().unwrap_or_default();
    assert!(
        !["graphql.not-listed", "PERSISTED_QUERY_NOT_FOUND"].contains(&code),
        "the desk's are listed: {}",
        answer.body
    );
    assert!(serving.stop().await.success());
}

/// The hash of an operation of the desk.
fn desk_operation() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/operations");
    let file = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some());
    let manifest: Value = serde_json::from_str(&fs::read_to_string(file.unwrap()).unwrap()).unwrap();
    manifest.as_object().unwrap().keys().next().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_whose_hash_is_not_that_of_its_text_is_refused_at_the_start() {
    let wrong = json!({ (gateway::hash(OWN)): OTHER }).to_string();
    let home = listing(&[("wrong.json", wrong)]);
    let said = home.run(&["serve", "--listen", "127.0.0.1:0"]).await;
    assert_ne!(said.code, Some(0));
    assert!(said.err.contains("wrong.json") && said.err.contains("is not the SHA-256 of its text"), "{}", said.err);
}
