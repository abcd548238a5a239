//! One socket: the caller made known, subscriptions begun and ended, changes told while he may hear of them.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Arc;

use futures_util::{SinkExt as _, StreamExt as _};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use kernel::{Cx, Error, Graph, Kind, Language, Listening};
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at, sleep_until, timeout};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Bytes, Error as SocketError, Message};
use uuid::Uuid;

use super::super::Presented;
use super::super::connection::{Line, Phase};
use super::super::handle::Served;
use super::Held;
use super::words::{ACK, Close, Word, error, next, pong};
use crate::problem::codes;

type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// What the handshake showed of the caller.
pub(super) struct Known {
    pub(super) token: Option<String>,
    pub(super) by_cookie: bool,
    pub(super) address: IpAddr,
    pub(super) language: Language,
}

/// A caller whose first word was believed.
struct Caller {
    cx: Cx,
    listening: Box<dyn Listening>,
    begun: BTreeSet<String>,
    held: Held,
}

impl Drop for Caller {
    fn drop(&mut self) {
        self.held.sockets.subscriptions.decrement(count(self.begun.len()));
    }
}

/// One socket.
pub(super) struct Talk {
    served: Arc<Served>,
    graph: Arc<dyn Graph>,
    known: Known,
    phase: watch::Receiver<Phase>,
    /// Raised when what is known of callers may be out of date.
    news: watch::Receiver<u64>,
    caller: Option<Caller>,
    asked: bool,
}

/// What happens next.
enum Event {
    Said(Option<Result<Message, SocketError>>),
    Heard,
    News,
    Beat,
    Silent,
    Phase,
}

impl Talk {
    pub(super) fn new(line: &Line, graph: Arc<dyn Graph>, known: Known) -> Self {
        let served = line.served.clone();
        let (phase, news) = (line.phase.clone(), served.authority.news());
        Self { served, graph, known, phase, news, caller: None, asked: false }
    }

    /// Talks until one of the two has had enough.
    pub(super) async fn hold(mut self, mut socket: Socket, understood: bool) {
        let close = if understood { self.converse(&mut socket).await } else { Some(Close::protocol()) };
        drop(self.caller.take());
        let Some(Close { code, reason }) = close else { return };
        metrics::counter!("gateway_sockets_closed_total", "code" => code.to_string()).increment(1);
        let frame = CloseFrame { code: code.into(), reason: reason.into() };
        let goodbye = async {
            let _ = socket.close(Some(frame)).await;
            // The client's own goodbye, so that it reads ours before the connection is gone.
            while let Some(Ok(_)) = socket.next().await {}
        };
        let _ = timeout(self.served.config.socket_timeout.0, goodbye).await;
    }

    /// Why it is to be closed; none when the client closed it or is gone.
    async fn converse(&mut self, socket: &mut Socket) -> Option<Close> {
        let limit = Instant::now() + self.served.config.socket_timeout.0;
        let mut beat = heart(self.served.config.socket_ping.0);
        let mut alive = true;
        loop {
            let event = self.event(socket, &mut beat, limit).await;
            let done = match event {
                Event::Said(None | Some(Err(SocketError::ConnectionClosed | SocketError::Io(_)))) => return None,
                Event::Said(Some(Err(error))) => Err(Close::malformed(&error.to_string())),
                Event::Said(Some(Ok(Message::Close(_)))) => return None,
                Event::Said(Some(Ok(message))) => {
                    alive = true;
                    self.said(socket, message).await
                }
                Event::Heard => self.tell(socket).await,
                Event::News => self.look_again().await,
                Event::Beat if !alive => Err(Close::going()),
                Event::Beat => {
                    alive = false;
                    self.beat(socket).await
                }
                Event::Silent => Err(Close::silent()),
                Event::Phase => Err(Close::going()),
            };
            if let Err(close) = done {
                return Some(close);
            }
        }
    }

    async fn event(&mut self, socket: &mut Socket, beat: &mut Interval, limit: Instant) -> Event {
        let waiting = self.caller.is_none();
        let heard = async {
            match &mut self.caller {
                Some(caller) => caller.listening.heard().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            _ = self.phase.wait_for(|phase| *phase > Phase::Talk) => Event::Phase,
            Ok(()) = self.news.changed() => Event::News,
            said = socket.next() => Event::Said(said),
            () = heard => Event::Heard,
            () = sleep_until(limit), if waiting => Event::Silent,
            _ = beat.tick() => Event::Beat,
        }
    }

    async fn said(&mut self, socket: &mut Socket, message: Message) -> Result<(), Close> {
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => return Err(Close::malformed("text is expected")),
            // Pings are answered below us.
            _ => return Ok(()),
        };
        match &self.known.token {
            Some(token) => self.served.gate.admit_token(token),
            None => self.served.gate.admit_address(self.known.address),
        }
        .map_err(|_| Close::too_fast())?;
        let word: Word = serde_json::from_str(&text).map_err(|error| Close::malformed(&error.to_string()))?;
        match word {
            Word::ConnectionInit { payload } => {
                self.begin(payload.as_ref()).await?;
                self.send(socket, ACK.to_owned()).await
            }
            Word::Ping { payload } => self.send(socket, pong(payload.as_ref())).await,
            Word::Pong {} => Ok(()),
            Word::Subscribe { id, payload } => {
                let refused = self.subscribe(&id, payload.asked()).await?;
                match refused {
                    Some(refused) => self.send(socket, refused).await,
                    None => Ok(()),
                }
            }
            Word::Complete { id } => {
                self.end(&id);
                Ok(())
            }
        }
    }

    /// The first word: who it is.
    async fn begin(&mut self, payload: Option<&Value>) -> Result<(), Close> {
        if std::mem::replace(&mut self.asked, true) {
            return Err(Close::again());
        }
        if let Some(token) = payload.and_then(bearer) {
            (self.known.token, self.known.by_cookie) = (Some(token.to_owned()), false);
        }
        let cx = match self.who().await {
            Ok(cx) if *cx.actor() != kernel::Actor::Nobody => cx,
            Ok(_) => return Err(Close::forbidden()),
            Err(error) if error.kind() == Kind::Unauthenticated => {
                self.served.gate.metrics.unauthenticated.increment(1);
                return Err(Close::forbidden());
            }
            Err(_) => return Err(Close::later("Try again")),
        };
        let limit = self.served.config.sockets_per_person;
        let held = self.served.sockets.hold(&cx, limit).ok_or_else(|| Close::later("Too many connections"))?;
        let listening = self.graph.listen(cx.tenant()).ok_or_else(Close::forbidden)?;
        self.caller = Some(Caller { cx, listening, begun: BTreeSet::new(), held });
        Ok(())
    }

    /// Who the caller is now.
    async fn who(&self) -> kernel::Result<Cx> {
        let Known { token, by_cookie, address, language } = &self.known;
        let presented =
            Presented { token: token.as_deref(), by_cookie: *by_cookie, address: *address, request: Uuid::now_v7() };
        let cx = match self.served.authority.cached(&presented) {
            Some(cx) => cx,
            None => self.served.authority.identify(presented).await?,
        };
        Ok(cx.requested(presented.request).speaking(*language).unkeyed())
    }

    /// Whether the caller still is who he was, and what he may see now.
    async fn look_again(&mut self) -> Result<(), Close> {
        if self.caller.is_none() {
            return Ok(());
        }
        let cx = self.who().await.map_err(|error| match error.kind() {
            Kind::Unauthenticated => Close::unauthorized(),
            _ => Close::later("Try again"),
        })?;
        match &mut self.caller {
            Some(caller) if caller.cx.tenant() == cx.tenant() => caller.cx = cx,
            _ => return Err(Close::unauthorized()),
        }
        Ok(())
    }

    async fn subscribe(&mut self, id: &str, asked: kernel::Asked) -> Result<Option<String>, Close> {
        let most = self.served.config.subscriptions;
        let Some(caller) = &mut self.caller else { return Err(Close::unauthorized()) };
        if caller.begun.contains(id) {
            return Err(Close::exists(id));
        }
        if caller.begun.len() >= most {
            let refusal = Error::new(&codes::TOO_MANY_SUBSCRIPTIONS).with("limit", most);
            return Ok(Some(error(id, &refused(&refusal, &caller.cx))));
        }
        match caller.listening.subscribe(id, &caller.cx, asked).await {
            Ok(()) => {
                caller.begun.insert(id.to_owned());
                caller.held.sockets.subscriptions.increment(1.0);
                Ok(None)
            }
            Err(answered) => Ok(Some(error(id, &answered.body))),
        }
    }

    fn end(&mut self, id: &str) {
        let Some(caller) = &mut self.caller else { return };
        if caller.begun.remove(id) {
            caller.listening.end(id);
            caller.held.sockets.subscriptions.decrement(1.0);
        }
    }

    /// Tells what there is, to the caller as he is known at this moment.
    async fn tell(&mut self, socket: &mut Socket) -> Result<(), Close> {
        self.look_again().await?;
        let Some(caller) = &mut self.caller else { return Ok(()) };
        for (id, body) in caller.listening.said(&caller.cx) {
            self.send(socket, next(&id, &body)).await?;
        }
        Ok(())
    }

    /// Shows that there is somebody, and looks whether the caller's time is over.
    async fn beat(&mut self, socket: &mut Socket) -> Result<(), Close> {
        self.look_again().await?;
        self.put(socket, Message::Ping(Bytes::new())).await
    }

    async fn send(&self, socket: &mut Socket, text: String) -> Result<(), Close> {
        self.put(socket, Message::text(text)).await
    }

    /// A client that takes nothing for so long is gone; what changes meanwhile waits in the ring, which has an end.
    async fn put(&self, socket: &mut Socket, message: Message) -> Result<(), Close> {
        match timeout(self.served.config.socket_timeout.0, socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Close::going()),
        }
    }
}

fn heart(every: std::time::Duration) -> Interval {
    let mut beat = interval_at(Instant::now() + every, every);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat
}

/// The token in a first word, as `{"authorization": "Bearer …"}`.
fn bearer(payload: &Value) -> Option<&str> {
    let given = payload.get("authorization").or_else(|| payload.get("Authorization"))?.as_str()?;
    let (scheme, token) = given.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A refusal of the chassis as GraphQL says it.
fn refused(refusal: &Error, cx: &Cx) -> Vec<u8> {
    let said = serde_json::json!({ "errors": [{
        "message": refusal.sentence(cx.language()),
        "extensions": {
            "code": refusal.code(), "retryable": refusal.kind().retryable(), "requestId": cx.request().to_string(),
        },
    }] });
    said.to_string().into_bytes()
}

#[expect(clippy::cast_precision_loss, reason = "a gauge")]
fn count(number: usize) -> f64 {
    number as f64
}
