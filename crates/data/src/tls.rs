//! TLS to a database elsewhere: with `sslmode=require` in its address the certificate is checked, always, against the
//! authorities this machine trusts or the one the operator names. Anything else in the address is a plain connection.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use kernel::{Error, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::config::SslMode;
use tokio_postgres::{Client, Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::errors;

/// Whom this process trusts; said once, at its start.
static TRUST: OnceLock<Arc<ClientConfig>> = OnceLock::new();

/// From now on a database's certificate is checked against the authority in this file (PEM).
///
/// # Errors
/// The file holds no certificate.
pub fn trust(authority: &Path) -> Result<()> {
    let unusable = |reason: String| {
        Error::new(&errors::AUTHORITY_UNUSABLE).with("file", authority.display()).with("reason", reason)
    };
    let certificates = CertificateDer::pem_file_iter(authority).map_err(|error| unusable(error.to_string()))?;
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        let certificate = certificate.map_err(|error| unusable(error.to_string()))?;
        roots.add(certificate).map_err(|error| unusable(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(unusable("it holds no certificate".to_owned()));
    }
    // Said before: the first word stands, as it was used already.
    let _ = TRUST.set(Arc::new(client(roots)));
    Ok(())
}

/// Whom this process trusts; the machine's authorities when nobody said otherwise.
pub(crate) fn trusted() -> Arc<ClientConfig> {
    let machine = || {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Arc::new(client(roots))
    };
    TRUST.get_or_init(machine).clone()
}

fn client(roots: RootCertStore) -> ClientConfig {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider speaks TLS 1.2 and 1.3")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

/// Whether the address asks for TLS.
pub(crate) fn is_wanted(config: &Config) -> bool {
    config.get_ssl_mode() == SslMode::Require
}

/// A client; its connection is driven by a task until the client is dropped.
///
/// # Errors
/// Nobody answers, the certificate is not trusted, or the server lets nobody in.
pub async fn connect(config: &Config) -> Result<Client, tokio_postgres::Error> {
    if is_wanted(config) {
        let tls = MakeRustlsConnect::new(ClientConfig::clone(&trusted()));
        let (client, connection) = config.connect(tls).await?;
        tokio::spawn(drive(connection));
        return Ok(client);
    }
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(drive(connection));
    Ok(client)
}

async fn drive(connection: impl Future<Output = Result<(), tokio_postgres::Error>>) {
    metrics::gauge!("db_connections", "kind" => "writer").increment(1.0);
    if let Err(error) = connection.await {
        tracing::info!(%error, "a writing connection ended");
    }
    metrics::gauge!("db_connections", "kind" => "writer").decrement(1.0);
}
