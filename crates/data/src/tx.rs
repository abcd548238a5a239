//! A transaction: looks, writes, and what is saved together with them.
//!
//! The cancellation law: a transaction that was not committed — an error, a failure to encode, a
//! request whose client left — sends ROLLBACK before its connection goes back to the pool. Without
//! it the next user's COMMIT would store a stranger's row.

use std::future::Future;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Waker};

use jiff::Timestamp;
use kernel::{BoxFuture, Cx, Error, Event, Result, codes};
use serde::Serialize;
use serde_json::{Value, json};
use tokio_postgres::Statement;
use tracing::Instrument as _;
use uuid::Uuid;

use crate::evaluation::{self, Evaluated};
use crate::fault;
use crate::look::{Look, Params, Through};
use crate::news::News;
use crate::row::{From, Row};
use crate::search;
use crate::wake::Wake;

/// A transaction begun and not yet ended, on a connection of its own.
pub(crate) struct Open {
    connection: deadpool::managed::Object<crate::pool::Connections>,
    role: &'static str,
    /// BEGIN and its settings, sent and not yet answered.
    opening: tokio::sync::Mutex<Option<BoxFuture<'static, Result<()>>>>,
    asked: AtomicU32,
    answered: AtomicU32,
    ended: AtomicBool,
}

impl Open {
    /// Sends BEGIN with the role and the tenant; the answer is awaited with the first statement's.
    pub(crate) fn begin(
        connection: deadpool::managed::Object<crate::pool::Connections>,
        role: &'static str,
        settings: &str,
    ) -> Self {
        let sql = format!("begin; set local role {role}; {settings}");
        let client = connection.client.clone();
        let mut opening: BoxFuture<'static, Result<()>> =
            Box::pin(async move { client.batch_execute(&sql).await.map_err(fault::from_client) });
        let opening = match opening.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            std::task::Poll::Ready(Ok(())) => None,
            std::task::Poll::Ready(Err(error)) => {
                Some(Box::pin(async { Err(error) }) as BoxFuture<'static, Result<()>>)
            }
            std::task::Poll::Pending => Some(opening),
        };
        let count = || AtomicU32::new(0);
        Self {
            connection,
            role,
            opening: tokio::sync::Mutex::new(opening),
            asked: count(),
            answered: count(),
            ended: AtomicBool::new(false),
        }
    }

    async fn statement(&self, sql: &str) -> Result<Statement> {
        if let Some(statement) = self.connection.known(self.role, sql) {
            return Ok(statement);
        }
        let statement = self.connection.client.prepare(sql).await.map_err(fault::from_client)?;
        self.connection.learn(self.role, sql, &statement);
        Ok(statement)
    }

    /// Waits for BEGIN together with `work`; a refusal of BEGIN explains everything after it.
    async fn opened<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let opening = async {
            match self.opening.lock().await.take() {
                Some(opening) => opening.await,
                None => Ok(()),
            }
        };
        let (opened, worked) = futures_util::join!(opening, work);
        opened?;
        let done = worked?;
        self.answered.fetch_add(1, Ordering::SeqCst);
        Ok(done)
    }

    pub(crate) async fn rows(&self, sql: &str, params: Params<'_>) -> Result<Vec<Row>> {
        self.opened(async {
            let statement = self.statement(sql).await?;
            let rows = self.connection.client.query(&statement, params).await.map_err(fault::from_client)?;
            Ok(rows.into_iter().map(|row| Row(From::Client(row))).collect())
        })
        .instrument(self.span(sql))
        .await
    }

    async fn run(&self, sql: &str, params: Params<'_>) -> Result<u64> {
        self.opened(async {
            let statement = self.statement(sql).await?;
            self.connection.client.execute(&statement, params).await.map_err(fault::from_client)
        })
        .instrument(self.span(sql))
        .await
    }

    /// Statements are constants of ours: their text holds no data.
    fn span(&self, sql: &str) -> tracing::Span {
        tracing::debug_span!("sql", db.system = "postgresql", db.query.text = sql.trim(), role = self.role)
    }

    /// Whether every statement asked for was answered well; else the transaction must not be committed.
    fn sound(&self) -> bool {
        self.asked.load(Ordering::SeqCst) == self.answered.load(Ordering::SeqCst)
    }

    async fn commit(&self) -> Result<()> {
        if !self.sound() {
            return Err(Error::internal("a statement failed or was abandoned; the transaction cannot be committed"));
        }
        let committed = self.connection.client.batch_execute("commit").instrument(self.span("commit")).await;
        // From here on there is nothing to roll back: the server has decided, whether we heard it or not.
        self.ended.store(true, Ordering::SeqCst);
        committed.map_err(|error| match error.as_db_error() {
            Some(_) => fault::from_client(error),
            None => Error::new(&codes::OUTCOME_UNKNOWN).because(error),
        })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        if self.ended.load(Ordering::SeqCst) {
            return;
        }
        let client = self.connection.client.clone();
        let mut rollback = Box::pin(async move { client.batch_execute("rollback").await });
        // One poll puts the message in the queue, before anything the next user of the connection says.
        let _ = rollback.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    }
}

#[derive(Default)]
struct Together {
    events: Vec<Value>,
    jobs: Vec<Value>,
    audit: Vec<Value>,
    tokens: Vec<Value>,
    news: Vec<Value>,
    announced: Vec<(&'static str, Option<Uuid>)>,
    evaluations: Vec<Value>,
    wrong: Option<Error>,
}

/// A transaction. Nothing of it stays unless [`Tx::commit`] says so.
pub struct Tx {
    look: Look,
    cx: Cx,
    operation: &'static str,
    together: Mutex<Together>,
    wake: Arc<Wake>,
}

impl Deref for Tx {
    type Target = Look;
    fn deref(&self) -> &Look {
        &self.look
    }
}

impl Tx {
    pub(crate) fn new(open: Open, cx: Cx, operation: &'static str, wake: Arc<Wake>) -> Self {
        Self { look: Look(Through::Tx(open)), cx, operation, together: Mutex::default(), wake }
    }

    fn open(&self) -> &Open {
        match &self.look.0 {
            Through::Tx(open) => open,
            Through::Flight(_) => unreachable!("a Tx is made with an open transaction"),
        }
    }

    /// The context of the act.
    #[must_use]
    pub fn cx(&self) -> &Cx {
        &self.cx
    }

    /// Executes; the number of rows touched.
    ///
    /// # Errors
    /// What the database refuses, in our words.
    pub async fn run(&self, sql: &str, params: Params<'_>) -> Result<u64> {
        self.open().run(sql, params).await
    }

    fn together(&self, put: impl FnOnce(&mut Together) -> Result<(), serde_json::Error>) {
        let mut together = self.together.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = put(&mut together) {
            together.wrong = Some(Error::internal(error));
        }
    }

    /// Tells an event, at commit.
    pub fn publish<E: Event>(&self, event: &E) {
        self.together(|together| {
            together.events.push(json!({
                "id": Uuid::now_v7(), "name": E::NAME, "version": E::VERSION,
                "aggregate": event.aggregate(), "payload": serde_json::to_value(event)?,
            }));
            Ok(())
        });
    }

    /// Puts a job in the queue, at commit; with `dedupe`, once while an equal one waits.
    pub fn enqueue(&self, job: &'static str, payload: &impl Serialize, at: Option<Timestamp>, dedupe: Option<String>) {
        self.together(|together| {
            together.jobs.push(json!({
                "id": Uuid::now_v7(), "consumer": job, "payload": serde_json::to_value(payload)?,
                "run_at": at, "dedupe": dedupe,
            }));
            Ok(())
        });
    }

    /// Records what changed, at commit.
    pub fn audit<B: Serialize, A: Serialize>(
        &self,
        noun: &'static str,
        subject: Uuid,
        before: Option<&B>,
        after: Option<&A>,
    ) {
        self.audit_as(Uuid::now_v7(), noun, subject, before, after);
    }

    /// [`Tx::audit`], where the row's own id is told to somebody.
    pub(crate) fn audit_as<B: Serialize, A: Serialize>(
        &self,
        id: Uuid,
        noun: &'static str,
        subject: Uuid,
        before: Option<&B>,
        after: Option<&A>,
    ) {
        self.together(|together| {
            together.audit.push(json!({
                "id": id, "noun": noun, "subject": subject,
                "before": before.map(serde_json::to_value).transpose()?,
                "after": after.map(serde_json::to_value).transpose()?,
            }));
            Ok(())
        });
    }

    /// Keeps what rules decided, at commit, beside what it decided.
    pub fn evaluated(&self, evaluation: &Evaluated) {
        self.together(|together| {
            together.evaluations.push(serde_json::to_value(evaluation)?);
            Ok(())
        });
    }

    /// Makes `id` findable by the words of these texts, and by no others.
    pub fn index(&self, kind: &'static str, id: Uuid, texts: &[&str]) {
        self.index_among(kind, id, texts, &[]);
    }

    /// The same of a record that is looked for among those of its facets.
    pub fn index_among(&self, kind: &'static str, id: Uuid, texts: &[&str], facets: &[&str]) {
        let (tokens, signature) = search::stored(texts, facets);
        self.together(|together| {
            together.tokens.push(json!({ "kind": kind, "id": id, "tokens": tokens, "signature": signature }));
            Ok(())
        });
    }

    /// Tells every process at once, at commit. For rare changes only (a role, a session, a setting): it makes commits
    /// wait for each other.
    pub fn announce(&self, what: &'static str, subject: Option<Uuid>) {
        self.together(|together| {
            together.news.push(json!({ "what": what, "subject": subject }));
            together.announced.push((what, subject));
            Ok(())
        });
    }

    /// The next number of a series; taken last, for its row stays locked until the commit.
    ///
    /// # Errors
    /// What the database refuses.
    pub async fn next_number(&self, series: &str, scope: &str) -> Result<i64> {
        self.one("select data.next_number($1, $2) as number", &[&series, &scope], |row| row.get("number")).await
    }

    /// Ends the transaction well: what is saved together, then COMMIT.
    ///
    /// # Errors
    /// `kernel.outcome-unknown` when the connection was lost while the server decided.
    pub async fn commit(self) -> Result<()> {
        self.finish(None).await
    }

    /// [`Tx::commit`], keeping the answer under the context's idempotency key.
    pub(crate) async fn finish(self, answer: Option<Value>) -> Result<()> {
        let together = std::mem::take(&mut *self.together.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(error) = together.wrong {
            return Err(error);
        }
        let announced = together.announced;
        let told = !together.events.is_empty() || !together.jobs.is_empty();
        let list = |values: Vec<Value>| if values.is_empty() { None } else { Some(Value::Array(values)) };
        if let Some(evaluations) = list(together.evaluations) {
            let (now, actor) = (self.cx.now(), self.cx.actor().to_string());
            self.run(evaluation::INSERT, &[&now, &actor, &self.operation, &evaluations]).await?;
        }
        let (events, jobs) = (list(together.events), list(together.jobs));
        let (audit, tokens, news) = (list(together.audit), list(together.tokens), list(together.news));
        let key = answer.as_ref().and_then(|_| self.cx.stored_key());
        let whole = [&events, &jobs, &audit, &tokens, &news].into_iter().any(Option::is_some);
        if whole || key.is_some() {
            let (now, actor, request) = (self.cx.now(), self.cx.actor().to_string(), self.cx.request());
            self.run(
                "select data.save($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                &[&now, &actor, &request, &self.operation, &events, &jobs, &audit, &tokens, &key, &answer, &news],
            )
            .await?;
        }
        self.open().commit().await?;
        if told {
            self.wake.ring();
        }
        for (what, subject) in announced {
            self.wake.tell(&News::Change { tenant: self.cx.tenant(), what: what.to_owned(), subject });
        }
        Ok(())
    }
}
