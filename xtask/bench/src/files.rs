//! An upload, beside writing the same bytes to a file on the same disk and syncing it.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use serde_json::{Value, json};

use crate::options::Options;
use crate::program::Program;
use crate::report::{Report, Yardstick, median};
use crate::{Result, machine};

const BENCH: &str = "an upload, one connection";
const COPY: &str = "the same bytes written to a file and synced";
const OWNER: &str = "files@bench.example";
const MIB: usize = 1 << 20;
const SIZES: [usize; 2] = [64, 512];
/// One more than is counted: the first makes folders and prepares statements.
const WARM_UP: usize = 1;
const PLACE: &str = "/api/v1/file-storage/uploads";

/// Uploads of each size, taking turns with the yardstick.
pub fn uploads(report: &Report, options: &Options, program: &Program) -> Result {
    let desk = Desk::new(options, program)?;
    let before = machine::memory(program.pid()).0;
    for size in SIZES {
        let mut turns = Vec::new();
        for number in 0..options.rounds + WARM_UP {
            let content = content(number, size * MIB);
            turns.push((copied(options, &content)?, desk.upload(&content)?));
        }
        let turns = &turns[WARM_UP..];
        let rate = |seconds: &dyn Fn(&(f64, f64)) -> f64| {
            median(turns.iter().map(|turn| size as f64 / seconds(turn)).collect())
        };
        let yardstick = Yardstick { what: COPY, value: rate(&|turn| turn.0) };
        report.beside(BENCH, &format!("{size} MiB"), rate(&|turn| turn.1), "MiB/s", &yardstick);
    }
    report.figure(BENCH, "program, resident before", before, "MiB");
    report.figure(BENCH, "program, most resident", machine::peak(program.pid()), "MiB");
    Ok(())
}

/// A PDF by its first bytes, which nobody could compress, and another each time: equal ones would lie there already.
fn content(seed: usize, bytes: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().map_or(0, |elapsed| elapsed.subsec_nanos());
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ (seed as u64) << 32 ^ u64::from(now);
    while content.len() < bytes {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        content.extend(state.to_le_bytes());
    }
    content.truncate(bytes);
    content
}

/// Seconds it takes to write this to a new file and to sync it.
fn copied(options: &Options, content: &[u8]) -> Result<f64> {
    let path = options.data.with_extension("copy");
    let said = |error: std::io::Error| format!("{}: {error}", path.display());
    let start = Instant::now();
    let mut file = File::create(&path).map_err(said)?;
    for piece in content.chunks(MIB) {
        file.write_all(piece).map_err(said)?;
    }
    file.sync_all().map_err(said)?;
    let took = start.elapsed().as_secs_f64();
    fs::remove_file(&path).map_err(said)?;
    Ok(took)
}

/// Somebody with a branch to hang files on.
struct Desk {
    listen: String,
    token: String,
    branch: String,
}

impl Desk {
    fn new(options: &Options, program: &Program) -> Result<Self> {
        // A tenant of its own each time: on trial it may have three companies.
        let slug = format!("bench-files-{}", std::process::id());
        program.command(&["tenant", "create", "--slug", &slug, "--name", &slug, "--owner-email", OWNER])?;
        let token = program.ask(&["token", "--tenant", &slug, "--email", OWNER])?;
        let token = token["access_token"].as_str().ok_or("no token")?.to_owned();
        let mut desk = Self { listen: options.listen.clone(), token, branch: String::new() };
        let company = json!({ "name": "Bench" });
        let company = desk.made("/api/v1/organization/companies", &company)?;
        let branch = json!({ "companyId": company, "code": "HO", "name": "Head office" });
        desk.branch = desk.made("/api/v1/organization/branches", &branch)?;
        Ok(desk)
    }

    fn made(&self, path: &str, input: &Value) -> Result<String> {
        let body = input.to_string();
        let answer = self.ask("POST", path, "content-type: application/json\r\n", body.as_bytes())?;
        let (_, body) = answer.split_once("\r\n\r\n").ok_or("an answer without a body")?;
        let made: Value = serde_json::from_str(body).map_err(|error| format!("{error} in {answer}"))?;
        made["id"].as_str().map(str::to_owned).ok_or_else(|| format!("{path}: {body}"))
    }

    /// Seconds from the announcement until the file is there for good.
    fn upload(&self, content: &[u8]) -> Result<f64> {
        let start = Instant::now();
        let input = json!({ "kind": "organization.branch", "subject": self.branch, "name": "bench.pdf", "bytes": content.len() });
        let upload = self.made(PLACE, &input)?;
        let head = "content-type: application/offset+octet-stream\r\nupload-offset: 0\r\n";
        let answer = self.ask("PATCH", &format!("{PLACE}/{upload}"), head, content)?;
        let took = start.elapsed().as_secs_f64();
        if answer.contains("upload-file: ") { Ok(took) } else { Err(answer) }
    }

    fn ask(&self, method: &str, path: &str, head: &str, body: &[u8]) -> Result<String> {
        let said = |error: std::io::Error| format!("{method} {path}: {error}");
        let mut line = TcpStream::connect(&self.listen).map_err(said)?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\nconnection: close\r\n{head}content-length: {}\r\n\r\n",
            self.listen,
            self.token,
            body.len()
        );
        line.write_all(head.as_bytes()).and_then(|()| line.write_all(body)).map_err(said)?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).map_err(said)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}
