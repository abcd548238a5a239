//! `db`: psql where the data is.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::sh::{Result, become_it, read};
use crate::{postgres, up};

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);
/// psql's Ctrl-C ends a query, not the server we may have started for it.
const SCRIPT: &str =
    "trap '' INT\n(trap - INT; exec \"$@\")\ncode=$?\n[ \"$SERVER\" ] && kill $SERVER && wait\nexit $code";

/// Becomes psql on the data folder's own PostgreSQL; a single word that is no option is a statement, run alone.
pub fn db(words: &[String]) -> Result {
    let (globals, rest) = up::split(words);
    let programs = postgres::ensure()?;
    let program = up::any_vextrus()?;
    let vextrus = || {
        let mut command = Command::new(&program);
        command.args(&globals).env("VEXTRUS_PG_BIN", &programs).stdin(Stdio::null());
        command
    };
    let url = read(vextrus().arg("db-url"))?.trim().to_string();
    let mut psql = Command::new("sh");
    psql.args(["-c", SCRIPT, "sh"]).arg(postgres::client(&programs, "psql")).args(["-d", &url]);
    match rest.as_slice() {
        [dashes, words @ ..] if dashes == "--" => psql.args(words),
        [sql] if !sql.starts_with('-') => psql.args(["-X", "-v", "ON_ERROR_STOP=1", "-c", sql]),
        words => psql.args(words),
    };
    if !answers(&programs, &url) {
        let server = serve(vextrus(), &programs, &url)?;
        psql.env("SERVER", server.id().to_string());
    }
    become_it(&mut psql)
}

/// Starts the program for as long as psql runs, on a port of its own, out of reach of psql's Ctrl-C.
fn serve(mut vextrus: Command, programs: &Path, url: &str) -> Result<Child> {
    let quiet = vextrus.args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut server = quiet.process_group(0).spawn().map_err(|error| error.to_string())?;
    let start = Instant::now();
    while !answers(programs, url) {
        if start.elapsed() > PATIENCE || server.try_wait().is_ok_and(|ended| ended.is_some()) {
            let _ = server.kill();
            return Err("the program did not start; try `cargo xtask up`".into());
        }
        std::thread::sleep(PAUSE);
    }
    Ok(server)
}

fn answers(programs: &Path, url: &str) -> bool {
    read(Command::new(postgres::client(programs, "psql")).args(["-XqAt", "-d", url, "-c", "select 1"])).is_ok()
}
