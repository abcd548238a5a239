//! Sends spans to a collector.

use std::pin::Pin;

use kernel::{Error, Result};
use opentelemetry_http::{Bytes, HttpClient, HttpError};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{Sampler, SdkTracerProvider};

use crate::config::Telemetry;

/// The collector's client. The exporter waits on a thread of its own, outside the runtime, so the work is spawned inside.
#[derive(Debug)]
struct Client {
    runtime: tokio::runtime::Handle,
    http: reqwest::Client,
}

type Sent<'a> = Pin<Box<dyn Future<Output = std::result::Result<http::Response<Bytes>, HttpError>> + Send + 'a>>;

impl HttpClient for Client {
    fn send_bytes<'life0, 'async_trait>(&'life0 self, request: http::Request<Bytes>) -> Sent<'async_trait>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        let http = self.http.clone();
        let sent = self.runtime.spawn(async move {
            let answer = http.execute(request.try_into()?).await?;
            let status = answer.status();
            let mut reply = http::Response::new(answer.bytes().await?);
            *reply.status_mut() = status;
            Ok::<_, HttpError>(reply)
        });
        Box::pin(async move { sent.await? })
    }
}

/// A provider that batches spans to `endpoint`. Must be made inside a tokio runtime.
pub(super) fn provider(config: &Telemetry, endpoint: &str) -> Result<SdkTracerProvider> {
    let runtime = tokio::runtime::Handle::try_current().map_err(Error::internal)?;
    let http =
        reqwest::Client::builder().timeout(std::time::Duration::from_secs(5)).build().map_err(Error::internal)?;
    let endpoint = format!("{}/v1/traces", endpoint.trim_end_matches('/'));
    let exporter = SpanExporter::builder()
        .with_http()
        .with_http_client(Client { runtime, http })
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(endpoint)
        .build()
        .map_err(Error::internal)?;
    Ok(SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(config.sample))))
        .with_resource(Resource::builder().with_service_name("vextrus").build())
        .build())
}
