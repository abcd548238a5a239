//! Opening a connection: the address, the greeting, the password.

use std::io;

use bytes::BytesMut;
use kernel::{Error, Result};
use postgres_protocol::authentication::{md5_hash, sasl};
use postgres_protocol::message::backend::Message;
use postgres_protocol::message::frontend;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio_postgres::config::Host;
use tokio_rustls::TlsConnector;

use crate::fault::{self, Fault};
use crate::tls;

pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// A connection ready for its first query.
pub(super) async fn connect(config: &tokio_postgres::Config) -> Result<Box<dyn Stream>> {
    let mut stream = open(config).await.map_err(fault::unreachable)?;
    greet(&mut stream, config).await?;
    Ok(stream)
}

async fn over_tcp(name: &str, port: u16, protected: bool) -> io::Result<Box<dyn Stream>> {
    let stream = TcpStream::connect((name, port)).await?;
    stream.set_nodelay(true)?;
    if protected { protect(stream, name).await } else { Ok(Box::new(stream)) }
}

/// The same connection behind TLS, when the address asks for it.
async fn protect(mut stream: TcpStream, name: &str) -> io::Result<Box<dyn Stream>> {
    let mut ask = BytesMut::new();
    frontend::ssl_request(&mut ask);
    stream.write_all(&ask).await?;
    if stream.read_u8().await? != b'S' {
        return Err(io::Error::other("the server does not speak TLS"));
    }
    let name = ServerName::try_from(name.to_owned()).map_err(io::Error::other)?;
    let stream = TlsConnector::from(tls::trusted()).connect(name, stream).await?;
    Ok(Box::new(stream))
}

async fn open(config: &tokio_postgres::Config) -> io::Result<Box<dyn Stream>> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "no host in the database address");
    for (place, host) in config.get_hosts().iter().enumerate() {
        let ports = config.get_ports();
        let port = ports.get(place).or(ports.first()).copied().unwrap_or(5432);
        let opened: io::Result<Box<dyn Stream>> = match host {
            Host::Tcp(name) => over_tcp(name, port, tls::is_wanted(config)).await,
            Host::Unix(folder) => {
                let socket = folder.join(format!(".s.PGSQL.{port}"));
                UnixStream::connect(socket).await.map(|stream| Box::new(stream) as Box<dyn Stream>)
            }
        };
        match opened {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

async fn greet(stream: &mut Box<dyn Stream>, config: &tokio_postgres::Config) -> Result<()> {
    let user = config.get_user().unwrap_or("postgres");
    let database = config.get_dbname().unwrap_or(user);
    let name = config.get_application_name().unwrap_or("vextrus");
    let hello = [("user", user), ("database", database), ("application_name", name), ("client_encoding", "UTF8")];
    let mut out = BytesMut::new();
    frontend::startup_message(hello, &mut out).map_err(Error::internal)?;
    stream.write_all(&out).await.map_err(fault::unreachable)?;
    let password = config.get_password().unwrap_or_default();
    let mut heard = BytesMut::new();
    let mut scram: Option<sasl::ScramSha256> = None;
    loop {
        let mut out = BytesMut::new();
        match next(stream, &mut heard).await? {
            Message::AuthenticationOk | Message::ParameterStatus(_) | Message::BackendKeyData(_) => {}
            Message::NoticeResponse(_) => {}
            Message::ReadyForQuery(_) => return Ok(()),
            Message::AuthenticationCleartextPassword => {
                frontend::password_message(password, &mut out).map_err(Error::internal)?;
            }
            Message::AuthenticationMd5Password(body) => {
                let hash = md5_hash(user.as_bytes(), password, body.salt());
                frontend::password_message(hash.as_bytes(), &mut out).map_err(Error::internal)?;
            }
            Message::AuthenticationSasl(_) => {
                let fresh = sasl::ScramSha256::new(password, sasl::ChannelBinding::unsupported());
                frontend::sasl_initial_response(sasl::SCRAM_SHA_256, fresh.message(), &mut out)
                    .map_err(Error::internal)?;
                scram = Some(fresh);
            }
            Message::AuthenticationSaslContinue(body) => {
                let scram = scram.as_mut().ok_or_else(|| Error::internal("SASL out of order"))?;
                scram.update(body.data()).map_err(fault::unreachable)?;
                frontend::sasl_response(scram.message(), &mut out).map_err(Error::internal)?;
            }
            Message::AuthenticationSaslFinal(body) => {
                let scram = scram.as_mut().ok_or_else(|| Error::internal("SASL out of order"))?;
                scram.finish(body.data()).map_err(fault::unreachable)?;
            }
            Message::ErrorResponse(body) => return Err(Fault::heard(&body)?.into_error()),
            _ => return Err(fault::unreachable("an unexpected greeting")),
        }
        if !out.is_empty() {
            stream.write_all(&out).await.map_err(fault::unreachable)?;
        }
    }
}

async fn next(stream: &mut Box<dyn Stream>, heard: &mut BytesMut) -> Result<Message> {
    loop {
        if let Some(message) = Message::parse(heard).map_err(fault::unreachable)? {
            return Ok(message);
        }
        if stream.read_buf(heard).await.map_err(fault::unreachable)? == 0 {
            return Err(fault::unreachable("the server hung up"));
        }
    }
}
