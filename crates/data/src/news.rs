//! Rare changes other processes must hear of at once: roles, sessions, settings. What a process misses while it hears
//! nothing is not told again: it is told that it missed something.

use std::time::Duration;

use futures_util::{StreamExt as _, future, stream};
use kernel::TenantId;
use serde::Deserialize;
use tokio_postgres::error::SqlState;
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls, tls::TlsStream};
use tokio_postgres_rustls::MakeRustlsConnect;
use uuid::Uuid;

use crate::entrance::Entrance;
use crate::tls;

/// How often the listening connection must show that it is alive, and how long an answer may take.
const BEAT: Duration = Duration::from_secs(5);
/// Between two tries to listen again.
const PAUSE: Duration = Duration::from_millis(500);

/// What a process hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// From now on it hears; what happened before it may have missed, so nothing it remembers is to be trusted.
    Listening,
    /// It hears no more.
    Deaf,
    /// A change, told by [`Tx::announce`](crate::Tx::announce).
    Change {
        /// Whose.
        tenant: TenantId,
        /// `service.what`.
        what: String,
        /// Of what, when it is one thing.
        subject: Option<Uuid>,
    },
}

#[derive(Deserialize)]
struct Told {
    tenant: TenantId,
    what: String,
    subject: Option<Uuid>,
}

/// Listens until dropped; listens again when the connection is lost or no longer answers.
pub(crate) async fn hear(entrance: &Entrance, on: impl Fn(News) + Send) {
    let mut silent = false;
    loop {
        let config = entrance.config();
        let ended = if tls::is_wanted(&config) {
            let tls = MakeRustlsConnect::new(rustls::ClientConfig::clone(&tls::trusted()));
            match config.connect(tls).await {
                Ok((client, connection)) => listen(client, connection, &on).await,
                Err(error) => Err(error),
            }
        } else {
            match config.connect(NoTls).await {
                Ok((client, connection)) => listen(client, connection, &on).await,
                Err(error) => Err(error),
            }
        };
        on(News::Deaf);
        if ended.as_ref().is_err_and(|error| error.code() == Some(&SqlState::INVALID_PASSWORD)) {
            entrance.renewed().await;
        }
        if !std::mem::replace(&mut silent, ended.is_err()) {
            tracing::warn!(error = ?ended.err(), "announcements of other processes are not heard just now");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listen<S, T>(
    client: Client,
    mut connection: Connection<S, T>,
    on: &(impl Fn(News) + Send),
) -> Result<(), tokio_postgres::Error>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send,
    T: TlsStream + Unpin + Send,
{
    let mut messages = stream::poll_fn(move |context| connection.poll_message(context));
    let hear = async {
        while let Some(message) = messages.next().await {
            if let AsyncMessage::Notification(told) = message?
                && let Ok(told) = serde_json::from_str::<Told>(told.payload())
            {
                on(News::Change { tenant: told.tenant, what: told.what, subject: told.subject });
            }
        }
        Ok(())
    };
    let alive = async {
        client.batch_execute("listen vextrus").await?;
        on(News::Listening);
        loop {
            tokio::time::sleep(BEAT).await;
            match tokio::time::timeout(BEAT, client.batch_execute("")).await {
                Ok(answered) => answered?,
                Err(_) => return Ok(()),
            }
        }
    };
    future::select(std::pin::pin!(hear), std::pin::pin!(alive)).await.factor_first().0
}
