//! Looking at rows: inside a flight of [`Db::read`](crate::Db::read), or inside a transaction.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use kernel::{Error, Result};
use postgres_types::ToSql;
use tracing::Instrument as _;

use crate::row::Row;
use crate::tx::Open;
use crate::wire::{self, Bound, Statement, Wire};

/// What a statement takes.
pub type Params<'a> = &'a [&'a (dyn ToSql + Sync)];

/// Something one can look at rows with. Row security has already chosen the tenant.
pub struct Look(pub(crate) Through);

pub(crate) enum Through {
    Flight(Flights),
    Tx(Open),
}

impl Look {
    /// Every row.
    ///
    /// # Errors
    /// What the database refuses, in our words.
    pub async fn list<T>(&self, sql: &str, params: Params<'_>, map: impl Fn(&Row) -> Result<T>) -> Result<Vec<T>> {
        let rows = match &self.0 {
            Through::Flight(flights) => flights.rows(sql, params).await?,
            Through::Tx(open) => open.rows(sql, params).await?,
        };
        rows.iter().map(map).collect()
    }

    /// The row, if there is one.
    ///
    /// # Errors
    /// What the database refuses, in our words.
    pub async fn find<T>(&self, sql: &str, params: Params<'_>, map: impl Fn(&Row) -> Result<T>) -> Result<Option<T>> {
        Ok(self.list(sql, params, map).await?.into_iter().next())
    }

    /// The row there must be.
    ///
    /// # Errors
    /// Our mistake when there is none.
    pub async fn one<T>(&self, sql: &str, params: Params<'_>, map: impl Fn(&Row) -> Result<T>) -> Result<T> {
        let found = self.find(sql, params, map).await?;
        found.ok_or_else(|| Error::internal(format!("no row from {sql}")))
    }
}

/// Looks gathered until nobody can go on without an answer, then sent as one flight.
pub(crate) struct Flights {
    wire: Arc<Wire>,
    role: &'static str,
    tenant: String,
    desk: Mutex<Desk>,
}

#[derive(Default)]
struct Desk {
    unknown: Vec<String>,
    leaving: Vec<(usize, Bound)>,
    arrived: Vec<Option<Vec<Row>>>,
}

impl Flights {
    pub(crate) fn new(wire: Arc<Wire>, role: &'static str, tenant: String) -> Self {
        Self { wire, role, tenant, desk: Mutex::default() }
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn rows(&self, sql: &str, params: Params<'_>) -> Result<Vec<Row>> {
        let mut asked = false;
        let statement: Arc<Statement> = poll_fn(|_| match self.wire.known(self.role, sql) {
            Some(statement) => Poll::Ready(statement),
            None => {
                if !std::mem::replace(&mut asked, true) {
                    self.desk().unknown.push(sql.to_owned());
                }
                Poll::Pending
            }
        })
        .await;
        let bound = wire::bind(&statement, params)?;
        let ticket = {
            let mut desk = self.desk();
            desk.arrived.push(None);
            let ticket = desk.arrived.len() - 1;
            desk.leaving.push((ticket, bound));
            ticket
        };
        Ok(poll_fn(|_| self.desk().arrived[ticket].take().map_or(Poll::Pending, Poll::Ready)).await)
    }

    fn has_work(&self) -> bool {
        let desk = self.desk();
        !desk.unknown.is_empty() || !desk.leaving.is_empty()
    }

    /// Carries out what is on the desk. Nobody needs waking: whoever drives polls again.
    async fn depart(&self) -> Result<()> {
        let unknown = std::mem::take(&mut self.desk().unknown);
        for sql in unknown {
            self.wire.describe(self.role, &self.tenant, &sql).await?;
        }
        let leaving = std::mem::take(&mut self.desk().leaving);
        if leaving.is_empty() {
            return Ok(());
        }
        let (tickets, bound): (Vec<usize>, Vec<Bound>) = leaving.into_iter().unzip();
        let span = tracing::debug_span!(
            "sql",
            db.system = "postgresql",
            db.query.text = bound[0].statement.sql.trim(),
            statements = bound.len(),
            role = self.role
        );
        let arrived = self.wire.fly(self.role, &self.tenant, &bound).instrument(span).await?;
        let mut desk = self.desk();
        for (ticket, rows) in tickets.into_iter().zip(arrived) {
            desk.arrived[ticket] = Some(rows);
        }
        Ok(())
    }
}

/// Runs `work`, sending off what it asks for each time it cannot go on.
pub(crate) async fn drive<T>(look: &Look, work: impl Future<Output = Result<T>>) -> Result<T> {
    let Through::Flight(flights) = &look.0 else {
        return work.await;
    };
    let mut work = pin!(work);
    loop {
        let done = poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending if flights.has_work() => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        })
        .await;
        match done {
            Some(done) => return done,
            None => flights.depart().await?,
        }
    }
}
