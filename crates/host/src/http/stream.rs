//! Bodies piece by piece: what comes in, what goes out.

use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use futures_util::stream;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use kernel::{BoxFuture, Chunks, Error, Result, Stream};

use crate::problem::codes;

/// A request's body as it comes. Its sender may pause, but not for longer than this.
struct Coming {
    body: Incoming,
    patience: Duration,
}

impl Chunks for Coming {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>>> {
        Box::pin(async move {
            loop {
                let cut_off = |why: &dyn std::fmt::Display| Error::new(&codes::CUT_OFF).because(why.to_string());
                match tokio::time::timeout(self.patience, self.body.frame()).await {
                    Err(_) => return Err(cut_off(&"nothing came any more")),
                    Ok(None) => return Ok(None),
                    Ok(Some(Err(error))) => return Err(cut_off(&error)),
                    Ok(Some(Ok(frame))) => {
                        // What is no data is the head's continuation, which nobody asked for.
                        if let Ok(piece) = frame.into_data() {
                            return Ok(Some(piece));
                        }
                    }
                }
            }
        })
    }
}

/// A request's body, to be taken piece by piece.
pub(super) fn coming(body: Incoming, patience: Duration) -> Stream {
    Stream::of(Coming { body, patience })
}

/// An answer's body. What cuts it off closes the connection: the announced length tells the reader that it is not whole.
pub(crate) fn going(stream: &Stream) -> Body {
    let Some(chunks) = stream.take() else { return Body::empty() };
    let pieces = stream::try_unfold(chunks, async |mut chunks: Box<dyn Chunks>| {
        let piece = chunks.next().await?;
        Ok::<_, Error>(piece.map(|piece| (piece, chunks)))
    });
    Body::from_stream(pieces)
}
