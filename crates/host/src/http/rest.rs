//! A REST operation's answer on its way out.

use http::header::{HeaderName, HeaderValue};
use http::{Response, StatusCode, header};
use http_body_util::{Either, Full};
use kernel::{Error, Result};

use super::stream::going;
use crate::problem::Reply;

/// The answer as HTTP says it.
///
/// # Errors
/// `kernel.internal` when the room made a head that HTTP has no words for.
pub(crate) fn reply(answer: kernel::Reply) -> Result<Reply> {
    let kernel::Reply { status, kind, headers, body, stream } = answer;
    let silent = body.is_empty() && stream.is_none();
    let mut reply = Response::new(match &stream {
        Some((stream, _)) => Either::Right(going(stream)),
        None => Either::Left(Full::new(body)),
    });
    *reply.status_mut() = StatusCode::from_u16(status).map_err(Error::internal)?;
    let head = reply.headers_mut();
    if !silent {
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    if let Some((_, length)) = stream {
        head.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(Error::internal)?;
        head.append(name, HeaderValue::from_str(&value).map_err(Error::internal)?);
    }
    Ok(reply)
}
