//! Log lines as JSON: time, level, words, fields, and the request they belong to.

use std::fmt;

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime as _;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, FormattedFields};
use tracing_subscriber::registry::LookupSpan;

use crate::facts::FACTS;

/// The instant, as logs say it.
pub(super) struct Now;

impl tracing_subscriber::fmt::time::FormatTime for Now {
    fn format_time(&self, w: &mut Writer<'_>) -> fmt::Result {
        write!(w, "{}", kernel::Clock::System.now())
    }
}

/// One JSON object a line.
pub(super) struct Json;

impl<S, N> FormatEvent<S, N> for Json
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut out: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let mut time = String::new();
        Now.format_time(&mut Writer::new(&mut time))?;
        let mut line = Line(Map::new());
        line.put("time", time);
        line.put("level", event.metadata().level().as_str());
        line.put("target", event.metadata().target());
        event.record(&mut line);
        let _ = FACTS.try_with(|facts| {
            line.put("request", facts.request.to_string());
            line.put("service", facts.service);
            line.put("route", facts.route);
            if let Some(tenant) = facts.tenant.get() {
                line.put("tenant", tenant.to_string());
            }
        });
        let spans =
            context.event_scope().into_iter().flat_map(tracing_subscriber::registry::Scope::from_root).map(|span| {
                let fields = span
                    .extensions()
                    .get::<FormattedFields<N>>()
                    .map(|fields| fields.fields.clone())
                    .unwrap_or_default();
                Value::from(if fields.is_empty() {
                    span.name().to_owned()
                } else {
                    format!("{} {fields}", span.name())
                })
            });
        let spans: Vec<Value> = spans.collect();
        if !spans.is_empty() {
            line.put("spans", spans);
        }
        writeln!(out, "{}", Value::Object(line.0))
    }
}

/// Words for a terminal, with the request at the end.
pub(super) struct Human;

impl<S, N> FormatEvent<S, N> for Human
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut out: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        Now.format_time(&mut out)?;
        write!(out, " {:>5} {}: ", event.metadata().level(), event.metadata().target())?;
        context.field_format().format_fields(out.by_ref(), event)?;
        let request = FACTS.try_with(|facts| write!(out, " [{} {} {}]", facts.service, facts.route, facts.request));
        request.unwrap_or(Ok(()))?;
        writeln!(out)
    }
}

struct Line(Map<String, Value>);

impl Line {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }
}

impl Visit for Line {
    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field.name(), value);
    }
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field.name(), value);
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field.name(), value);
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field.name(), value);
    }
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field.name(), value);
    }
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field.name(), format!("{value:?}"));
    }
}
