//! Reads over connections shared by everybody: each flight is one Sync, an implicit transaction of
//! `set_config(role, tenant, read only)` and the flight's statements, all in one message.
//!
//! Written by hand because no client library lets several statements share one Sync; that is worth
//! a third of a read's time. The connection is owned by a task, so a reader who leaves strands nothing.

mod link;
mod startup;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use bytes::BytesMut;
use kernel::{Error, Result};
use postgres_protocol::message::frontend;
use postgres_types::{ToSql, Type};
use tokio::sync::{Mutex, mpsc, oneshot};

use crate::entrance::Entrance;
use crate::row::{Column, Row};
use crate::{errors, fault};

/// The first statement of every flight. `set_config(…, true)` lasts until the Sync.
const ENTER: &str = "select set_config('role', $1, true), set_config('app.tenant_id', $2, true), \
                     set_config('transaction_read_only', 'on', true)";

/// What is known of a statement; the same on every connection.
pub(crate) struct Statement {
    pub id: u32,
    pub sql: String,
    pub params: Vec<Type>,
    pub columns: Arc<[Column]>,
}

impl Statement {
    pub(crate) fn name(&self) -> String {
        format!("v{}", self.id)
    }
}

/// A statement with its arguments, encoded.
pub(crate) struct Bound {
    pub statement: Arc<Statement>,
    pub message: BytesMut,
}

/// What is sent together and answered together.
pub(crate) struct Flight {
    pub bound: Vec<Bound>,
    /// Ask for the description of this statement instead of executing `bound[1..]`.
    pub describe: Option<String>,
    pub answer: oneshot::Sender<Result<Answer>>,
}

#[derive(Default)]
pub(crate) struct Answer {
    /// The rows of each statement, in order.
    pub rows: Vec<Vec<Row>>,
    /// Of a description: parameter types and columns.
    pub described: Option<(Vec<Type>, Vec<Column>)>,
}

type Role = &'static str;

struct Slot {
    sender: Mutex<Option<mpsc::UnboundedSender<Flight>>>,
    waiting: AtomicUsize,
}

/// The shared connections of a process.
pub(crate) struct Wire {
    entrance: Arc<Entrance>,
    slots: Vec<Slot>,
    statements: RwLock<HashMap<Role, HashMap<String, Arc<Statement>>>>,
    enter: Arc<Statement>,
    next_id: AtomicU32,
}

impl Wire {
    pub(crate) fn new(entrance: Arc<Entrance>, connections: usize) -> Self {
        let slot = |_| Slot { sender: Mutex::new(None), waiting: AtomicUsize::new(0) };
        let column = |_| Column { name: "set_config".to_owned(), ty: Type::TEXT };
        let enter = Statement {
            id: 0,
            sql: ENTER.to_owned(),
            params: vec![Type::TEXT, Type::TEXT],
            columns: (0..3).map(column).collect(),
        };
        Self {
            entrance,
            slots: (0..connections.max(1)).map(slot).collect(),
            statements: RwLock::default(),
            enter: Arc::new(enter),
            next_id: AtomicU32::new(1),
        }
    }

    /// The statement, if somebody asked for it before.
    pub(crate) fn known(&self, role: Role, sql: &str) -> Option<Arc<Statement>> {
        let statements = self.statements.read().unwrap_or_else(PoisonError::into_inner);
        statements.get(role)?.get(sql).cloned()
    }

    /// Every statement asked for so far: role, text, number of parameters.
    pub(crate) fn statements(&self) -> Vec<(Role, String, usize)> {
        let statements = self.statements.read().unwrap_or_else(PoisonError::into_inner);
        let of = |(role, known): (&Role, &HashMap<String, Arc<Statement>>)| {
            known.values().map(|statement| (*role, statement.sql.clone(), statement.params.len())).collect::<Vec<_>>()
        };
        statements.iter().flat_map(of).collect()
    }

    /// Asks the server what the statement takes and gives; done once a process and role.
    pub(crate) async fn describe(&self, role: Role, tenant: &str, sql: &str) -> Result<Arc<Statement>> {
        let enter = self.entering(role, tenant)?;
        let answer = self.send(vec![enter], Some(sql.to_owned())).await?;
        let (params, columns) = answer.described.ok_or_else(|| Error::internal("no description"))?;
        let statement = Arc::new(Statement {
            id: self.next_id.fetch_add(1, Ordering::Relaxed),
            sql: sql.to_owned(),
            params,
            columns: columns.into(),
        });
        let mut statements = self.statements.write().unwrap_or_else(PoisonError::into_inner);
        Ok(statements.entry(role).or_default().entry(sql.to_owned()).or_insert(statement).clone())
    }

    /// Sends the statements as one implicit transaction. A lost connection is replaced and the flight sent again, for
    /// nothing changes: once for each connection there is, since all may have been lost together.
    pub(crate) async fn fly(&self, role: Role, tenant: &str, looks: &[Bound]) -> Result<Vec<Vec<Row>>> {
        let mut tries = self.slots.len();
        loop {
            let mut bound = Vec::with_capacity(looks.len() + 1);
            bound.push(self.entering(role, tenant)?);
            bound.extend(
                looks.iter().map(|look| Bound { statement: look.statement.clone(), message: look.message.clone() }),
            );
            match self.send(bound, None).await {
                Ok(mut answer) => {
                    answer.rows.remove(0);
                    return Ok(answer.rows);
                }
                Err(error) if tries > 0 && error.code() == kernel::codes::UNAVAILABLE.name => tries -= 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn entering(&self, role: Role, tenant: &str) -> Result<Bound> {
        bind(&self.enter, &[&role, &tenant])
    }

    async fn send(&self, bound: Vec<Bound>, describe: Option<String>) -> Result<Answer> {
        let slot = self.slots.iter().min_by_key(|slot| slot.waiting.load(Ordering::Relaxed)).expect("at least one");
        slot.waiting.fetch_add(1, Ordering::Relaxed);
        let _left = Leave(&slot.waiting);
        let (answer, answered) = oneshot::channel();
        let flight = Flight { bound, describe, answer };
        self.sender(slot).await?.send(flight).map_err(|_| fault::unreachable("the connection ended"))?;
        answered.await.map_err(|_| fault::unreachable("the connection ended"))?
    }

    async fn sender(&self, slot: &Slot) -> Result<mpsc::UnboundedSender<Flight>> {
        let mut sender = slot.sender.lock().await;
        if let Some(open) = sender.as_ref().filter(|sender| !sender.is_closed()) {
            return Ok(open.clone());
        }
        let mut opened = startup::connect(&self.entrance.config()).await;
        if opened.as_ref().is_err_and(|error| error.code() == errors::WRONG_PASSWORD.name)
            && let Some(config) = self.entrance.renewed().await
        {
            opened = startup::connect(&config).await;
        }
        let stream = opened?;
        let (open, flights) = mpsc::unbounded_channel();
        tokio::spawn(link::run(stream, flights));
        *sender = Some(open.clone());
        Ok(open)
    }
}

struct Leave<'a>(&'a AtomicUsize);

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Encodes the arguments; all values travel in binary.
pub(crate) fn bind(statement: &Arc<Statement>, params: &[&(dyn ToSql + Sync)]) -> Result<Bound> {
    if params.len() != statement.params.len() {
        return Err(Error::internal(format!("{} arguments for {}", params.len(), statement.sql)));
    }
    let mut message = BytesMut::with_capacity(128);
    let arguments = params.iter().zip(&statement.params);
    frontend::bind(
        "",
        &statement.name(),
        [1],
        arguments,
        |(value, ty), out| match value.to_sql_checked(ty, out) {
            Ok(postgres_types::IsNull::Yes) => Ok(postgres_protocol::IsNull::Yes),
            Ok(postgres_types::IsNull::No) => Ok(postgres_protocol::IsNull::No),
            Err(error) => Err(error),
        },
        [1],
        &mut message,
    )
    .map_err(|error| match error {
        frontend::BindError::Conversion(error) => Error::internal(error),
        frontend::BindError::Serialization(error) => Error::internal(error),
    })?;
    frontend::execute("", 0, &mut message).map_err(Error::internal)?;
    Ok(Bound { statement: statement.clone(), message })
}
