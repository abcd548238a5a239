//! The virus scanner: clamd, asked with `INSTREAM` over TCP or its socket.

use std::path::Path;
use std::time::Duration;

use kernel::{Chunks, Error, Result, codes};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, BufWriter};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

/// Time it may take to connect, and to take each piece.
const PATIENCE: Duration = Duration::from_secs(20);
/// Time it may take to answer after the last piece: it unpacks archives then.
const VERDICT: Duration = Duration::from_secs(300);
/// Bytes of an answer at most.
const LONGEST: u64 = 4096;
const BEGIN: &[u8] = b"zINSTREAM\0";
const END: &[u8] = &[0; 4];

/// What the scanner says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It found nothing.
    Clean,
    /// It found this.
    Found(String),
    /// It does not take so much.
    TooLarge,
}

/// Where the scanner is.
#[derive(Clone, Debug)]
pub struct Clamd(String);

trait Line: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Line for T {}

impl Clamd {
    /// At `HOST:PORT`, or at the socket of this path.
    pub fn new(address: &str) -> Self {
        Self(address.to_owned())
    }

    async fn connect(&self) -> std::io::Result<Box<dyn Line>> {
        if Path::new(&self.0).is_absolute() {
            return Ok(Box::new(UnixStream::connect(&self.0).await?));
        }
        Ok(Box::new(TcpStream::connect(&self.0).await?))
    }

    /// Has these bytes looked into.
    ///
    /// # Errors
    /// `kernel.unavailable` when it cannot be reached, gives up, or says what nobody understands.
    pub async fn scan(&self, content: &mut dyn Chunks) -> Result<Verdict> {
        let line = patient(PATIENCE, self.connect()).await?;
        let mut line = BufWriter::with_capacity(1 << 18, line);
        let cut = self.send(&mut line, content).await?;
        let mut answer = Vec::new();
        let heard = patient(VERDICT, line.get_mut().take(LONGEST).read_to_end(&mut answer)).await;
        let said = String::from_utf8_lossy(&answer);
        match (verdict(&said), heard, cut) {
            (Some(Verdict::Clean), _, Some(error)) => Err(error),
            (Some(verdict), _, _) => Ok(verdict),
            (None, Err(error), _) | (None, Ok(_), Some(error)) => Err(error),
            (None, Ok(_), None) => Err(away(format!("it said “{}”", said.trim_matches(['\0', '\n'])))),
        }
    }

    /// Sends everything. A scanner that has had enough answers and hangs up: what it said is still to be read.
    async fn send(&self, line: &mut BufWriter<Box<dyn Line>>, content: &mut dyn Chunks) -> Result<Option<Error>> {
        if let Err(error) = patient(PATIENCE, line.write_all(BEGIN)).await {
            return Ok(Some(error));
        }
        while let Some(piece) = content.next().await? {
            let length = u32::try_from(piece.len()).map_err(Error::internal)?.to_be_bytes();
            let sent = patient(PATIENCE, async {
                line.write_all(&length).await?;
                line.write_all(&piece).await
            });
            if let Err(error) = sent.await {
                return Ok(Some(error));
            }
        }
        let last = patient(PATIENCE, async {
            line.write_all(END).await?;
            line.flush().await
        });
        Ok(last.await.err())
    }
}

async fn patient<T>(patience: Duration, work: impl Future<Output = std::io::Result<T>>) -> Result<T> {
    match timeout(patience, work).await {
        Ok(done) => done.map_err(|error| away(error.to_string())),
        Err(_) => Err(away("it does not answer".to_owned())),
    }
}

fn away(reason: String) -> Error {
    Error::new(&codes::UNAVAILABLE).with("part", "The virus scanner").because(reason)
}

/// `stream: OK`, `stream: Eicar-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`.
fn verdict(said: &str) -> Option<Verdict> {
    let said = said.trim_matches(|letter: char| letter == '\0' || letter.is_whitespace());
    if said.contains("size limit exceeded") {
        return Some(Verdict::TooLarge);
    }
    let said = said.strip_prefix("stream:")?.trim();
    if said.contains("Heuristics.Limits.Exceeded") {
        return Some(Verdict::TooLarge);
    }
    match said.strip_suffix("FOUND") {
        Some(finding) => Some(Verdict::Found(finding.trim().chars().take(200).collect())),
        None => (said == "OK").then_some(Verdict::Clean),
    }
}

#[cfg(test)]
mod tests;
