//! The program under test: started on a folder of its own, asked through its commands, stopped.

use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::options::Options;
use crate::report::{Report, median};
use crate::{Result, machine};

const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(1);
/// After this the start has settled: pools are filled, first jobs have looked around.
const SETTLED: Duration = Duration::from_secs(5);
const STARTS: usize = 5;
/// The load client is one caller and would be held back as one.
const NO_RATE_LIMIT: (&str, &str) = ("VEXTRUS_HTTP__RATE_PER_SECOND", "0");

/// A running server.
pub struct Program {
    child: Child,
    program: PathBuf,
    data: PathBuf,
    /// From the start until it answered that it is ready.
    pub ready_after: Duration,
}

impl Program {
    /// Starts it and waits until it is ready.
    pub fn start(options: &Options) -> Result<Self> {
        let (program, data) = (options.program.clone(), options.data.clone());
        let start = Instant::now();
        let mut serve = Command::new(&program);
        serve
            .arg("--data")
            .arg(&data)
            .args(["serve", "--listen", &options.listen])
            .env(NO_RATE_LIMIT.0, NO_RATE_LIMIT.1);
        let log = data.with_extension("log");
        let errors = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let child = serve.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).spawn();
        let child = child.map_err(|error| format!("{}: {error}", program.display()))?;
        let mut program = Self { child, program, data: data.clone(), ready_after: Duration::ZERO };
        while !is_ready(&options.listen) {
            if start.elapsed() > PATIENCE || program.child.try_wait().is_ok_and(|ended| ended.is_some()) {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                return Err(format!(
                    "the program did not become ready; it said:\n{said}\n{} may be removed",
                    data.display()
                ));
            }
            std::thread::sleep(PAUSE);
        }
        program.ready_after = start.elapsed();
        Ok(program)
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// One of its commands; what it printed comes back.
    pub fn command(&self, words: &[&str]) -> Result<String> {
        let output = Command::new(&self.program).arg("--data").arg(&self.data).args(words).output();
        let output = output.map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_string();
        // `doctor` answers in full and exits with 1 when it dislikes something.
        if output.status.success() || text.starts_with('{') {
            return Ok(text);
        }
        Err(format!("vextrus {}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr).trim()))
    }

    /// A file with this password, beside the data folder.
    pub fn password_file(&self, password: &str) -> Result<String> {
        let file = self.data.with_extension("password");
        std::fs::write(&file, password).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file.display().to_string())
    }

    /// The same, read as JSON.
    pub fn ask(&self, words: &[&str]) -> Result<Value> {
        let text = self.command(words)?;
        serde_json::from_str(&text).map_err(|error| format!("{error} in {text}"))
    }

    /// A figure of an installation that may lose data is not reported.
    pub fn refuse_unless_durable(&self) -> Result {
        let doctor = self.ask(&["doctor"])?;
        for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
            match doctor[setting].as_str() {
                Some("off") | None => return Err(format!("no figures: {setting} is {}", doctor[setting])),
                Some(_) => {}
            }
        }
        eprintln!("wal_level is {}", doctor["wal_level"]);
        Ok(())
    }

    /// Memory at rest, of the program and of its PostgreSQL.
    pub fn memory(&self, report: &Report) -> Result {
        std::thread::sleep(SETTLED);
        let (rss, pss) = machine::memory(self.pid());
        report.figure("memory", "program at rest, resident", rss, "MiB");
        report.figure("memory", "program at rest, proportional", pss, "MiB");
        let postgres: f64 = machine::below(self.pid()).into_iter().map(|pid| machine::memory(pid).1).sum();
        report.figure("memory", "postgres at rest, proportional", postgres, "MiB");
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &self.child.id().to_string()]).status();
            let _ = self.child.wait();
        }
    }
}

/// How long a start takes: the first of a new folder, then the later ones.
pub fn start_up(report: &Report, options: &Options) -> Result {
    let fresh = Options { data: options.data.with_extension("fresh"), ..options.clone() };
    let _ = std::fs::remove_dir_all(&fresh.data);
    let mut times = Vec::new();
    for _ in 0..=STARTS {
        times.push(Program::start(&fresh)?.ready_after.as_secs_f64() * 1000.0);
    }
    report.figure("start", "first start, PostgreSQL made", times.remove(0), "ms");
    report.figure("start", "later start, PostgreSQL included, median", median(times), "ms");
    let _ = std::fs::remove_dir_all(&fresh.data);
    Ok(())
}

fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET /health/ready HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b"200"))
    };
    ask().unwrap_or(false)
}
