//! The yardstick: what PostgreSQL itself does on this machine, in this minute, asked by a client of its own.

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::Result;
use crate::options::Options;
use crate::program::Program;

/// Names the figure in reports.
pub const PGBENCH: &str = "pgbench -S -M prepared -j 1";
const SCALE: &str = "10";

/// The cluster under the program, reached past it as its administrator.
pub struct Cluster {
    programs: PathBuf,
    /// `host=… user=… dbname=…`
    url: String,
}

impl Cluster {
    /// The cluster the program runs.
    pub fn of(program: &Program) -> Result<Self> {
        let url = program.command(&["db-url"])?;
        let programs =
            std::env::var_os("VEXTRUS_PG_BIN").ok_or("VEXTRUS_PG_BIN is not set; use `cargo xtask bench`")?;
        Ok(Self { programs: programs.into(), url })
    }

    /// Runs a statement; the rows come back, `|` between columns.
    pub fn sql(&self, sql: &str) -> Result<String> {
        output(self.client("psql").args(["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", &self.url, "-c", sql]))
    }

    /// Writes rows past the program, as `copy … from stdin` reads them.
    pub fn copy(&self, sql: &str, rows: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result {
        let mut psql = self.client("psql");
        psql.args(["-Xq", "-v", "ON_ERROR_STOP=1", "-d", &self.url, "-c", sql]).stdin(Stdio::piped());
        let mut psql = psql.spawn().map_err(|error| error.to_string())?;
        let input = psql.stdin.take().ok_or("psql takes no input")?;
        let mut input = BufWriter::new(input);
        let written = rows(&mut input).and_then(|()| input.flush());
        drop(input);
        let ended = psql.wait().map_err(|error| error.to_string())?;
        if !ended.success() {
            return Err(format!("{sql}: {ended}"));
        }
        written.map_err(|error| error.to_string())
    }

    /// Makes pgbench's tables where there are none yet.
    pub fn prepare(&self) -> Result {
        if self.sql("select 1 from pg_database where datname = 'yardstick'")? == "1" {
            return Ok(());
        }
        eprintln!("making the yardstick's tables");
        self.sql("create database yardstick")?;
        self.pgbench(&["-i", "-q", "-s", SCALE]).map(drop)
    }

    /// One round; transactions per second.
    pub fn round(&self, options: &Options) -> Result<f64> {
        let (connections, seconds) = (options.connections.to_string(), options.seconds.to_string());
        let words = ["-n", "-S", "-M", "prepared", "-j", "1", "-c", &connections, "-T", &seconds];
        tps(&self.pgbench(&words)?).ok_or_else(|| "pgbench said no tps".into())
    }

    /// One of PostgreSQL's own clients: beside the server's programs, else wherever the PATH has it.
    fn client(&self, name: &str) -> Command {
        let beside = self.programs.join(name);
        Command::new(if beside.is_file() { beside } else { name.into() })
    }

    fn pgbench(&self, words: &[&str]) -> Result<String> {
        // A later dbname wins over an earlier one.
        output(self.client("pgbench").args(words).arg(format!("{} dbname=yardstick", self.url)))
    }
}

/// The rate in pgbench's summary, connecting left out.
pub fn tps(summary: &str) -> Option<f64> {
    let line = summary.lines().find(|line| line.starts_with("tps = "))?;
    line.split_whitespace().nth(2)?.parse().ok()
}

fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| format!("{}: {error}", command.get_program().to_string_lossy()))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_string());
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_string())
}
