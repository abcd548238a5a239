//! What the resolvers of one level ask for one by one is fetched together, in one flight.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Result;
use tokio::sync::oneshot;
use uuid::Uuid;

type Waiting<T> = Vec<(Uuid, oneshot::Sender<Vec<T>>)>;

/// The ids one level asks for. Whoever asks first lets the others ask too, then fetches for all.
pub struct Batch<T>(Mutex<Waiting<T>>);

impl<T> Default for Batch<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Batch<T> {
    /// The rows that belong to `id`.
    ///
    /// # Errors
    /// What `fetch` answers, for the one who fetches.
    pub async fn load<F>(&self, id: Uuid, fetch: impl FnOnce(Vec<Uuid>) -> F, of: fn(&T) -> Uuid) -> Result<Vec<T>>
    where
        F: Future<Output = Result<Vec<T>>>,
    {
        let (answer, mine) = oneshot::channel();
        if self.queue(id, answer) {
            // The executor polls all resolvers of a level before any of them again.
            tokio::task::yield_now().await;
            let waiting = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
            let mut ids: Vec<Uuid> = waiting.iter().map(|(id, _)| *id).collect();
            ids.sort_unstable();
            ids.dedup();
            let mut rows: HashMap<Uuid, Vec<T>> = HashMap::with_capacity(ids.len());
            for row in fetch(ids).await? {
                rows.entry(of(&row)).or_default().push(row);
            }
            for (id, answer) in waiting {
                // A resolver that no longer waits needs no answer.
                let _ = answer.send(rows.get(&id).cloned().unwrap_or_default());
            }
        }
        // When the one who fetches fails, it says why; the others are then null.
        Ok(mine.await.unwrap_or_default())
    }

    /// Whether this id is the first.
    fn queue(&self, id: Uuid, answer: oneshot::Sender<Vec<T>>) -> bool {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((id, answer));
        waiting.len() == 1
    }
}
