//! The real program on a data folder of its own, with a durable PostgreSQL, as an operator runs it.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;
use tokio_postgres::{Client, NoTls};

/// What anything may take before a test gives up.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at something about to happen.
const TICK: Duration = Duration::from_millis(5);

/// A data folder of one test; removed with everything that runs on it.
pub struct Home {
    /// The data folder.
    pub data: PathBuf,
    /// The environment of every program started here, besides the data folder.
    pub settings: Vec<(&'static str, String)>,
    program: Vec<String>,
    above: Option<PathBuf>,
}

/// What a command said when it had ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Home {
    /// A new one, where PostgreSQL's user may pass.
    pub fn new() -> Self {
        let above = folder();
        let mut home = Self::of(above.join("data"));
        home.above = Some(above);
        home
    }

    /// On a folder of somebody else's, who removes it.
    pub fn of(data: PathBuf) -> Self {
        let settings = vec![("VEXTRUS_HTTP__RATE_PER_SECOND", "0".to_owned())];
        Self { data, settings, program: vec![env!("CARGO_BIN_EXE_vextrus").to_owned()], above: None }
    }

    /// The same, with the program called by these words.
    pub fn through(mut self, program: &[&str]) -> Self {
        self.program = program.iter().map(|word| (*word).to_owned()).collect();
        self
    }

    /// The program, about to be called.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program[0]);
        command.args(&self.program[1..]).args(arguments).stdin(Stdio::null());
        let inherited = std::env::vars_os().map(|(name, _)| name);
        for name in inherited
            .filter(|name| name.to_str().is_some_and(|name| name.starts_with("VEXTRUS_") && name != "VEXTRUS_PG_BIN"))
        {
            command.env_remove(name);
        }
        command.env("VEXTRUS_DATA", &self.data).envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Calls the program and waits for its end.
    pub async fn run(&self, arguments: &[&str]) -> Said {
        let mut command = self.command(arguments);
        let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Calls the program, which must do it; its answer.
    pub async fn done(&self, arguments: &[&str]) -> Value {
        let said = self.run(arguments).await;
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        said.out.lines().last().map_or(Value::Null, |line| serde_json::from_str(line).expect("a line of JSON"))
    }

    /// Founds a tenant and gives a token of its owner.
    pub async fn tenant(&self, slug: &str) -> String {
        self.done(&["tenant", "create", "--slug", slug, "--name", slug, "--owner-email", "owner@example.com"]).await;
        self.token(slug).await
    }

    /// A token of the tenant's owner.
    pub async fn token(&self, slug: &str) -> String {
        let answer = self.done(&["token", "--tenant", slug, "--email", "owner@example.com"]).await;
        answer["access_token"].as_str().expect("a token").to_owned()
    }

    /// Serves, and returns when the program says where.
    pub async fn serve(&self, more: &[&str]) -> Serving {
        let arguments = [&["serve", "--listen", "127.0.0.1:0"], more].concat();
        let mut serving = Serving::start(self.command(&arguments));
        eventually("the program serves", async || {
            if let Some(status) = serving.child.try_wait().expect("our child") {
                panic!("serve ended with {status}:\n{}", serving.said());
            }
            serving.find_address()
        })
        .await;
        serving
    }

    /// The superuser's address, which stays the same whoever runs the server.
    pub async fn superuser(&self) -> String {
        let said = self.run(&["db-url"]).await;
        assert_eq!(said.code, Some(0), "{said:?}");
        said.out.trim().to_owned()
    }

    /// The number of the running PostgreSQL; 0 while there is none.
    pub fn postmaster(&self) -> i32 {
        let text = fs::read_to_string(self.data.join("postgres/postmaster.pid")).unwrap_or_default();
        text.lines().next().and_then(|line| line.parse().ok()).unwrap_or_default()
    }

    /// Waits until no PostgreSQL is left on the folder.
    pub fn is_quiet(&self) -> bool {
        let end = Instant::now() + PATIENCE;
        while is_alive(self.postmaster()) && Instant::now() < end {
            // sleep: asks again until the limit.
            std::thread::sleep(TICK);
        }
        !is_alive(self.postmaster())
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        self.is_quiet();
        if let Some(above) = &self.above {
            let _ = fs::remove_dir_all(above);
        }
    }
}

/// A folder of its own that every user may pass.
pub fn folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let base = std::env::var_os("VEXTRUS_TEST_FOLDER").map_or_else(std::env::temp_dir, PathBuf::from);
    let name = format!("vextrus-it-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
    let path = base.join(name);
    fs::create_dir_all(&path).expect("a folder");
    fs::set_permissions(&path, Permissions::from_mode(0o755)).expect("a folder others may pass");
    fs::canonicalize(path).expect("it is there")
}

/// A program that serves; killed with this value.
pub struct Serving {
    child: Child,
    lines: Arc<Mutex<Vec<String>>>,
    address: String,
}

impl Serving {
    fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let lines: Arc<Mutex<Vec<String>>> = Arc::default();
        let (heard, kept) = (child.stderr.take().expect("a pipe"), lines.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(heard).lines().map_while(Result::ok) {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        Self { child, lines, address: String::new() }
    }

    fn find_address(&mut self) -> bool {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let place = |line: &String| Some(line.strip_prefix("Vextrus is at ")?.split_once(' ')?.0.to_owned());
        if let Some(address) = lines.iter().find_map(place) {
            self.address = address;
        }
        !self.address.is_empty()
    }

    /// `http://127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// All it said so far.
    pub fn said(&self) -> String {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).join("\n")
    }

    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.id()).expect("a process number")
    }

    /// Ends it at once.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Asks it to stop, and waits for its end.
    pub async fn stop(&mut self) -> ExitStatus {
        send(self.pid(), Signal::SIGTERM);
        self.ended().await
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> ExitStatus {
        let mut ended = None;
        eventually("the program ends", async || {
            ended = self.child.try_wait().expect("our child");
            ended.is_some()
        })
        .await;
        ended.expect("it ended")
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Sends a signal; whoever is gone already is fine.
pub fn send(pid: i32, signal: Signal) {
    assert!(pid > 1, "{pid} is nobody to send {signal} to");
    let _ = kill(Pid::from_raw(pid), signal);
}

/// Whether the process exists and is more than a name in the table.
pub fn is_alive(pid: i32) -> bool {
    let stat = fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("stat")).unwrap_or_default();
    let state = stat.rsplit_once(") ").and_then(|(_, rest)| rest.chars().next());
    pid > 1 && state.is_some_and(|state| !matches!(state, 'Z' | 'X'))
}

/// Waits until it is so.
pub async fn eventually(what: &str, mut so: impl AsyncFnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !so().await {
        assert!(Instant::now() < end, "not within {PATIENCE:?}: {what}");
        // sleep: asks again until the limit.
        tokio::time::sleep(TICK).await;
    }
}

/// A bare connection.
pub async fn connect(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// One number.
pub async fn count(client: &Client, sql: &str) -> i64 {
    client.query_one(sql, &[]).await.unwrap_or_else(|error| panic!("{sql}: {error:?}")).get(0)
}

/// What a request was answered, or why it was not.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

/// Somebody who calls the API.
#[derive(Clone)]
pub struct Caller {
    pub token: String,
    pub language: &'static str,
    client: reqwest::Client,
}

impl Caller {
    pub fn new(token: String) -> Self {
        Self { token, language: "en", client: reqwest::Client::new() }
    }

    pub async fn get(&self, address: &str, path: &str) -> Result<Answer, reqwest::Error> {
        self.send(self.client.get(format!("{address}{path}"))).await
    }

    pub async fn post(&self, address: &str, path: &str, key: &str, body: &Value) -> Result<Answer, reqwest::Error> {
        self.send(self.client.post(format!("{address}{path}")).header("idempotency-key", key).json(body)).await
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Answer, reqwest::Error> {
        let request = request.bearer_auth(&self.token).header("accept-language", self.language).timeout(PATIENCE);
        let response = request.send().await?;
        let status = response.status().as_u16();
        let bytes = response.bytes().await?;
        Ok(Answer { status, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) })
    }
}
