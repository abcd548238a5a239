//! The least a client can say: hello, and one statement.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use super::{DATABASE, SUPERUSER};

/// A server that takes longer to say anything is not there yet.
const PATIENCE: Duration = Duration::from_secs(2);

/// What answered.
#[derive(Debug)]
pub(super) enum Answer {
    /// It let us in (`R`) and the database is open for statements.
    Ready,
    /// It let us in; the database is still to be made.
    NoDatabase,
    /// Nobody, or somebody who says why not.
    NotYet(String),
}

/// Says hello to the database on this socket.
pub(super) fn ask(socket: &Path) -> Answer {
    match hello(socket, DATABASE) {
        Ok(_) => Answer::Ready,
        Err(Refusal::Server { code, .. }) if code == "3D000" => Answer::NoDatabase,
        // Every seat is taken, so it is certainly there.
        Err(Refusal::Server { code, .. }) if code == "53300" => Answer::Ready,
        Err(Refusal::Server { message, .. }) => Answer::NotYet(message),
        Err(Refusal::Line(error)) => Answer::NotYet(error.to_string()),
    }
}

/// Makes our database.
pub(super) fn create_database(socket: &Path) -> io::Result<()> {
    let said = |refusal| match refusal {
        Refusal::Server { message, .. } => io::Error::other(message),
        Refusal::Line(error) => error,
    };
    let mut line = hello(socket, "postgres").map_err(said)?;
    line.set_read_timeout(None)?;
    // sql: the name is a constant.
    let statement = format!("create database {DATABASE}\0");
    line.write_all(&[b"Q", length(statement.len()).as_slice(), statement.as_bytes()].concat())?;
    match until_ready(&mut line) {
        Err(Refusal::Server { code, .. }) if code == "42P04" => Ok(()),
        other => other.map_err(said),
    }
}

enum Refusal {
    Server { code: String, message: String },
    Line(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Line(error)
    }
}

fn hello(socket: &Path, database: &str) -> Result<UnixStream, Refusal> {
    let mut line = UnixStream::connect(socket)?;
    line.set_read_timeout(Some(PATIENCE))?;
    line.set_write_timeout(Some(PATIENCE))?;
    let words = format!("user\0{SUPERUSER}\0database\0{database}\0application_name\0vextrus\0\0");
    let protocol = 196_608_u32.to_be_bytes();
    line.write_all(&[length(words.len() + 4).as_slice(), &protocol, words.as_bytes()].concat())?;
    until_ready(&mut line)?;
    Ok(line)
}

fn until_ready(line: &mut UnixStream) -> Result<(), Refusal> {
    loop {
        let mut head = [0; 5];
        line.read_exact(&mut head)?;
        let rest = u32::from_be_bytes([head[1], head[2], head[3], head[4]]).saturating_sub(4);
        let mut body = Vec::new();
        line.take(u64::from(rest.min(65_536))).read_to_end(&mut body)?;
        match head[0] {
            b'Z' => return Ok(()),
            b'E' => return Err(refusal(&body)),
            // Anything but “you are in” means that this is not the cluster we made.
            b'R' if body != [0; 4] => return Err(io::Error::other("it asks for a password").into()),
            _ => {}
        }
    }
}

/// `C` is the code, `M` the message; each field is its letter, text and a zero.
fn refusal(body: &[u8]) -> Refusal {
    let field = |letter| {
        let found = body.split(|byte| *byte == 0).find(|field| field.first() == Some(&letter));
        String::from_utf8_lossy(found.map_or(&[][..], |field| &field[1..])).into_owned()
    };
    Refusal::Server { code: field(b'C'), message: field(b'M') }
}

/// A message's length counts itself.
fn length(body: usize) -> [u8; 4] {
    u32::try_from(body + 4).unwrap_or(u32::MAX).to_be_bytes()
}
