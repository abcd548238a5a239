//! What a service does over and over by itself, in each process that hosts it: passes, one after another, with a pause.
//!
//! A task is no queue: what must not be lost is a [`Job`](crate::Job). Where several processes run the same task, its
//! pass sees to it that they do not get into each other's way.

use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use kernel::{BoxFuture, Error, Result};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::service::{Runtime, Service};

/// Of a task's time, one part is work and nine are rest where its passes take long: what is done by the way must not take
/// a busy machine from those who wait for it, and gathers into fewer, larger passes instead.
const REST: u32 = 9;
/// So many times its usual pause is the longest a task rests.
const LONGEST: u32 = 10;

type Pass = Arc<dyn Fn() -> BoxFuture<'static, Result<bool>> + Send + Sync>;
type Ails = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// Something done over and over.
#[derive(Clone)]
pub struct Task {
    /// `service.what`.
    pub name: &'static str,
    every: Duration,
    pass: Pass,
    at_end: Option<Pass>,
    ails: Option<Ails>,
}

impl Task {
    /// `pass` is run again at once while it answers that there is more to do, else after `every`; after a pass that took
    /// long, later.
    pub fn new(
        name: &'static str,
        every: Duration,
        pass: impl Fn() -> BoxFuture<'static, Result<bool>> + Send + Sync + 'static,
    ) -> Self {
        Self { name, every, pass: Arc::new(pass), at_end: None, ails: None }
    }

    /// Run once more, like this, when the process is asked to stop.
    #[must_use]
    pub fn at_end(mut self, pass: impl Fn() -> BoxFuture<'static, Result<bool>> + Send + Sync + 'static) -> Self {
        self.at_end = Some(Arc::new(pass));
        self
    }

    /// Says what ails the task's matter, for the process's health; nothing when it is well. Must not wait.
    #[must_use]
    pub fn watched(mut self, ails: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        self.ails = Some(Arc::new(ails));
        self
    }

    /// What ails it, if it is watched.
    #[must_use]
    pub fn ails(&self) -> Option<Arc<dyn Fn() -> Option<String> + Send + Sync>> {
        self.ails.clone()
    }

    /// One pass; whether there is more to do.
    ///
    /// # Errors
    /// What the pass answers.
    pub async fn pass(&self) -> Result<bool> {
        guarded(&self.pass).await
    }

    async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut trouble: Option<String> = None;
        while !*stop.borrow() {
            let start = tokio::time::Instant::now();
            let more = match self.pass().await {
                Ok(more) => {
                    trouble = None;
                    more
                }
                Err(error) => {
                    self.tell(&error, &mut trouble);
                    false
                }
            };
            let pause = if more { Duration::ZERO } else { self.pause_after(start.elapsed()) };
            tokio::select! {
                biased;
                // An error means that nobody is left who could ask: the same as being asked.
                _ = stop.wait_for(|asked| *asked) => break,
                () = tokio::time::sleep(pause) => {}
            }
        }
        if let Some(last) = &self.at_end
            && let Err(error) = guarded(last).await
        {
            tracing::warn!(task = self.name, error = ?error, "a task's last pass failed");
        }
    }

    fn pause_after(&self, took: Duration) -> Duration {
        (took * REST).clamp(self.every, self.every * LONGEST)
    }

    /// Said once, not with every pass for as long as it lasts.
    fn tell(&self, error: &Error, trouble: &mut Option<String>) {
        metrics::counter!("task_failures_total", "task" => self.name).increment(1);
        if trouble.as_deref() != Some(error.code()) {
            tracing::warn!(task = self.name, error = ?error, "a task's pass failed; it is tried again");
            *trouble = Some(error.code().to_owned());
        }
    }
}

/// A panic ends the pass, not the task.
async fn guarded(pass: &Pass) -> Result<bool> {
    let pass = std::panic::AssertUnwindSafe(async { pass().await });
    pass.catch_unwind().await.unwrap_or_else(|_| Err(Error::internal("a task's pass panicked")))
}

/// The tasks of a process, running.
pub struct Tasks {
    stop: watch::Sender<bool>,
    running: JoinSet<()>,
}

impl Tasks {
    /// Starts those of the house and of these services. Call inside a tokio runtime.
    #[must_use]
    pub fn start(house: &Runtime, services: &[Service]) -> Self {
        let (stop, asked) = watch::channel(false);
        let mut running = JoinSet::new();
        let own = std::iter::once(crate::tally::task(house));
        for task in own.chain(services.iter().flat_map(|service| service.tasks.iter().cloned())) {
            running.spawn(task.run(asked.clone()));
        }
        Self { stop, running }
    }

    /// Asks all to stop and waits until they have: each ends its pass.
    pub async fn finish(mut self) {
        let _ = self.stop.send(true);
        while self.running.join_next().await.is_some() {}
    }
}

#[cfg(test)]
mod tests;
