//! Has contents looked into: whatever waits, tenant by tenant, again and again while the scanner is away. What is looked into
//! holds no transaction; two processes never look into the same.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use data::{Db, Task};
use jiff::SignedDuration;
use kernel::{Actor, Clock, Cx, Error, Grants, Kind, Result, Scope, TenantId};
use uuid::Uuid;

use crate::clamd::{Clamd, Verdict};
use crate::content::{self, Content, ContentState, Seen};
use crate::disk::Disk;
use crate::file::{self, File, FileState};

/// How often it looks.
const EVERY: Duration = Duration::from_secs(2);
/// A process that ended while it looked into something has lost its turn after this.
const TURN: SignedDuration = SignedDuration::from_mins(15);
/// What is said of a content the scanner does not take.
const TOO_LARGE: &str = "too-large";

/// Looks into contents for all tenants.
#[derive(Clone)]
pub struct Scanner {
    pub db: Db,
    pub disk: Disk,
    pub clock: Clock,
    pub clamd: Clamd,
    /// What kept it from looking when it last tried.
    pub away: Arc<Mutex<Option<String>>>,
}

impl Scanner {
    fn cx(&self, tenant: TenantId) -> Cx {
        let grants = Grants::of(["*"], Scope::All);
        Cx::new(tenant, Actor::Service(crate::NAME.into()), grants, self.clock.clone())
    }

    /// Looks into what waits, one content a tenant; whether there may be more.
    pub async fn pass(&self) -> Result<bool> {
        let cx = self.cx(TenantId(Uuid::nil()));
        let tx = self.db.begin_system(&cx, "look for files to scan").await?;
        let tenants = content::waiting(&tx).await?;
        tx.commit().await?;
        let (mut more, mut trouble) = (false, None);
        for tenant in tenants {
            match self.look(&self.cx(tenant)).await {
                Ok(looked) => more |= looked,
                Err(error) => trouble = Some(error),
            }
        }
        let away = trouble.as_ref().filter(|error| error.kind() == Kind::Unavailable);
        *self.away.lock().unwrap_or_else(PoisonError::into_inner) =
            away.map(|_| "the virus scanner is away".to_owned());
        trouble.map_or(Ok(more), Err)
    }

    /// Looks into one content that waits.
    async fn look(&self, cx: &Cx) -> Result<bool> {
        let tx = self.db.begin(cx, "file_storage.content.claim").await?;
        let claimed = content::claim(&tx, cx.now(), cx.now() + TURN).await?;
        tx.commit().await?;
        let Some(content) = claimed else { return Ok(false) };
        let seen = match self.scan(cx, &content).await {
            Ok(verdict) => seen(verdict),
            Err(error) => {
                let tx = self.db.begin(cx, "file_storage.content.release").await?;
                content::release(&tx, &content.digest, cx.now()).await?;
                tx.commit().await?;
                return Err(error);
            }
        };
        self.save(cx, &content, &seen).await?;
        Ok(true)
    }

    async fn scan(&self, cx: &Cx, content: &Content) -> Result<Verdict> {
        let length = u64::try_from(content.bytes).map_err(Error::internal)?;
        let mut reading = self.disk.read(cx.tenant(), &content.digest, 0, length).await?;
        self.clamd.scan(&mut reading).await
    }

    /// Writes down what was seen, with each file it is of. The tenant may be suspended: its files are judged all the same.
    async fn save(&self, cx: &Cx, content: &Content, seen: &Seen) -> Result<()> {
        let tx = self.db.begin(cx, "file_storage.file.scan").await?;
        content::lock(&tx, &content.digest).await?;
        if content::save_seen(&tx, &content.digest, seen, cx.now()).await? {
            let files = file::list_by_digest(&tx, &content.digest).await?;
            for file in files.iter().filter(|file| file.state != FileState::Removed) {
                file::tell_judged(&tx, file);
                let before = File { state: FileState::of(content.state), finding: None, ..file.clone() };
                tx.audit("file", file.id.0, Some(&before), Some(file));
            }
        }
        tx.commit().await
    }

    /// The task that runs it.
    pub fn task(&self) -> Task {
        let (scanner, watched) = (self.clone(), self.away.clone());
        Task::new("file-storage.scanner", EVERY, move || {
            let scanner = scanner.clone();
            Box::pin(async move { scanner.pass().await })
        })
        .watched(move || watched.lock().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn seen(verdict: Verdict) -> Seen {
    match verdict {
        Verdict::Clean => Seen { state: ContentState::Clean, finding: None },
        Verdict::Found(finding) => Seen { state: ContentState::Infected, finding: Some(finding) },
        Verdict::TooLarge => Seen { state: ContentState::Held, finding: Some(TOO_LARGE.to_owned()) },
    }
}
