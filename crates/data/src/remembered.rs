//! What another service answered, remembered until somebody announces that it changed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use kernel::{Cx, Result, TenantId};

use crate::db::Db;
use crate::news::News;

/// How long an answer is believed without hearing from whoever gave it: also what a process that hears nothing is late by.
const BELIEVED: SignedDuration = SignedDuration::from_secs(30);
/// Tenants remembered at most; then all are forgotten and asked for anew.
const TENANTS: usize = 10_000;

/// One answer a tenant. Cheap to clone.
#[derive(Clone)]
pub struct Remembered<T>(Arc<Mutex<Memory<T>>>);

struct Memory<T> {
    answers: HashMap<TenantId, (Timestamp, T)>,
    /// Raised by every piece of news: an answer that was on its way meanwhile is used once and not remembered.
    heard: u64,
}

impl<T: Clone + Send + 'static> Remembered<T> {
    /// Remembers what changes only with the announcement `what`, such as `rules_engine.own-pack`.
    #[must_use]
    pub fn until(db: &Db, what: &'static str) -> Self {
        let memory = Arc::new(Mutex::new(Memory { answers: HashMap::new(), heard: 0 }));
        let told = Arc::downgrade(&memory);
        db.overhear(move |news| {
            if let Some(memory) = told.upgrade() {
                memory.lock().unwrap_or_else(PoisonError::into_inner).hear(news, what);
            }
        });
        Self(memory)
    }

    /// The answer for the context's tenant: the remembered one, else what `ask` answers.
    ///
    /// # Errors
    /// Those of `ask`; nothing is remembered of them.
    pub async fn get(&self, cx: &Cx, ask: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        let (tenant, now) = (cx.tenant(), cx.now());
        let heard = {
            let memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match memory.answers.get(&tenant) {
                Some((until, answer)) if now < *until => return Ok(answer.clone()),
                _ => memory.heard,
            }
        };
        let answer = ask().await?;
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if memory.heard == heard {
            if memory.answers.len() >= TENANTS {
                memory.answers.clear();
            }
            memory.answers.insert(tenant, (now + BELIEVED, answer.clone()));
        }
        Ok(answer)
    }
}

impl<T> Memory<T> {
    fn hear(&mut self, news: &News, what: &str) {
        match news {
            News::Listening | News::Deaf => self.answers.clear(),
            News::Change { tenant, what: changed, .. } if changed == what => drop(self.answers.remove(tenant)),
            News::Change { .. } => return,
        }
        self.heard += 1;
    }
}
