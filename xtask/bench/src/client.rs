//! A load client that costs little: one thread, keep-alive connections, no more HTTP than the answers need.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::Result;

/// A question and what its answer must contain.
pub struct Request {
    pub bytes: Vec<u8>,
    pub expected: Vec<u8>,
}

/// What one round measured.
pub struct Round {
    pub took: Duration,
    /// One latency a request, in order of size.
    micros: Vec<u32>,
}

impl Round {
    /// How many were answered.
    pub fn requests(&self) -> usize {
        self.micros.len()
    }

    /// Requests per second.
    pub fn rate(&self) -> f64 {
        self.requests() as f64 / self.took.as_secs_f64()
    }

    /// The latency in milliseconds that this part of the requests stayed below.
    pub fn quantile(&self, part: f64) -> f64 {
        let at = (self.micros.len() as f64 * part) as usize;
        let at = at.min(self.micros.len().saturating_sub(1));
        self.micros.get(at).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    }
}

/// Where a connection's next question comes from.
pub trait Source: Send + 'static {
    fn next(&mut self) -> &Request;
}

/// Asks requests drawn at random over `connections` connections for `duration`; every answer is checked. Each connection
/// draws from a part of its own, so that nobody is asked about by many at once who in life would not be.
pub fn round(address: &str, requests: &Arc<[Request]>, connections: usize, duration: Duration) -> Result<Round> {
    let part = |number: usize| Part {
        all: requests.clone(),
        first: number % requests.len(),
        step: connections,
        draw: Draw::new(number as u64),
    };
    let mut parts: Vec<Part> = (0..connections).map(part).collect();
    round_of(address, &mut parts, duration)
}

/// One connection for each source, for `duration`; every answer is checked. The sources come back as they are then.
pub fn round_of<S: Source>(address: &str, sources: &mut Vec<S>, duration: Duration) -> Result<Round> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let start = Instant::now();
    let until = start + duration;
    let mut micros = runtime.block_on(async {
        let mut workers = JoinSet::new();
        for source in sources.drain(..) {
            workers.spawn(worker(address.to_string(), source, until));
        }
        let mut micros = Vec::new();
        while let Some(answered) = workers.join_next().await {
            let (source, own) = answered.map_err(|error| error.to_string())??;
            sources.push(source);
            micros.extend(own);
        }
        Ok::<_, String>(micros)
    })?;
    let took = start.elapsed();
    micros.sort_unstable();
    Ok(Round { took, micros })
}

/// Every so many-th of all requests, drawn at random.
struct Part {
    all: Arc<[Request]>,
    first: usize,
    step: usize,
    draw: Draw,
}

impl Source for Part {
    fn next(&mut self) -> &Request {
        let own = (self.all.len() - self.first).div_ceil(self.step);
        &self.all[self.first + self.step * self.draw.below(own)]
    }
}

/// One connection: asks, waits, checks, asks again.
async fn worker<S: Source>(address: String, mut source: S, until: Instant) -> Result<(S, Vec<u32>)> {
    let mut stream = TcpStream::connect(&address).await.map_err(|error| format!("{address}: {error}"))?;
    stream.set_nodelay(true).map_err(|error| error.to_string())?;
    let (mut micros, mut buffer) = (Vec::new(), Vec::with_capacity(16 * 1024));
    while Instant::now() < until {
        let request = source.next();
        let start = Instant::now();
        ask(&mut stream, request, &mut buffer).await?;
        micros.push(u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    Ok((source, micros))
}

async fn ask(stream: &mut TcpStream, request: &Request, buffer: &mut Vec<u8>) -> Result {
    stream.write_all(&request.bytes).await.map_err(|error| error.to_string())?;
    buffer.clear();
    loop {
        if let Some(answer) = parse(buffer)? {
            return check(&answer, request);
        }
        let read = stream.read_buf(buffer).await.map_err(|error| error.to_string())?;
        if read == 0 {
            return Err("the program closed the connection".into());
        }
    }
}

/// An answer, read as far as we need it.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    pub status: u16,
    pub body: &'a [u8],
}

/// The answer in `bytes` once it is whole.
pub fn parse(bytes: &[u8]) -> Result<Option<Answer<'_>>> {
    let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&bytes[..end]).map_err(|error| error.to_string())?;
    let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or("an answer without status")?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let length = length.ok_or_else(|| format!("an answer without content-length: {head}"))?;
    Ok(bytes.get(end + 4..end + 4 + length).map(|body| Answer { status, body }))
}

fn check(answer: &Answer<'_>, request: &Request) -> Result {
    let expected = &request.expected;
    if answer.status == 200 && answer.body.windows(expected.len()).any(|window| window == expected) {
        return Ok(());
    }
    let (body, asked) = (String::from_utf8_lossy(answer.body), String::from_utf8_lossy(&request.bytes));
    let line = asked.lines().next().unwrap_or_default();
    Err(format!("a wrong answer to {line}: {} {body}", answer.status))
}

/// A request of its own, with its answer's text; for what prepares or disturbs a round.
pub fn post(address: &str, path: &str, token: &str, body: &str) -> Result<(u16, String)> {
    use std::io::{Read, Write};
    let wrong = |error: std::io::Error| format!("{path}: {error}");
    let mut stream = std::net::TcpStream::connect(address).map_err(wrong)?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).map_err(wrong)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(wrong)?;
    let answer = parse(&bytes)?.ok_or_else(|| format!("{path}: an answer cut off"))?;
    Ok((answer.status, String::from_utf8_lossy(answer.body).into_owned()))
}

/// Random enough to defeat every cache, the same in every run.
pub struct Draw(u64);

impl Draw {
    /// A sequence of its own for each seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}
