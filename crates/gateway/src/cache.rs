//! What was worked out for an operation, kept for the next time it comes; bounded.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

/// A bounded map; what was not asked for longest goes first.
pub(crate) struct Cache<K, V: ?Sized> {
    kept: RwLock<HashMap<K, Kept<V>>>,
    clock: AtomicU64,
    limit: usize,
}

struct Kept<V: ?Sized> {
    value: Arc<V>,
    used: AtomicU64,
}

impl<K: Hash + Eq + Clone, V: ?Sized> Cache<K, V> {
    pub(crate) fn new(limit: usize) -> Self {
        Self { kept: RwLock::default(), clock: AtomicU64::new(0), limit }
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<Arc<V>>
    where
        K: std::borrow::Borrow<Q>,
    {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner);
        let found = kept.get(key)?;
        found.used.store(self.clock.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        Some(found.value.clone())
    }

    pub(crate) fn put(&self, key: K, value: Arc<V>) {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= self.limit && !kept.contains_key(&key) {
            // An eighth at once, so that a full cache is not sorted at every new operation.
            let mut ages: Vec<(u64, K)> =
                kept.iter().map(|(key, kept)| (kept.used.load(Ordering::Relaxed), key.clone())).collect();
            ages.sort_unstable_by_key(|(used, _)| *used);
            for (_, old) in ages.into_iter().take(self.limit.div_ceil(8)) {
                kept.remove(&old);
            }
        }
        kept.insert(key, Kept { value, used: AtomicU64::new(self.clock.fetch_add(1, Ordering::Relaxed)) });
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

#[cfg(test)]
mod tests;
