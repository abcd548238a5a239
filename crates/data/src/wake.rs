//! Tells in memory, when a commit of this process is done, those of this process who wait for it.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::Notify;

use crate::news::News;

/// Somebody of this process who hears what it announces.
type Ear = Arc<dyn Fn(&News) + Send + Sync>;

/// Rings when a commit left work for the deliveries; tells what it announced.
#[derive(Default)]
pub(crate) struct Wake {
    work: Notify,
    told: Notify,
    ears: RwLock<Vec<Ear>>,
}

impl Wake {
    pub(crate) fn ring(&self) {
        self.work.notify_one();
        self.told.notify_one();
    }

    pub(crate) async fn rung(&self) {
        self.work.notified().await;
    }

    /// A commit of this process told an event since the last call.
    pub(crate) async fn told(&self) {
        self.told.notified().await;
    }

    pub(crate) fn listen(&self, ear: Ear) {
        self.ears.write().unwrap_or_else(PoisonError::into_inner).push(ear);
    }

    pub(crate) fn tell(&self, news: &News) {
        self.ears.read().unwrap_or_else(PoisonError::into_inner).iter().for_each(|ear| ear(news));
    }
}
