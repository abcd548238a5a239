//! Takes away what nobody will ask for: uploads whose time is over, bytes without a row, folders of erased tenants. And says how
//! much each tenant's files take.

use std::collections::HashSet;
use std::time::Duration;

use data::{Task, tenants};
use kernel::{Actor, Clock, Cx, Grants, Result, Scope, TenantId};
use uuid::Uuid;

use crate::content;
use crate::disk::Found;
use crate::quota::Quota;
use crate::upload::Uploads;

/// How often it sweeps.
const EVERY: Duration = Duration::from_secs(600);
/// Bytes without a row may belong to a command that is not over.
const YOUNG: Duration = Duration::from_secs(3600);
const ERASED: &str = "erased";

/// Sweeps for all tenants.
#[derive(Clone)]
pub struct Sweeper {
    pub uploads: Uploads,
    pub quota: Quota,
    pub clock: Clock,
}

impl Sweeper {
    fn cx(&self, tenant: TenantId) -> Cx {
        let grants = Grants::of(["*"], Scope::All);
        Cx::new(tenant, Actor::Service(crate::NAME.into()), grants, self.clock.clone())
    }

    /// Sweeps everything once.
    pub async fn pass(&self) -> Result<bool> {
        let nowhere = self.cx(TenantId(Uuid::nil()));
        let listed = tenants::directory(&self.uploads.db, &nowhere, None).await?;
        for tenant in self.uploads.disk.tenants().await? {
            match listed.iter().find(|listed| listed.id == tenant) {
                Some(listed) if listed.state == ERASED => self.uploads.disk.erase(tenant).await?,
                // A folder of nobody we know may be another installation's: it is not ours to take away.
                None => {}
                Some(_) => self.sweep(&self.cx(tenant)).await?,
            }
        }
        Ok(false)
    }

    async fn sweep(&self, cx: &Cx) -> Result<()> {
        while self.uploads.end_over(cx).await? {}
        let known: HashSet<String> = self.uploads.under_way(cx).await?.iter().map(ToString::to_string).collect();
        for found in self.uploads.disk.uploads(cx.tenant()).await? {
            if !known.contains(&found.name)
                && is_old(&found)
                && let Ok(id) = found.name.parse()
            {
                self.uploads.disk.drop_part(cx.tenant(), id).await?;
            }
        }
        for shelf in self.uploads.disk.shelves(cx.tenant()).await? {
            self.sweep_shelf(cx, &shelf).await?;
        }
        let usage = self.quota.find(cx).await?;
        #[expect(clippy::cast_precision_loss, reason = "a gauge")]
        metrics::gauge!("file_storage_bytes_used", "tenant_id" => cx.tenant().to_string()).set(usage.used as f64);
        Ok(())
    }

    /// Contents without a row: linked by a command that did not commit.
    async fn sweep_shelf(&self, cx: &Cx, shelf: &str) -> Result<()> {
        let lying = self.uploads.disk.contents(cx.tenant(), shelf).await?;
        let digests: Vec<String> = lying.iter().filter(|found| is_old(found)).map(|found| found.name.clone()).collect();
        let look = &digests;
        let known = self.uploads.db.read(cx, async move |seen| content::known(seen, look).await).await?;
        for digest in digests.iter().filter(|digest| !known.contains(digest)) {
            // Whoever links this digest holds the same lock until its commit.
            let tx = self.uploads.db.begin(cx, "file_storage.content.sweep").await?;
            content::lock(&tx, digest).await?;
            if content::known(&tx, std::slice::from_ref(digest)).await?.is_empty() {
                self.uploads.disk.drop_content(cx.tenant(), digest).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    /// The task that runs it.
    pub fn task(&self) -> Task {
        let sweeper = self.clone();
        Task::new("file-storage.sweeper", EVERY, move || {
            let sweeper = sweeper.clone();
            Box::pin(async move { sweeper.pass().await })
        })
    }
}

/// By the disk's own clock, whatever ours is moved to.
fn is_old(found: &Found) -> bool {
    found.written.elapsed().is_ok_and(|age| age > YOUNG)
}
