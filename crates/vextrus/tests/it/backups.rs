//! What an operator does before and after a disaster: the real program, a durable PostgreSQL, a second data folder.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::running::{Caller, Home, Said, connect, eventually, folder, send};

const COMPANIES: &str = "/api/v1/organization/companies";

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of letters")
}

/// A home with a tenant and the operator's key beside it.
async fn home() -> (Home, Caller, PathBuf) {
    let home = Home::new();
    let caller = Caller::new(home.tenant("demo").await);
    let key = home.data.with_file_name("operator.key");
    home.done(&["backup", "key", "--out", text(&key)]).await;
    (home, caller, key)
}

fn backups(home: &Home) -> PathBuf {
    home.data.join("backups")
}

/// The folder as it arrives on another machine: copied, with the owners it had.
fn carried(from: &Path) -> PathBuf {
    let to = folder().join("carried");
    let copied = Command::new("cp").args(["-a", text(from), text(&to)]).status().unwrap();
    assert!(copied.success());
    to
}

fn refused(said: &Said, hint: &str) {
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains(hint), "“{hint}” is not in: {}", said.err);
}

async fn names(caller: &Caller, address: &str) -> Vec<String> {
    let answer = caller.get(address, COMPANIES).await.unwrap();
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

async fn mark(caller: &Caller, address: &str, name: &str) -> Timestamp {
    let made = caller.post(address, COMPANIES, &name.replace(' ', "-"), &json!({ "name": name })).await.unwrap();
    assert_eq!(made.status, 200, "{made:?}");
    // The machine's clock stamps the commits.
    kernel::Clock::System.now()
}

async fn number(home: &Home, last: i64) {
    const GIVE: &str = "
        insert into data.number_series (tenant_id, series, scope, last)
        select tenant_id, 'invoice', '2026', $1 from data.tenant_directory
        on conflict (tenant_id, series, scope) do update set last = excluded.last";
    let client = connect(&home.superuser().await).await.unwrap();
    assert_eq!(client.execute(GIVE, &[&last]).await.unwrap(), 1);
}

/// A restore as an operator types it; the folder of the new house.
struct Restore {
    from: PathBuf,
    key: PathBuf,
    data: PathBuf,
}

impl Restore {
    async fn to(&self, home: &Home, moment: &str) -> Said {
        let words = ["restore", "--from", text(&self.from), "--to", moment, "--data", text(&self.data)];
        home.run(&[&words[..], &["--operator-key", text(&self.key)]].concat()).await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_moment_between_two_marks_is_restored_elsewhere_with_the_operators_key_only() {
    let (home, caller, key) = home().await;
    let mut serving = home.serve(&[]).await;
    assert_eq!(home.done(&["backup"]).await["kind"], "base");
    number(&home, 4).await;
    let first = mark(&caller, serving.address(), "First mark").await;
    eventually("a second passes", async || kernel::Clock::System.now() > first + SignedDuration::from_secs(1)).await;
    let between = (first + SignedDuration::from_millis(500)).to_string();
    mark(&caller, serving.address(), "Second mark").await;
    number(&home, 7).await;
    assert!(serving.stop().await.success(), "with the stop the rest of the log goes into the archive");
    let elsewhere = Home::new();
    let beside = |name| elsewhere.data.with_file_name(name);
    let mut restore = Restore { from: carried(&backups(&home)), key: beside("kept.key"), data: beside("new") };
    fs::copy(&key, &restore.key).unwrap();
    drop(home);
    assert!(!key.exists(), "nothing of the old machine is left");

    let mut wrong = Restore { key: beside("wrong.key"), data: restore.data.clone(), from: restore.from.clone() };
    elsewhere.done(&["backup", "key", "--out", text(&wrong.key)]).await;
    refused(&wrong.to(&elsewhere, &between).await, "is sealed to the operator's key");
    wrong.key = restore.key.clone();
    refused(&wrong.to(&elsewhere, "2020-01-01 00:00:00").await, "lies before the oldest backup");
    refused(&wrong.to(&elsewhere, "2120-01-01T00:00:00Z").await, "lies after the end of the archived log");
    assert!(!restore.data.exists(), "refused, nothing is left of it");

    let said = restore.to(&elsewhere, &between).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    let told: Value = serde_json::from_str(&said.out).unwrap();
    let paper = json!([{ "tenant": "demo", "series": "invoice", "scope": "2026", "last": 4, "given": 7 }]);
    assert_eq!((&told["papers"], &told["held"]), (&paper, &json!(true)), "{told}");
    assert!(said.err.contains("numbers 5 to 7 had been given"), "{said:?}");
    refused(&restore.to(&elsewhere, &between).await, "is not empty");
    it_is_the_old_house_held(&Home::of(restore.data.clone()), &caller).await;

    restore.data = beside("latest");
    assert_eq!(there(&restore, &elsewhere, &caller).await, ["First mark", "Second mark"]);

    // The new house goes on in the same folder, on a timeline of its own; the newest is its.
    let mut goes_on = Home::of(beside("new"));
    goes_on.settings.push(("VEXTRUS_BACKUP__FOLDER", restore.from.display().to_string()));
    goes_on.done(&["backup"]).await;
    let mut serving = goes_on.serve(&[]).await;
    mark(&caller, serving.address(), "On its own").await;
    assert!(serving.stop().await.success());
    assert_eq!(goes_on.run(&["backup", "verify"]).await.code, Some(0), "each has its own log");
    restore.data = beside("newest");
    assert_eq!(there(&restore, &elsewhere, &caller).await, ["After", "First mark", "On its own"]);
    let names: Vec<String> =
        fs::read_dir(&restore.from).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut names: Vec<&String> = names.iter().filter(|name| name.ends_with('Z')).collect();
    names.sort();
    fs::remove_dir_all(restore.from.join(names[1])).unwrap();
    restore.data = beside("the-old-one");
    let old = there(&restore, &elsewhere, &caller).await;
    assert_eq!(old, ["First mark", "Second mark"], "the old house's backup leads to the old house's end");
    fs::remove_dir_all(restore.from.parent().unwrap()).unwrap();
}

/// The companies of a house restored to the end.
async fn there(restore: &Restore, home: &Home, caller: &Caller) -> Vec<String> {
    let said = restore.to(home, "latest").await;
    assert_eq!(said.code, Some(0), "{said:?}");
    let restored = Home::of(restore.data.clone());
    let serving = restored.serve(&[]).await;
    let mut names = names(caller, serving.address()).await;
    names.sort();
    names
}

/// The first mark is there, the second is not; a token of the old house is good here, for its keys came along.
async fn it_is_the_old_house_held(new: &Home, caller: &Caller) {
    let doctor = new.run(&["doctor"]).await;
    assert!(doctor.code == Some(0) && doctor.err.contains("nothing goes outside until vextrus release"), "{doctor:?}");
    let mut serving = new.serve(&[]).await;
    assert_eq!(names(caller, serving.address()).await, ["First mark"]);
    let outside = async || {
        let report = caller.get(serving.address(), "/health/ready").await.unwrap();
        (report.body["status"].clone(), report.body["dependencies"]["outside"]["state"].clone())
    };
    assert_eq!(outside().await, (json!("ready"), json!("down")));
    assert_eq!(new.done(&["verify", "--tenant", "demo"]).await["ok"], json!(true));
    assert_eq!(new.done(&["release"]).await["released"], json!(true));
    eventually("it is held no more", async || outside().await == (json!("ready"), json!("up"))).await;
    assert_eq!(new.done(&["doctor"]).await["held"], Value::Null);
    mark(caller, serving.address(), "After").await;
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_half_made_does_not_look_whole_and_what_was_changed_is_named() {
    let (home, _, key) = home().await;
    refused(&home.run(&["backup", "key", "--out", text(&key)]).await, "there is an operator's key already");
    let store = backups(&home);
    let good = home.done(&["backup"]).await["name"].as_str().unwrap().to_owned();
    // While nothing comes into the archive the next one cannot finish; killed then, it is half made.
    let open = |mode| fs::set_permissions(store.join("wal"), fs::Permissions::from_mode(mode)).unwrap();
    open(0o500);
    let mut half = home.command(&["backup"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let partials = || {
        let entries = fs::read_dir(&store).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "partial")).collect::<Vec<_>>()
    };
    eventually("it has its keys already", async || partials().iter().any(|path| path.join("keys.sealed").exists()))
        .await;
    send(i32::try_from(half.id()).unwrap(), nix::sys::signal::Signal::SIGKILL);
    half.wait().unwrap();
    assert!(home.is_quiet());
    open(0o700);
    let listed = home.run(&["backup", "list"]).await;
    assert_eq!((listed.out.lines().count(), listed.out.contains(&good)), (1, true), "{listed:?}");
    assert_eq!(partials().len(), 1);
    let again = home.done(&["backup"]).await["name"].as_str().unwrap().to_owned();
    assert_eq!(partials().len(), 0, "what was half made is cleared away");
    assert_eq!(home.run(&["backup", "verify"]).await.code, Some(0));

    let part = store.join(&again).join("cluster-0001.tar.zst");
    let mut bytes = fs::read(&part).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&part, bytes).unwrap();
    refused(&home.run(&["backup", "verify"]).await, "cluster-0001.tar.zst was changed");
    assert_eq!(home.run(&["backup", "verify", &good]).await.code, Some(0));
    let mut restore = Restore { from: store.clone(), key, data: home.data.with_file_name("new") };
    refused(&restore.to(&home, "latest").await, "cluster-0001.tar.zst was changed");
    assert!(!restore.data.exists());
    restore.from = store.join(&good);
    let said = restore.to(&home, "latest").await;
    assert_eq!(said.code, Some(0), "the other one is good: {said:?}");
    fs::write(store.join(&again).join("manifest.json"), "torn").unwrap();
    refused(&home.run(&["backup", "verify"]).await, "manifest.json");
    assert_eq!(home.run(&["backup", "list"]).await.out.lines().count(), 1);
    fs::remove_file(store.join(&good).join("keys.sealed")).unwrap();
    refused(&home.run(&["backup", "verify", &good]).await, "keys.sealed is missing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gap_in_the_log_is_named_and_a_drill_is_green_without_one() {
    let (home, caller, key) = home().await;
    assert!(home.run(&["backup", "verify"]).await.code == Some(1), "there is none yet");
    let fresh = home.run(&["doctor"]).await;
    assert!(fresh.code == Some(0) && fresh.err.contains("there is no backup yet"), "{fresh:?}");
    home.done(&["backup"]).await;
    let mut serving = home.serve(&[]).await;
    mark(&caller, serving.address(), "A company").await;
    let smoke = home.done(&["smoke", serving.address(), "--token", &caller.token]).await;
    assert_eq!(smoke["ok"], json!(true), "{smoke}");
    let metrics = reqwest::get(format!("{}/metrics", serving.address())).await.unwrap().text().await.unwrap();
    assert!(metrics.contains("\nbackup_age_seconds ") && metrics.contains("\nwal_archive_age_seconds "), "{metrics}");
    let address = serving.address().to_owned();
    assert!(serving.stop().await.success());
    assert_eq!(home.run(&["smoke", &address]).await.code, Some(1), "nobody is there");

    let drill = home.done(&["drill", "--operator-key", text(&key)]).await;
    assert_eq!(
        (&drill["ok"], &drill["tenants"], &drill["rpo_seconds"]),
        (&json!(true), &json!(1), &json!(0.0)),
        "{drill}"
    );
    assert!(drill["rto_seconds"].as_f64().unwrap() > 0.0 && !drill["last_change_restored"].is_null());
    let left = fs::read_dir(&home.data)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_str().unwrap().starts_with("drill"));
    assert_eq!(left.count(), 0);

    let wal = backups(&home).join("wal");
    let mut segments: Vec<_> = fs::read_dir(&wal).unwrap().map(|entry| entry.unwrap().path()).collect();
    segments.retain(|path| path.file_name().unwrap().len() == 28);
    segments.sort();
    assert!(segments.len() > 2, "{segments:?}");
    let damaged = segments.last().unwrap();
    fs::write(damaged, b"torn").unwrap();
    refused(&home.run(&["backup", "verify"]).await, "is damaged");
    fs::remove_file(&segments[1]).unwrap();
    refused(&home.run(&["backup", "verify"]).await, "gap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_night_the_serving_process_makes_one() {
    let (mut home, caller, _) = home().await;
    let soon = kernel::Clock::System.now() + SignedDuration::from_secs(6);
    let dhaka = (soon + SignedDuration::from_hours(6)).strftime("%H:%M:%S").to_string();
    home.settings.push(("VEXTRUS_BACKUP__NIGHTLY", dhaka));
    let mut serving = home.serve(&[]).await;
    let backup = async || {
        let report = caller.get(serving.address(), "/health/ready").await.unwrap();
        report.body["dependencies"]["backup"].clone()
    };
    assert_eq!(backup().await["detail"], "backup.none");
    eventually("the night comes, and health hears of it", async || backup().await["state"] == "up").await;
    assert_eq!(home.run(&["backup", "list"]).await.out.lines().count(), 1);
    assert!(serving.stop().await.success());
    home.settings.last_mut().unwrap().1 = "two at night".to_owned();
    refused(&home.run(&["serve", "--listen", "127.0.0.1:0"]).await, "backup.nightly");
}

#[test]
fn postgresql_hears_what_became_of_a_segment() {
    let above = folder();
    let (wal, segment) = (above.join("wal"), above.join("000000010000000000000007"));
    fs::create_dir(&wal).unwrap();
    fs::write(&segment, vec![7; 1 << 20]).unwrap();
    let call = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vextrus"));
        command.arg("wal").args(words).env_clear().stderr(Stdio::null()).status().unwrap().code()
    };
    let put = || call(&["put", "--to", text(&wal), text(&segment)]);
    assert_eq!((put(), put()), (Some(0), Some(0)), "the same again is fine");
    let back = above.join("back");
    let get = |name: &str| call(&["get", "--from", text(&wal), name, text(&back)]);
    assert_eq!(get("000000010000000000000007"), Some(0));
    assert_eq!(fs::read(&back).unwrap(), fs::read(&segment).unwrap());
    assert_eq!(get("000000010000000000000008"), Some(1), "it is not there");
    fs::write(&segment, vec![8; 1 << 20]).unwrap();
    assert_eq!(put(), Some(1), "another content under the same name");
    fs::write(wal.join("000000010000000000000007.zst"), b"torn").unwrap();
    assert_eq!(get("000000010000000000000007"), Some(200), "a damaged one stops a recovery instead of ending it");
    fs::remove_dir_all(above).unwrap();
}

/// A backup of this moment as far as pruning looks at it.
fn pretended(store: &Path, ended: Timestamp, first: u64, last: u64) -> String {
    let name = ended.strftime("%Y%m%dT%H%M%SZ").to_string();
    let segment = |number: u64| format!("0000000100000000{number:08X}");
    let manifest = json!({
        "format": 1, "name": name, "kind": "base", "vextrus": "0.1.0", "postgres": "15", "begun": ended, "ended": ended,
        "max_connections": 94, "log": { "first": segment(first), "last": segment(last) }, "operator_key": "00000000",
        "parts": [], "outside": [], "heads": [],
    });
    fs::create_dir(store.join(&name)).unwrap();
    fs::write(store.join(&name).join("manifest.json"), manifest.to_string()).unwrap();
    for number in first..first + 10 {
        fs::write(store.join("wal").join(format!("{}.zst", segment(number))), b"").unwrap();
    }
    name
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pruning_keeps_days_months_and_the_log_they_need() {
    let mut home = Home::new();
    home.settings.push(("VEXTRUS_BACKUP__KEEP_DAILY", "3".to_owned()));
    home.settings.push(("VEXTRUS_BACKUP__KEEP_MONTHLY", "2".to_owned()));
    let store = backups(&home);
    fs::create_dir_all(store.join("wal")).unwrap();
    fs::write(store.join("wal/00000002.history.zst"), b"").unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let nights = ["2026-04-30", "2026-05-31", "2026-06-10", "2026-06-11", "2026-06-12", "2026-06-13"];
    let all: Vec<String> = nights
        .iter()
        .zip((10..).step_by(10))
        .map(|(night, first)| pretended(&store, at(&format!("{night}T02:00:00+06:00")), first, first + 1))
        .collect();
    let told = home.done(&["backup", "prune"]).await;
    assert_eq!(told["removed"], json!([all[0], all[2]]), "{told}");
    let mut left: Vec<String> = fs::read_dir(store.join("wal"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    // The month's own two segments, then everything since the oldest of three days.
    assert_eq!(left.len(), 2 + 30 + 1, "{left:?}");
    assert!(left[0].contains("00000014") && left[1].contains("00000015") && left[2].contains("00000028"), "{left:?}");
    assert_eq!(left.last().unwrap(), "00000002.history.zst");
    let told = home.done(&["backup", "prune"]).await;
    assert_eq!((&told["removed"], &told["segments"]), (&json!([]), &json!(0)), "done again, nothing changes");
    assert!(!home.data.join("postgres").exists(), "nothing of this needs a database");
    assert_eq!(fs::metadata(&store).unwrap().permissions().mode() & 0o022, 0);
}
