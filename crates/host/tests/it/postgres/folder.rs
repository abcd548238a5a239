//! A data folder of one test, other processes on it, and what the tests ask.

use std::env;
use std::fs::{self, Permissions};
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use host::postgres::{Cluster, Options};
use kernel::{Error, Language};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio_postgres::{Client, NoTls};

/// Tells a copy of this test binary to be the owner of a data folder.
pub const OWNER: &str = "VEXTRUS_TEST_OWNER";

pub const PATIENCE: Duration = Duration::from_secs(60);

/// A folder of one test, which PostgreSQL's user may pass.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("vextrus-test-{}-{}", process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let path = env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        Self(fs::canonicalize(path).unwrap())
    }

    pub fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    pub fn pgdata(&self) -> PathBuf {
        self.data().join("postgres")
    }

    pub fn options(&self) -> Options {
        Options { fsync: false, ..Options::new(self.data()) }
    }

    pub async fn open(&self) -> Result<Cluster, Error> {
        Cluster::open(self.options()).await
    }

    /// What a server killed with this number would have left.
    pub fn leave_pid_file(&self, of_a_running_one: &str, pid: u32) {
        let rest = of_a_running_one.split_once('\n').unwrap().1;
        let path = self.pgdata().join("postmaster.pid");
        fs::write(&path, format!("{pid}\n{rest}")).unwrap();
        let owner = fs::metadata(self.pgdata()).unwrap();
        chown(&path, Some(owner.uid()), Some(owner.gid())).unwrap();
    }

    pub fn pid_file(&self) -> String {
        fs::read_to_string(self.pgdata().join("postmaster.pid")).unwrap()
    }

    /// The number of the running server; 0 while there is none.
    pub fn postmaster(&self) -> i32 {
        let text = fs::read_to_string(self.pgdata().join("postmaster.pid")).unwrap_or_default();
        text.lines().next().and_then(|line| line.parse().ok()).unwrap_or_default()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Another vextrus on the folder; ends when this value does.
pub struct Owner(Child);

impl Owner {
    pub fn begin(folder: &Folder) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["--exact", "postgres::an_owner_in_another_process", "--nocapture"]).env(OWNER, folder.data());
        Self(command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap())
    }

    pub fn ready(folder: &Folder) -> Self {
        let mut owner = Self::begin(folder);
        let out = BufReader::new(owner.0.stdout.take().unwrap());
        assert!(
            out.lines().map_while(Result::ok).any(|line| line.ends_with("ready")),
            "the other process did not come up"
        );
        owner
    }

    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

pub async fn connect(cluster: &Cluster) -> Option<Client> {
    let (client, connection) = tokio_postgres::connect(&cluster.url(), NoTls).await.ok()?;
    tokio::spawn(connection);
    Some(client)
}

pub async fn answers(cluster: &Cluster) -> bool {
    match connect(cluster).await {
        Some(client) => client.query_one("select 1", &[]).await.is_ok(),
        None => false,
    }
}

pub async fn eventually<F: Future<Output = bool>>(what: &str, so: impl Fn() -> F) {
    let end = Instant::now() + PATIENCE;
    while !so().await {
        assert!(Instant::now() < end, "not within {PATIENCE:?}: {what}");
        // sleep: asks again until the limit.
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Neither there nor a zombie.
pub fn is_gone(pid: i32) -> bool {
    match fs::read_to_string(format!("/proc/{pid}/stat")) {
        Ok(stat) => stat.rsplit_once(')').unwrap().1.trim_start().starts_with('Z'),
        Err(_) => cfg!(target_os = "linux") || kill(Pid::from_raw(pid), None).is_err(),
    }
}

pub fn send(pid: i32, signal: Signal) {
    kill(Pid::from_raw(pid), signal).unwrap();
}

pub fn refused(result: Result<Cluster, Error>, code: &str) -> Error {
    let error = result.err().expect("it must be refused");
    assert_eq!(error.code(), code, "{error:?}");
    for language in [Language::En, Language::Bn] {
        assert!(!error.sentence(language).contains(['{', '}']), "{}", error.sentence(language));
    }
    error
}

pub async fn show(client: &Client, setting: &str) -> String {
    client.query_one(&format!("show {setting}"), &[]).await.unwrap().get(0)
}
