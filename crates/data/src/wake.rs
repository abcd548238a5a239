//! Tells the deliveries, in memory, that a commit of this process left them work.

use tokio::sync::Notify;

/// Rings when a commit left work for the deliveries.
#[derive(Default)]
pub(crate) struct Wake(Notify);

impl Wake {
    pub(crate) fn ring(&self) {
        self.0.notify_one();
    }

    pub(crate) async fn rung(&self) {
        self.0.notified().await;
    }
}
