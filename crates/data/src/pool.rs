//! Connections that one transaction at a time has for itself.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use deadpool::managed::{Manager, Metrics, RecycleError, RecycleResult};
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Statement};

use crate::entrance::Entrance;
use crate::tls;

/// A client with the statements prepared on it, by role and text.
pub(crate) struct Connection {
    pub client: Arc<Client>,
    statements: Mutex<HashMap<&'static str, HashMap<String, Statement>>>,
}

impl Connection {
    pub(crate) fn known(&self, role: &'static str, sql: &str) -> Option<Statement> {
        let statements = self.statements.lock().unwrap_or_else(PoisonError::into_inner);
        statements.get(role)?.get(sql).cloned()
    }

    pub(crate) fn learn(&self, role: &'static str, sql: &str, statement: &Statement) {
        let mut statements = self.statements.lock().unwrap_or_else(PoisonError::into_inner);
        statements.entry(role).or_default().insert(sql.to_owned(), statement.clone());
    }
}

pub(crate) struct Connections(pub Arc<Entrance>);

impl Manager for Connections {
    type Type = Connection;
    type Error = tokio_postgres::Error;

    async fn create(&self) -> Result<Connection, tokio_postgres::Error> {
        // Boxed: opening is rare and its future large.
        let mut opened = Box::pin(tls::connect(&self.0.config())).await;
        if opened.as_ref().is_err_and(|error| error.code() == Some(&SqlState::INVALID_PASSWORD))
            && let Some(config) = self.0.renewed().await
        {
            opened = Box::pin(tls::connect(&config)).await;
        }
        let client = opened?;
        Ok(Connection { client: Arc::new(client), statements: Mutex::default() })
    }

    async fn recycle(&self, connection: &mut Connection, _: &Metrics) -> RecycleResult<tokio_postgres::Error> {
        if connection.client.is_closed() {
            return Err(RecycleError::message("closed"));
        }
        Ok(())
    }
}
