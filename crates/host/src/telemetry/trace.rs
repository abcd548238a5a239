//! Traces: where a request stands in one, and how that travels (W3C traceparent).

use std::sync::atomic::{AtomicBool, Ordering};

use opentelemetry::trace::{SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

use crate::facts::FACTS;

/// The header a place in a trace travels in.
pub(crate) const TRACEPARENT: &str = "traceparent";

static EXPORTING: AtomicBool = AtomicBool::new(false);

pub(super) fn set_exporting() {
    EXPORTING.store(true, Ordering::Relaxed);
}

/// Whether spans go anywhere.
pub(crate) fn exporting() -> bool {
    EXPORTING.load(Ordering::Relaxed)
}

/// A place in a trace, as `traceparent` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parent {
    trace: TraceId,
    span: SpanId,
    flags: TraceFlags,
}

impl Parent {
    /// Reads `00-<trace>-<span>-<flags>`; anything else is nobody's trace.
    pub(crate) fn read(headers: &http::HeaderMap) -> Option<Self> {
        let text = headers.get(TRACEPARENT)?.to_str().ok()?;
        let mut parts = text.split('-');
        let (version, trace, span, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let lower = |text: &str, length: usize| {
            text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        };
        let shaped = lower(version, 2) && lower(trace, 32) && lower(span, 16) && lower(flags, 2);
        if !shaped || version == "ff" || (version == "00" && parts.next().is_some()) {
            return None;
        }
        let parent = Self {
            trace: TraceId::from_hex(trace).ok()?,
            span: SpanId::from_hex(span).ok()?,
            flags: TraceFlags::new(u8::from_str_radix(flags, 16).ok()?) & TraceFlags::SAMPLED,
        };
        (parent.trace != TraceId::INVALID && parent.span != SpanId::INVALID).then_some(parent)
    }

    /// As a header says it.
    pub(crate) fn written(&self) -> String {
        format!("00-{}-{}-{:02x}", self.trace, self.span, self.flags.to_u8())
    }

    fn of(context: &SpanContext) -> Option<Self> {
        context.is_valid().then(|| Self {
            trace: context.trace_id(),
            span: context.span_id(),
            flags: context.trace_flags(),
        })
    }
}

/// Hangs `span` below the caller's; answers the trace it now belongs to.
pub(crate) fn adopt(span: &Span, parent: Option<&Parent>) -> Option<String> {
    if !exporting() || span.is_disabled() {
        return None;
    }
    if let Some(parent) = parent {
        let remote = SpanContext::new(parent.trace, parent.span, parent.flags, true, TraceState::NONE);
        let _ = span.set_parent(opentelemetry::Context::new().with_remote_span_context(remote));
    }
    Parent::of(span.context().span().span_context()).map(|own| own.trace.to_string())
}

/// What a question to another process says about its place: the current span's, else what came in.
pub(crate) fn outgoing() -> Option<String> {
    let own = exporting().then(|| Parent::of(Span::current().context().span().span_context())).flatten();
    own.or_else(|| FACTS.try_with(|facts| facts.parent).ok().flatten()).map(|parent| parent.written())
}
