//! How long entries are kept, and taking away those whose time has come.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use data::{Db, Tx};
use kernel::{Cx, Error, Result, TenantId};
use seal::Purge;
use serde_json::json;
use uuid::Uuid;

use crate::block::Blocks;
use crate::permissions;

pub use graphql::{RetentionMutation, RetentionQuery};
pub use model::{Kept, Lengthen};

/// Entries of one record of removal.
const BATCH: i64 = 1_000;

/// The retention of a tenant's entries.
#[derive(Clone)]
pub struct Retention {
    pub db: Db,
    pub blocks: Blocks,
}

impl Retention {
    /// How long each kind is kept.
    pub async fn list(&self, cx: &Cx) -> Result<Vec<Kept>> {
        cx.require_everywhere(&permissions::RETENTION_MANAGE)?;
        let chosen = self.db.read(cx, async |look| store::list(look).await).await?;
        Ok(model::kept(&chosen))
    }

    /// Keeps a kind longer; never shorter than the law asks, nor than was decided before.
    pub async fn lengthen(&self, cx: &Cx, input: Lengthen) -> Result<Vec<Kept>> {
        cx.require_everywhere(&permissions::RETENTION_MANAGE)?;
        self.db
            .command(cx, "audit.retention.lengthen", &input.clone(), async move |tx| {
                store::lock(tx).await?;
                let before = model::kept(&store::list(tx).await?);
                let now = model::years(&before, input.kind);
                input.expect_longer(now)?;
                store::save(tx, input.kind, input.years).await?;
                let told = |years: i32| json!({ "kind": input.kind.word(), "years": years });
                tx.audit("retention", tx.cx().tenant().0, Some(&told(now)), Some(&told(input.years)));
                Ok(model::kept(&store::list(tx).await?))
            })
            .await
    }

    /// Takes away the entries of this tenant whose time has come and that nothing holds; the number of them. Stopped
    /// half-way, it goes on where it was.
    pub async fn purge(&self, tenant: TenantId) -> Result<u64> {
        let cx = self.blocks.cx(tenant);
        let mut gone = 0;
        if let Some(ids) = self.db.read(&cx, async |look| store::unfinished(look).await).await? {
            gone += self.remove(&cx, &ids).await?;
        }
        let chosen = self.db.read(&cx, async |look| store::list(look).await).await?;
        for rule in model::rules(&model::kept(&chosen), cx.now())? {
            loop {
                let ids = self.record(&cx, &rule).await?;
                if ids.is_empty() {
                    break;
                }
                gone += self.remove(&cx, &ids).await?;
            }
        }
        Ok(gone)
    }

    /// Writes down, signed, which entries go next by this rule.
    async fn record(&self, cx: &Cx, rule: &model::Rule) -> Result<Vec<Uuid>> {
        let tx = self.db.begin(cx, "audit.purge").await?;
        let ids = store::due(&tx, rule, BATCH).await?;
        if !ids.is_empty() {
            self.sign(&tx, rule, &ids).await?;
            tx.commit().await?;
        }
        Ok(ids)
    }

    async fn sign(&self, tx: &Tx, rule: &model::Rule, ids: &[Uuid]) -> Result<()> {
        let cx = tx.cx();
        let signer = self.blocks.keys.signer(tx).await?;
        let mut purge = Purge {
            tenant: cx.tenant().0,
            id: Uuid::now_v7(),
            at: cx.now().as_microsecond(),
            rule: rule.name.clone(),
            rows: ids.to_vec(),
            key: signer.key.id.clone(),
            signature: seal::Hex::default(),
        };
        purge.signature = signer.sign(&purge.message());
        store::insert(tx, &purge).await?;
        let facts = json!({
            "rule": rule.name, "before": rule.before, "rows": ids.len(), "digest": seal::hex(&purge.hash()),
        });
        tx.audit("purge", purge.id, None::<&()>, Some(&facts));
        Ok(())
    }

    /// What search knew goes last: by it an interrupted removal is found again.
    async fn remove(&self, cx: &Cx, ids: &[Uuid]) -> Result<u64> {
        let gone = data::audit::remove(&self.db, cx, ids).await?;
        let tx = self.db.begin(cx, "audit.purge").await?;
        store::forget(&tx, ids).await?;
        tx.commit().await?;
        Ok(gone)
    }
}

impl Lengthen {
    fn expect_longer(&self, now: i32) -> Result<()> {
        let floor = self.kind.floor();
        if self.years < floor {
            let error = Error::new(&crate::errors::RETENTION_BELOW_FLOOR).field("years");
            return Err(error.with("kind", self.kind.word()).with("floor", floor));
        }
        if self.years < now {
            return Err(Error::new(&crate::errors::RETENTION_SHORTER).field("years").with("now", now));
        }
        if self.years > model::LONGEST {
            return Err(Error::new(&crate::errors::RETENTION_TOO_LONG).field("years").with("limit", model::LONGEST));
        }
        Ok(())
    }
}
