//! People of the scenario: a token for each, and roles that change while the bench runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::Result;
use crate::client::post;

/// Between two changes of roles.
const PAUSE: Duration = Duration::from_millis(250);

/// An owner, and somebody whose roles change.
#[derive(Clone)]
pub struct Owner {
    pub token: String,
    pub colleague: String,
}

/// Changes a role of one tenant after another until told to stop; the number of changes.
pub struct Changing {
    stop: Arc<AtomicBool>,
    made: Arc<AtomicUsize>,
    thread: Option<std::thread::JoinHandle<Result>>,
}

impl Changing {
    /// Begins.
    pub fn start(address: &str, owners: Vec<Owner>) -> Self {
        let (stop, made) = (Arc::<AtomicBool>::default(), Arc::<AtomicUsize>::default());
        let (address, told, count) = (address.to_string(), stop.clone(), made.clone());
        let thread = std::thread::spawn(move || {
            for owner in owners.iter().cycle() {
                if told.load(Ordering::Relaxed) {
                    break;
                }
                change(&address, owner)?;
                count.fetch_add(1, Ordering::Relaxed);
                std::thread::sleep(PAUSE);
            }
            Ok(())
        });
        Self { stop, made, thread: Some(thread) }
    }

    /// Ends; how many changes were made.
    pub fn finish(mut self) -> Result<usize> {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.join().map_err(|_| "the one who changes roles fell over")??;
        }
        Ok(self.made.load(Ordering::Relaxed))
    }
}

/// Gives a role for a while and takes it back.
fn change(address: &str, owner: &Owner) -> Result {
    let give = json!({ "personId": owner.colleague, "role": "viewer", "reason": "bench" });
    let given = ask(address, &owner.token, "/api/v1/auth/assignments", &give)?;
    let id = given["assignment"]["id"].as_str().ok_or_else(|| format!("no assignment in {given}"))?;
    let version = given["assignment"]["version"].clone();
    let path = format!("/api/v1/auth/assignments/{id}/revoke");
    ask(address, &owner.token, &path, &json!({ "version": version, "reason": "bench" })).map(drop)
}

/// Invites somebody new; the id.
pub fn invite(address: &str, token: &str) -> Result<String> {
    let since = std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_micros());
    let body = json!({ "name": "Colleague", "email": format!("colleague-{since}@example.com") });
    let invited = ask(address, token, "/api/v1/users", &body)?;
    Ok(invited["id"].as_str().ok_or_else(|| format!("no id in {invited}"))?.to_string())
}

/// One request with a JSON answer; asked again when the answer says that this helps.
fn ask(address: &str, token: &str, path: &str, body: &Value) -> Result<Value> {
    for _ in 0..5 {
        let (status, answer) = post(address, path, token, &body.to_string())?;
        match status {
            200 => return serde_json::from_str(&answer).map_err(|error| format!("{error} in {answer}")),
            503 => std::thread::sleep(PAUSE),
            _ => return Err(format!("{path}: {status} {answer}")),
        }
    }
    Err(format!("{path} stayed busy"))
}
