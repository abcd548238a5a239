//! A full disk: changes are refused in a sentence, reads go on, and with room again all goes on by itself.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use nix::sys::signal::Signal;
use nix::sys::statvfs::statvfs;
use nix::unistd::geteuid;
use serde_json::json;
use tokio_postgres::Client;

use crate::running::{Answer, Caller, Home, connect, eventually, folder, send};

const COMPANIES: &str = "/api/v1/organization/companies";
const DISK_MIB: u64 = 420;
const RESERVE_MIB: u64 = 128;
const PAUSE: Duration = Duration::from_millis(5);

/// A disk of its own, small and quick to fill.
struct Disk(PathBuf);

impl Disk {
    fn mount() -> Option<Self> {
        let disk = Self(folder());
        let size = format!("size={DISK_MIB}m,mode=755");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&disk.0).stderr(Stdio::null());
        (geteuid().is_root() && mount.status().is_ok_and(|status| status.success())).then_some(disk)
    }

    fn free(&self) -> u64 {
        let seen = statvfs(&self.0).unwrap();
        seen.blocks_available() * seen.fragment_size()
    }

    /// What another program does: writes until so much is left, or until nothing is.
    fn fill(&self, left_mib: u64) {
        let mut file = OpenOptions::new().create(true).append(true).open(self.filler()).unwrap();
        let block = vec![1; 64 << 10];
        while self.free() > left_mib << 20 {
            match file.write(&block) {
                Err(error) if error.kind() == ErrorKind::StorageFull => return,
                written => drop(written.unwrap()),
            }
        }
    }

    fn filler(&self) -> PathBuf {
        self.0.join("somebody's")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        for how in [&[][..], &["-l"]] {
            let umount = Command::new("umount").args(how).arg(&self.0).stderr(Stdio::null()).status();
            if umount.is_ok_and(|status| status.success()) {
                break;
            }
        }
        let _ = fs::remove_dir(&self.0);
    }
}

/// Somebody who goes on writing, and keeps what was acknowledged.
struct Clerk {
    caller: Caller,
    address: String,
    finish: AtomicBool,
    told: Mutex<Vec<String>>,
}

impl Clerk {
    async fn write(self: Arc<Self>) {
        for n in 0.. {
            let (key, name) = (format!("key-{n}"), format!("Company {n}"));
            loop {
                if self.finish.load(Ordering::SeqCst) {
                    return;
                }
                match self.caller.post(&self.address, COMPANIES, &key, &json!({ "name": name })).await {
                    Ok(Answer { status: 200, body }) => {
                        self.told.lock().unwrap().push(body["id"].as_str().unwrap().to_owned());
                        break;
                    }
                    Ok(answer) => assert_eq!(answer.status, 503, "{answer:?}"),
                    Err(error) => panic!("the program itself goes on: {error}"),
                }
                // sleep: a client tries again after a pause, as clients do.
                tokio::time::sleep(PAUSE).await;
            }
        }
    }

    fn told(&self) -> usize {
        self.told.lock().unwrap().len()
    }

    async fn reads(&self) -> bool {
        let path = format!("{COMPANIES}/{}", self.told.lock().unwrap()[0]);
        self.caller.get(&self.address, &path).await.is_ok_and(|answer| answer.status == 200)
    }

    /// What a change is answered, in this language.
    async fn refused(&self, language: &'static str) -> Option<String> {
        let mut caller = self.caller.clone();
        caller.language = language;
        let answer = caller.post(&self.address, COMPANIES, "refused", &json!({ "name": "No room" })).await.unwrap();
        let full = answer.status == 503 && answer.body["code"] == "kernel.disk-full";
        full.then(|| answer.body["detail"].as_str().unwrap().to_owned())
    }

    async fn disk(&self) -> (String, String) {
        let report = self.caller.get(&self.address, "/health/ready").await.unwrap();
        let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        (word(&report.body["status"]), word(&report.body["dependencies"]["disk"]["state"]))
    }
}

fn segments(data: &Path) -> usize {
    let names =
        fs::read_dir(data.join("postgres/pg_wal")).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.filter(|name| name.len() == 24).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_stops_changes_and_nothing_else() {
    story(false).await;
}

/// PostgreSQL keeps every segment that is not archived, and the archive lies on the same disk.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_stops_the_archive_before_it_stops_the_reads() {
    story(true).await;
}

async fn story(archived: bool) {
    let Some(disk) = Disk::mount() else {
        return testkit::not_run("a full disk", "run the tests as root, who may mount a small disk");
    };
    let mut home = Home::of(disk.0.join("data"));
    home.settings.push(("VEXTRUS_DATABASE__RESERVE_MIB", RESERVE_MIB.to_string()));
    let caller = Caller::new(home.tenant("demo").await);
    if archived {
        let key = disk.0.join("operator.key");
        home.done(&["backup", "key", "--out", key.to_str().unwrap()]).await;
        home.done(&["backup"]).await;
    }
    let mut serving = home.serve(&[]).await;
    let url = home.superuser().await;
    let client = connect(&url).await.unwrap();
    client.batch_execute("update organization.tenant set max_companies = 1e6").await.unwrap();
    let (address, finish, told) = (serving.address().to_owned(), AtomicBool::new(false), Mutex::default());
    let clerk = Arc::new(Clerk { caller, address, finish, told });
    let writing = tokio::spawn(clerk.clone().write());
    eventually("room is laid down", async || segments(&home.data) >= 6 && home.data.join("ballast").exists()).await;
    eventually("something is written", async || clerk.told() > 20).await;

    disk.fill(RESERVE_MIB / 2);
    eventually("changes are refused", async || clerk.refused("en").await.is_some()).await;
    assert!(clerk.refused("en").await.unwrap().starts_with("The server's disk is full"));
    assert!(clerk.refused("bn").await.unwrap().starts_with("সার্ভারের ডিস্ক পূর্ণ"));
    goes_on(&home, &clerk).await;

    eventually("there is no room at all", async || {
        disk.fill(0);
        disk.free() == 0 && !home.data.join("ballast").exists()
    })
    .await;
    goes_on(&home, &clerk).await;
    // What an archive still waited for when it was given up is no room for the log yet.
    if !archived {
        something_is_logged(&client).await;
        goes_on(&home, &clerk).await;
    }

    // Killed with no room at all, PostgreSQL may have to wait for some; nobody has to help it then.
    send(home.postmaster(), Signal::SIGKILL);
    let before = clerk.told();
    fs::remove_file(disk.filler()).unwrap();
    eventually("changes are made again", async || clerk.told() > before + 20).await;
    eventually("room is laid down again", async || home.data.join("ballast").exists()).await;
    assert_eq!(clerk.disk().await, ("ready".to_owned(), "up".to_owned()));
    clerk.finish.store(true, Ordering::SeqCst);
    writing.await.unwrap();
    all_is_there(&connect(&url).await.unwrap(), &clerk).await;
    if archived {
        it_is_archived_again(&home).await;
    }
    assert_eq!(home.run(&["verify", "all", "--tenant", "demo"]).await.code, Some(0));
    assert!(serving.stop().await.success());
}

/// Reads, and the commands that read; health says what is missing.
async fn goes_on(home: &Home, clerk: &Clerk) {
    for _ in 0..20 {
        assert!(clerk.reads().await);
    }
    assert!(clerk.refused("en").await.is_some());
    assert_eq!(clerk.disk().await, ("ready".to_owned(), "down".to_owned()));
    home.done(&["tenant", "list"]).await;
    let doctor = home.run(&["doctor"]).await;
    assert!(doctor.code == Some(1) && doctor.err.contains("the disk has"), "{doctor:?}");
}

/// A quarter of the room laid down for the log: as reading does that leaves marks on many pages, under checksums.
async fn something_is_logged(client: &Client) {
    const SOME: &str =
        "select count(pg_logical_emit_message(false, 'test', repeat('x', 8000))) from generate_series(1, 1000)";
    for _ in 0..4 {
        client.query_one(SOME, &[]).await.unwrap();
    }
}

/// Nobody is left to believe in an archive with a gap; the next backup begins it anew.
async fn it_is_archived_again(home: &Home) {
    let doctor = home.run(&["doctor"]).await;
    assert!(doctor.code == Some(1) && doctor.err.contains("backup.not-archiving"), "{doctor:?}");
    let made = home.done(&["backup"]).await;
    assert_eq!(home.run(&["doctor"]).await.code, Some(0));
    assert_eq!(home.run(&["backup", "verify", made["name"].as_str().unwrap()]).await.code, Some(0));
    assert_eq!(home.done(&["drill"]).await["ok"], true);
}

async fn all_is_there(client: &Client, clerk: &Clerk) {
    let told = clerk.told.lock().unwrap().clone();
    let rows =
        client.query("select id::text from organization.company where name like 'Company %'", &[]).await.unwrap();
    let there: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    let lost: Vec<_> = told.iter().filter(|id| !there.contains(id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    // The last wish may have been given up after it was kept.
    assert!(there.len() - told.len() <= 1, "{} rows, {} acknowledged", there.len(), told.len());
    eprintln!("{} writes acknowledged around a full disk", told.len());
}
