//! Refusals as RFC 9457 says them, and the log line of our own mistakes.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use http_body_util::{Either, Full};
use kernel::rest::Shown;
use kernel::utoipa::{self, ToSchema};
use kernel::{Error, Kind, Language};
use serde::Serialize;
use uuid::Uuid;

use crate::http::rest;

/// The body of an answer: known whole, or streamed by a page.
pub(crate) type Body = Either<Full<Bytes>, axum::body::Body>;
pub(crate) type Reply = Response<Body>;

const TYPE: &str = "https://vextrus.com.bd/problems/";

/// Codes of the chassis itself.
pub mod codes {
    kernel::errors! {
        NO_SUCH_PATH = NotFound "http.no-such-path",
            "There is nothing at this address. Check the path.",
            "এই ঠিকানায় কিছু নেই। পাথ যাচাই করুন।";
        WRONG_METHOD = Invalid "http.wrong-method",
            "This address does not take {method}; it takes {allow}.",
            "এই ঠিকানা {method} গ্রহণ করে না; {allow} গ্রহণ করে।";
        FOREIGN_ORIGIN = Denied "http.foreign-origin",
            "This request came from a page of another website, so nothing was done. Do it from Vextrus's own page, or send a bearer token.",
            "অনুরোধটি অন্য ওয়েবসাইটের পাতা থেকে এসেছে, তাই কিছু করা হয়নি। ভেক্সট্রাসের নিজের পাতা থেকে করুন, অথবা বেয়ারার টোকেন পাঠান।";
        TOO_LARGE = Invalid "http.too-large",
            "The request's body may have at most {limit} bytes. Send less at once.",
            "অনুরোধ সর্বোচ্চ {limit} বাইট হতে পারে। একবারে কম পাঠান।";
        WRONG_TYPE = Invalid "http.wrong-type",
            "Send the body as {wanted} and say so in Content-Type.",
            "তথ্য {wanted} হিসেবে পাঠান এবং Content-Type-এ তা উল্লেখ করুন।";
        NOT_ACCEPTABLE = Invalid "http.not-acceptable",
            "The answer can be had as {offered}. Name one of them in Accept.",
            "উত্তর {offered} হিসেবে পাওয়া যায়। Accept-এ এর একটি উল্লেখ করুন।";
        WRONG_KEY = Invalid "http.wrong-idempotency-key",
            "Idempotency-Key must have 1 to {limit} visible ASCII characters. A fresh UUID is a good key.",
            "Idempotency-Key ১ থেকে {limit}টি দৃশ্যমান ASCII অক্ষরের হতে হবে। নতুন একটি UUID ভালো কী।";
        CUT_OFF = Invalid "http.cut-off",
            "The request's body ended before it was complete. Send it again.",
            "অনুরোধটি সম্পূর্ণ আসার আগে শেষ হয়ে গেছে। আবার পাঠান।";
        TOO_BUSY = Unavailable "http.too-busy",
            "The server has its hands full just now. Try again in a moment.",
            "সার্ভার এই মুহূর্তে অতিরিক্ত ব্যস্ত। একটু পরে আবার চেষ্টা করুন।";
        TOO_SLOW = Unavailable "http.too-slow",
            "The answer took longer than {seconds} seconds and was given up. If you were changing something, repeat it with the same idempotency key: it will not happen twice.",
            "উত্তর দিতে {seconds} সেকেন্ডের বেশি লাগায় থামানো হয়েছে। কিছু পরিবর্তন করে থাকলে একই আইডেমপোটেন্সি কী দিয়ে আবার করুন: দুইবার ঘটবে না।";
        BATCH = Invalid "http.batch-refused",
            "Several GraphQL operations in one request are not taken. Send them one by one.",
            "এক অনুরোধে একাধিক GraphQL অপারেশন গ্রহণ করা হয় না। একটি একটি করে পাঠান।";
        NO_SOCKET = Invalid "http.no-socket",
            "This request cannot become a WebSocket: {reason}.",
            "এই অনুরোধ থেকে WebSocket খোলা যায় না: {reason}।";
        TOO_MANY_SUBSCRIPTIONS = Conflict "http.too-many-subscriptions",
            "One connection may hold {limit} subscriptions. End one, or name several kinds in one.",
            "একটি সংযোগে সর্বোচ্চ {limit}টি সাবস্ক্রিপশন রাখা যায়। একটি শেষ করুন, অথবা একটিতেই কয়েক ধরনের নাম দিন।";
        UNSIGNED = Unauthenticated "internal.unsigned",
            "The internal request is not signed as it must be: {reason}.",
            "অভ্যন্তরীণ অনুরোধটি যথাযথভাবে স্বাক্ষরিত নয়: {reason}।";
        NO_KEY = Invalid "internal.no-key",
            "An internal request that changes something must carry an idempotency key.",
            "পরিবর্তনকারী অভ্যন্তরীণ অনুরোধে আইডেমপোটেন্সি কী থাকতে হবে।";
    }
}

/// A refusal on its way out: the error, and a status or header where its kind does not say enough.
pub(crate) struct Refusal {
    pub(crate) error: Error,
    pub(crate) status: Option<StatusCode>,
    pub(crate) header: Option<(HeaderName, HeaderValue)>,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { error, status: None, header: None }
    }
}

impl Refusal {
    pub(crate) fn with_status(error: Error, status: StatusCode) -> Self {
        Self { error, status: Some(status), header: None }
    }
}

/// Whom the answer goes to.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) language: Language,
    pub(crate) request: Uuid,
    pub(crate) trace: Option<&'a str>,
}

/// A refusal (RFC 9457).
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Problem<'a> {
    /// Names the code as an address.
    #[schema(format = "uri", example = "https://vextrus.com.bd/problems/kernel.required")]
    r#type: String,
    /// What kind of refusal, in a few words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What, why and what to do, in the caller's language.
    detail: String,
    /// The stable code.
    #[schema(example = "kernel.required")]
    code: &'a str,
    /// The input field it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    /// What fills the sentence.
    params: BTreeMap<&'a str, &'a str>,
    /// One by one, when there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    complaints: Vec<Complaint<'a>>,
    /// Where the request stands in a trace.
    trace_id: &'a str,
    /// The request's id, for whoever looks into the log.
    #[schema(format = "uuid")]
    request_id: &'a str,
    /// Whether the same request may succeed later without being changed.
    retryable: bool,
}

/// One of several complaints in a refusal.
#[derive(Serialize, ToSchema)]
pub(crate) struct Complaint<'a> {
    /// The stable code.
    code: &'a str,
    /// The input field it speaks of.
    field: Option<&'a str>,
    /// What, why and what to do, in the caller's language.
    detail: String,
    /// What fills the sentence.
    params: BTreeMap<&'a str, &'a str>,
}

/// The refusal as an answer. Our own mistakes are logged here, once, with their cause.
pub(crate) fn reply(refusal: &Refusal, reader: Reader<'_>) -> Reply {
    let Refusal { error, status, header } = refusal;
    let status = status.unwrap_or_else(|| status_of(error.kind()));
    log_mistake(error);
    let mut id = Uuid::encode_buffer();
    let request_id: &str = reader.request.hyphenated().encode_lower(&mut id);
    let problem = Problem {
        r#type: format!("{TYPE}{}", error.code()),
        title: title(status, reader.language),
        status: status.as_u16(),
        detail: error.sentence(reader.language),
        code: error.code(),
        field: error.field_name(),
        params: error.params().collect(),
        complaints: error.complaints().iter().map(|complaint| say(complaint, reader.language)).collect(),
        trace_id: reader.trace.unwrap_or(request_id),
        request_id,
        retryable: error.kind().retryable(),
    };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut reply = Response::new(Either::Left(Full::new(Bytes::from(body))));
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    match error.kind() {
        Kind::Unauthenticated => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"vextrus\""));
        }
        Kind::Limited | Kind::Unavailable => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(retry_seconds(error)));
        }
        _ => {}
    }
    if let Some((name, value)) = header {
        headers.insert(name, value.clone());
    }
    reply
}

/// The refusal as a page shows it, with the same status and the same line in the log.
pub(crate) fn shown(refusal: &Refusal, shown: Shown, reader: Reader<'_>) -> Reply {
    let Refusal { error, status, .. } = refusal;
    let status = status.unwrap_or_else(|| status_of(error.kind()));
    log_mistake(error);
    let page = shown(error, reader.language).status(status.as_u16());
    let page = match error.kind() {
        Kind::Limited | Kind::Unavailable => page.header("retry-after", retry_seconds(error).to_string()),
        _ => page,
    };
    rest::reply(page).unwrap_or_else(|error| reply(&error.into(), reader))
}

fn say(complaint: &Error, language: Language) -> Complaint<'_> {
    Complaint {
        code: complaint.code(),
        field: complaint.field_name(),
        detail: complaint.sentence(language),
        params: complaint.params().collect(),
    }
}

pub(crate) fn status_of(kind: Kind) -> StatusCode {
    StatusCode::from_u16(kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn retry_seconds(error: &Error) -> u64 {
    let named = error.params().find(|(name, _)| *name == "seconds").and_then(|(_, seconds)| seconds.parse().ok());
    if error.kind() == Kind::Limited { named.unwrap_or(1) } else { 1 }
}

pub(crate) fn title(status: StatusCode, language: Language) -> &'static str {
    let (en, bn) = match status.as_u16() {
        401 => ("Sign in", "সাইন ইন করুন"),
        403 => ("Not allowed", "অনুমতি নেই"),
        404 => ("Not found", "পাওয়া যায়নি"),
        405 => ("Method not taken", "পদ্ধতি গৃহীত নয়"),
        406 => ("Form not offered", "এই রূপে দেওয়া হয় না"),
        409 => ("Changed meanwhile", "ইতিমধ্যে পরিবর্তিত"),
        413 => ("Too large", "অতিরিক্ত বড়"),
        415 => ("Wrong content type", "ভুল কনটেন্ট টাইপ"),
        422 => ("Refused", "প্রত্যাখ্যাত"),
        429 => ("Too many requests", "অতিরিক্ত অনুরোধ"),
        503 => ("Unavailable just now", "এখন পাওয়া যাচ্ছে না"),
        504 => ("Took too long", "অতিরিক্ত সময় লেগেছে"),
        400..500 => ("Input needs mending", "তথ্য সংশোধন প্রয়োজন"),
        _ => ("Our mistake", "আমাদের ত্রুটি"),
    };
    match language {
        Language::En => en,
        Language::Bn => bn,
    }
}

/// Logs an [`Kind::Internal`] error with its causes; other kinds are the caller's business.
pub(crate) fn log_mistake(error: &Error) {
    if error.kind() == Kind::Internal {
        tracing::error!(code = error.code(), cause = causes(error), "a mistake of ours");
    }
}

/// The causes, each by its first line only: what databases add below may quote rows.
fn causes(error: &Error) -> String {
    let mut text = String::new();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        let said = cause.to_string();
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(said.lines().next().unwrap_or_default());
        next = cause.source();
    }
    text
}
