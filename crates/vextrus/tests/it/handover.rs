//! Several programs on one data folder, their ends, and whose they are.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::process::Command;
use std::time::Instant;

use nix::sys::signal::Signal;
use nix::unistd::geteuid;
use serde_json::json;
use tokio::task::JoinHandle;

use crate::running::{Answer, Caller, Home, Serving, connect, count, eventually, folder, is_alive, send};

const COMPANIES: &str = "/api/v1/organization/companies";
const TENANT: &str = "/api/v1/organization/tenant";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guest_takes_over_when_the_owner_is_killed() {
    let home = Home::new();
    let caller = Caller::new(home.tenant("demo").await);
    let mut owner = home.serve(&[]).await;
    let mut guest = home.serve(&[]).await;
    let make = async |address: &str, name: &str| {
        caller.post(address, COMPANIES, &name.replace(' ', "-"), &json!({ "name": name })).await
    };
    assert_eq!(make(owner.address(), "of the owner").await.unwrap().status, 200);
    assert_eq!(make(guest.address(), "of the guest").await.unwrap().status, 200);
    let before = home.postmaster();
    let killed = Instant::now();
    owner.kill();
    // The same key until it is acknowledged.
    eventually("the guest writes again", async || {
        make(guest.address(), "after the owner").await.is_ok_and(|answer| answer.status == 200)
    })
    .await;
    eventually("the guest runs its own PostgreSQL", async || ![0, before].contains(&home.postmaster())).await;
    eprintln!("taken over after {:.0?}", killed.elapsed());
    let mut third = home.serve(&[]).await;
    assert_eq!(caller.get(third.address(), COMPANIES).await.unwrap().body["items"].as_array().unwrap().len(), 3);
    // The owner leaves politely; who is left takes over again.
    assert!(guest.stop().await.success());
    eventually("the third reads", async || {
        caller.get(third.address(), TENANT).await.is_ok_and(|answer| answer.status == 200)
    })
    .await;
    let last = home.postmaster();
    assert!(third.stop().await.success());
    assert!(!is_alive(last) && home.postmaster() == 0, "the last one takes PostgreSQL along");
}

/// A request that waits for a lock in the database, while the program is asked to stop.
async fn asked_to_stop_in_flight(
    home: &Home,
    caller: &Caller,
    serving: &Serving,
    name: &'static str,
) -> JoinHandle<Result<Answer, reqwest::Error>> {
    let watcher = connect(&home.superuser().await).await.unwrap();
    let (address, asking) = (serving.address().to_owned(), caller.clone());
    let in_flight = tokio::spawn(async move { asking.post(&address, COMPANIES, name, &json!({ "name": name })).await });
    eventually("the request waits in the database", async || {
        count(&watcher, "select count(*) from pg_locks where not granted").await > 0
    })
    .await;
    send(serving.pid(), Signal::SIGTERM);
    eventually("it no longer accepts", async || caller.get(serving.address(), "/health/live").await.is_err()).await;
    in_flight
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_stop_it_finishes_what_is_in_flight() {
    let home = Home::new();
    let caller = Caller::new(home.tenant("demo").await);
    let mut serving = home.serve(&[]).await;
    let mut holder = connect(&home.superuser().await).await.unwrap();
    let held = holder.transaction().await.unwrap();
    held.batch_execute("lock table organization.company in share mode").await.unwrap();
    let in_flight = asked_to_stop_in_flight(&home, &caller, &serving, "Slow").await;
    assert!(is_alive(serving.pid()) && !in_flight.is_finished());
    held.rollback().await.unwrap();
    let answer = in_flight.await.unwrap().expect("what was in flight is answered");
    assert_eq!((answer.status, answer.body["name"].as_str()), (200, Some("Slow")));
    assert!(serving.ended().await.success());
    assert_eq!(home.postmaster(), 0);
    let mut again = home.serve(&[]).await;
    let path = format!("{COMPANIES}/{}", answer.body["id"].as_str().unwrap());
    assert_eq!(caller.get(again.address(), &path).await.unwrap().status, 200);
    assert!(again.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_twice_it_stops_at_once() {
    let home = Home::new();
    let caller = Caller::new(home.tenant("demo").await);
    let mut serving = home.serve(&[]).await;
    let mut holder = connect(&home.superuser().await).await.unwrap();
    let held = holder.transaction().await.unwrap();
    held.batch_execute("lock table organization.company in share mode").await.unwrap();
    let in_flight = asked_to_stop_in_flight(&home, &caller, &serving, "Cut").await;
    send(serving.pid(), Signal::SIGTERM);
    serving.ended().await;
    assert!(in_flight.await.unwrap().is_err() && home.is_quiet());
}

/// Root runs PostgreSQL as somebody else; whoever is not root runs it as themselves.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_ordinary_user_needs_nobody() {
    const NOBODY: u32 = 65534;
    if !geteuid().is_root() {
        // Then every test of this program has shown it.
        return;
    }
    if !Command::new("setpriv").arg("--version").output().is_ok_and(|output| output.status.success()) {
        return testkit::not_run("the program as an ordinary user", "apt-get install util-linux");
    }
    let above = folder();
    let program = above.join("vextrus");
    fs::copy(env!("CARGO_BIN_EXE_vextrus"), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let data = above.join("data");
    fs::create_dir(&data).unwrap();
    chown(&data, Some(NOBODY), Some(NOBODY)).unwrap();
    let program = program.to_str().unwrap();
    let home = Home::of(data).through(&["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program]);
    let caller = Caller::new(home.tenant("demo").await);
    let mut serving = home.serve(&[]).await;
    let made = caller.post(serving.address(), COMPANIES, "one", &json!({ "name": "Mine" })).await.unwrap();
    assert_eq!(made.status, 200, "{made:?}");
    let owner = |pid: i32| fs::metadata(format!("/proc/{pid}")).unwrap().uid();
    assert_eq!((owner(serving.pid()), owner(home.postmaster())), (NOBODY, NOBODY));
    assert_eq!(home.done(&["doctor"]).await["ok"], true);
    assert!(serving.stop().await.success());
    drop(home);
    fs::remove_dir_all(above).unwrap();
}
