//! `up`: from a fresh clone to a running program with somebody signed in.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::sh::{Result, become_it, cargo, read, run, vextrus};
use crate::{postgres, sh, web};

/// The hidden word under which `up` calls itself to greet from beside the server.
pub const GREET: &str = "greet-from-beside";
const SLUG: &str = "demo";
const NAME: &str = "Demo Builders Ltd";
const EMAIL: &str = "owner@example.com";
const LISTEN: &str = "127.0.0.1:4000";
const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(25);

/// Installs, builds, and becomes `vextrus serve`; a greeter beside it prints the first sign-in once it is ready.
pub fn up(words: &[String]) -> Result {
    let start = Instant::now();
    let programs = postgres::ensure()?;
    // The program runs without its screens; what is missing is said, there and at /app.
    if let Err(error) = web::build() {
        eprintln!("the desk could not be built, so /app will only say how: {error}");
    }
    run(&mut cargo(&["build", "--quiet", "--profile", "quick", "--package", "vextrus", "--bin", "vextrus"]))?;
    eprintln!("ready to start after {:.1} s", start.elapsed().as_secs_f64());
    greet_later(words, &programs)?;
    let mut serve = Command::new(vextrus("quick"));
    become_it(serve.args(globals(words)).arg("serve").args(others(words)).env("VEXTRUS_PG_BIN", &programs))
}

/// Starts the greeter as nobody's child, so that the server never has a dead child it does not know.
fn greet_later(words: &[String], programs: &Path) -> Result {
    let me = std::env::current_exe().map_err(|error| error.to_string())?;
    let script = "\"$@\" & exit 0";
    let mut shell = Command::new("sh");
    shell.args(["-c", script, "sh"]).arg(me).arg(GREET).arg(std::process::id().to_string());
    run(shell.args(words).env("VEXTRUS_PG_BIN", programs).stdin(Stdio::null()))
}

/// Waits until the server answers, makes the first tenant when there is none, prints how to sign in.
pub fn greet(words: &[String]) -> Result {
    let (server, words) = words.split_first().ok_or("whose server?")?;
    let start = Instant::now();
    let address = address(words);
    while !is_ready(&address) {
        if !is_alive(server) || start.elapsed() > PATIENCE {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    let took = start.elapsed().as_secs_f64();
    match door(words) {
        Ok(Some(door)) => println!("{}", greeting(&address, took, &door)),
        Ok(None) => println!("\n  Vextrus is ready after {took:.1} s: http://{address}\n"),
        Err(error) => {
            println!("\n  Vextrus is ready: http://{address}\n  the first sign-in could not be made: {error}\n")
        }
    }
    Ok(())
}

fn greeting(address: &str, took: f64, door: &Door) -> String {
    let password = door.password.as_deref().map_or_else(
        || format!("as at the first start (another: vextrus link --tenant {SLUG} --email {EMAIL})"),
        |password| format!("{password}   (shown this once)"),
    );
    format!(
        "\n  Vextrus is ready after {took:.1} s; sign in at http://{address}/login?tenant={SLUG}\n\n  \
         organization  {SLUG}\n  e-mail        {EMAIL}\n  password      {password}\n\n  \
         the API, to look at and try: http://{address}/docs; stop with Ctrl-C\n\n  \
         TOKEN={}\n  \
         curl -s http://{address}/api/v1/auth/me -H \"authorization: Bearer $TOKEN\"\n",
        door.token
    )
}

/// How one gets in.
struct Door {
    token: String,
    /// Of the owner, when he was made just now.
    password: Option<String>,
}

/// The demo tenant's owner, who is made first where nobody lives yet.
/// `None` when this installation has other tenants and no demo.
fn door(words: &[String]) -> Result<Option<Door>> {
    let ask = || command(words, &["token", "--tenant", SLUG, "--email", EMAIL]);
    let (answer, password) = match ask() {
        Ok(answer) => (answer, None),
        Err(_) if has_tenants(words) => return Ok(None),
        Err(_) => {
            let password = password()?;
            create(words, &password)?;
            (ask()?, Some(password))
        }
    };
    let token = answer["access_token"].as_str().ok_or_else(|| format!("no access_token in {answer}"))?;
    Ok(Some(Door { token: token.to_string(), password }))
}

fn create(words: &[String], password: &str) -> Result {
    let create = ["tenant", "create", "--slug", SLUG, "--name", NAME, "--owner-email", EMAIL];
    let mut program = Command::new(vextrus("quick"));
    program.args(globals(words)).args(create).args(["--owner-password-file", "-"]);
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("{}: {error}", sh::line(&program)))?;
    if let Some(mut to) = child.stdin.take() {
        to.write_all(password.as_bytes()).map_err(|error| error.to_string())?;
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("failed: {}", sh::line(&program))) }
}

/// Four groups of four, without letters that look like others: 80 bits.
fn password() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut random = [0; 16];
    let read = std::fs::File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut random));
    read.map_err(|error| format!("/dev/urandom: {error}"))?;
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let groups: Vec<String> = random.chunks(4).map(|group| group.iter().map(letter).collect()).collect();
    Ok(groups.join("-"))
}

/// Whether anybody lives here.
fn has_tenants(words: &[String]) -> bool {
    output(words, &["tenant", "list"]).is_ok_and(|list| !list.trim().is_empty())
}

/// One of the program's commands; JSON comes back.
fn command(words: &[String], command: &[&str]) -> Result<serde_json::Value> {
    let text = output(words, command)?;
    serde_json::from_str(&text).map_err(|error| format!("{error} in {text}"))
}

fn output(words: &[String], command: &[&str]) -> Result<String> {
    read(Command::new(vextrus("quick")).args(globals(words)).args(command).stdin(Stdio::null()))
}

const GLOBALS: &[&str] = &["--data", "--database-url", "--config"];

/// The options every command of the program understands.
pub fn globals(words: &[String]) -> Vec<String> {
    split(words).0
}

/// The rest, which is for `serve`.
fn others(words: &[String]) -> Vec<String> {
    split(words).1
}

/// Separates global options, with their values, from the others.
pub fn split(words: &[String]) -> (Vec<String>, Vec<String>) {
    let (mut globals, mut others) = (Vec::new(), Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let name = word.split('=').next().unwrap_or(word);
        if !GLOBALS.contains(&name) {
            others.push(word.clone());
            continue;
        }
        globals.push(word.clone());
        if !word.contains('=') {
            globals.extend(words.next().cloned());
        }
    }
    (globals, others)
}

/// Where the server will answer a caller on this machine.
pub fn address(words: &[String]) -> String {
    let flag = words.iter().position(|word| word == "--listen").and_then(|at| words.get(at + 1)).map(String::as_str);
    let listen = flag.or_else(|| words.iter().find_map(|word| word.strip_prefix("--listen="))).unwrap_or(LISTEN);
    listen.replace("0.0.0.0:", "127.0.0.1:").replace("[::]:", "127.0.0.1:")
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

fn is_alive(pid: &str) -> bool {
    // The shell's own `kill`: a small Debian has no other.
    let look = ["-c", "kill -0 \"$0\"", pid];
    Command::new("sh").args(look).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The program as built last, whichever profile that was; built `quick` where there is none.
pub fn any_vextrus() -> Result<PathBuf> {
    let age = |file: &PathBuf| file.metadata().and_then(|data| data.modified()).ok();
    let built = ["quick", "release", "debug"].map(vextrus);
    if let Some(newest) = built.into_iter().filter(|file| file.is_file()).max_by_key(age) {
        return Ok(newest);
    }
    sh::run(&mut cargo(&["build", "--profile", "quick", "--package", "vextrus", "--bin", "vextrus"]))?;
    Ok(vextrus("quick"))
}
