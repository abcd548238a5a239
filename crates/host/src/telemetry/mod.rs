//! Log lines to stderr, spans to a collector when there is one.
//!
//! Nothing personal is logged: ids, codes, routes and the tenant; never bodies, query strings, tokens or addresses of people.

mod log;
mod otlp;
#[cfg(test)]
mod tests;
pub(crate) mod trace;

use std::io::IsTerminal as _;

use kernel::{Error, Result};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing::level_filters::LevelFilter;
use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::filter::{EnvFilter, filter_fn};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{Layer, Registry};

use crate::config::{self, Format, Telemetry};

/// Libraries whose own spans would drown ours, or be traced while sending traces.
const QUIET: [&str; 8] = ["hyper", "h2", "reqwest", "tower", "opentelemetry", "tokio", "async_graphql", "log"];

/// Keeps telemetry running; dropping it sends what is still waiting.
#[must_use = "telemetry stops when this is dropped"]
pub struct Running(Option<SdkTracerProvider>);

impl Running {
    /// Sends the spans that are waiting. Blocks: call it from a thread that may.
    pub fn flush(&self) {
        if let Some(provider) = &self.0 {
            let _ = provider.force_flush();
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(provider) = &self.0 {
            let _ = provider.shutdown();
        }
    }
}

/// Starts logging and, when a collector is named, tracing. Once a process, inside its runtime.
///
/// # Errors
/// A level nobody can read, a collector's address that is none, or telemetry that runs already.
pub fn start(config: &Telemetry) -> Result<Running> {
    let wrong =
        |error: &dyn std::fmt::Display| Error::new(&config::INVALID).with("reason", format!("telemetry.log: {error}"));
    let levels = EnvFilter::try_new(&config.log).map_err(|error| wrong(&error))?;
    let provider = config.otlp_endpoint.as_deref().map(|endpoint| otlp::provider(config, endpoint)).transpose()?;
    let spans = provider.as_ref().map(spans);
    let subscriber = Registry::default().with(lines(config.format, std::io::stderr).with_filter(levels)).with(spans);
    tracing::subscriber::set_global_default(subscriber).map_err(Error::internal)?;
    if provider.is_some() {
        trace::set_exporting();
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        log_panic(panic);
        if cfg!(debug_assertions) {
            before(panic);
        }
    }));
    Ok(Running(provider))
}

fn lines<S, W>(format: Format, writer: W) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(writer);
    let human = match format {
        Format::Human => true,
        Format::Json => false,
        Format::Auto => std::io::stderr().is_terminal(),
    };
    if human { lines.event_format(log::Human).boxed() } else { lines.event_format(log::Json).boxed() }
}

/// Spans down to debug; without this layer only what the log asks for exists, which is no span of a request.
fn spans<S>(provider: &SdkTracerProvider) -> impl Layer<S> + use<S>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let ours = |metadata: &Metadata<'_>| {
        metadata.is_span()
            && *metadata.level() <= Level::DEBUG
            && !QUIET.iter().any(|quiet| metadata.target().starts_with(quiet))
    };
    tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("vextrus"))
        .with_location(false)
        .with_threads(false)
        .with_tracked_inactivity(false)
        .with_target(false)
        .with_filter(filter_fn(ours).with_max_level_hint(LevelFilter::DEBUG))
}

/// Where it happened and the first line of what was said.
fn log_panic(panic: &std::panic::PanicHookInfo<'_>) {
    const LONGEST: usize = 200;
    let said = panic.payload_as_str().and_then(|said| said.lines().next()).unwrap_or_default();
    let said: String = said.chars().take(LONGEST).collect();
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, said, "panic");
}
