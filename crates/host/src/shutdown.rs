//! When to stop: asked once, finish what is in flight; asked twice, stop at once.

use tokio::sync::watch;

/// How urgently the process was asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    Run,
    Finish,
    Now,
}

/// Tells whoever serves that it is time to stop. Cheap to clone; every clone hears the same.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Receiver<Urgency>);

/// The hand that asks. Dropping it asks for nothing.
#[derive(Clone, Debug)]
pub struct Stop(std::sync::Arc<watch::Sender<Urgency>>);

impl Shutdown {
    /// Stopped by the returned hand.
    #[must_use]
    pub fn by_hand() -> (Self, Stop) {
        let (sender, receiver) = watch::channel(Urgency::Run);
        (Self(receiver), Stop(std::sync::Arc::new(sender)))
    }

    /// Stopped by SIGTERM or SIGINT; a second signal stops at once. Call inside a tokio runtime.
    ///
    /// # Errors
    /// When the process may not listen for signals.
    pub fn by_signal() -> kernel::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).map_err(kernel::Error::internal)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(kernel::Error::internal)?;
        let (shutdown, stop) = Self::by_hand();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
                stop.ask();
            }
        });
        Ok(shutdown)
    }

    /// Resolves when asked to stop.
    pub async fn asked(&self) {
        self.reached(Urgency::Finish).await;
    }

    /// Resolves when asked to stop a second time.
    pub async fn insisted(&self) {
        self.reached(Urgency::Now).await;
    }

    /// Whether somebody asked already.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        *self.0.borrow() >= Urgency::Finish
    }

    async fn reached(&self, urgency: Urgency) {
        let mut heard = self.0.clone();
        if heard.wait_for(|now| *now >= urgency).await.is_err() {
            // Nobody is left who could ask.
            std::future::pending::<()>().await;
        }
    }
}

impl Stop {
    /// Asks once more: first to finish, then to stop at once.
    pub fn ask(&self) {
        self.0.send_modify(|urgency| {
            *urgency = if *urgency == Urgency::Run { Urgency::Finish } else { Urgency::Now };
        });
    }
}
