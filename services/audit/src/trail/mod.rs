//! The trail as a whole: heads for backups, and verification against everything that was sealed.

mod graphql;
mod store;

use std::collections::HashMap;

use contracts::audit::{AlertId, ComplianceAlert, Finding, SignedHead, Verified, VerifyTrail};
use data::{Db, Look, Tx};
use jiff::Timestamp;
use kernel::{Cx, Error, Result, TenantId};
use seal::{Checker, Damage, Found, Head, Key, Report};
use serde_json::json;
use uuid::Uuid;

use crate::block::{Blocks, store as blocks};
use crate::key::{SigningKeys, only_operator};
use crate::permissions;

pub use graphql::TrailQuery;

/// Blocks looked at together; their rows are in memory at once.
const BLOCKS: i64 = 4;
/// Ids looked at together.
const IDS: i64 = 20_000;
/// Findings an alert tells; all are in the audit of the verification.
const TOLD: usize = 20;

/// Blocks of one page.
const SHOWN: i64 = 50;

/// A block, as people see it.
#[derive(Clone, Debug)]
pub struct Sealed {
    pub n: i64,
    pub count: i64,
    pub first_at: Timestamp,
    pub last_at: Timestamp,
    pub sealed_at: Timestamp,
    pub hash: String,
    pub previous: String,
    pub key: String,
    pub signature: String,
}

/// Some blocks, recomputed.
#[derive(Clone, Debug)]
pub struct Part {
    pub blocks: i64,
    pub rows: i64,
    pub removed: i64,
    pub wrong: i64,
    pub findings: Vec<String>,
    /// The number to go on with; none after the last block.
    pub next: Option<i64>,
}

/// The trail of each tenant.
#[derive(Clone)]
pub struct Trail {
    pub db: Db,
    pub blocks: Blocks,
}

impl Trail {
    /// The newest signed head of each tenant that has one. Only the operator may.
    // open: no user of a tenant has to do with it; whoever is not the operator is refused here.
    pub async fn heads(&self, cx: &Cx) -> Result<Vec<SignedHead>> {
        only_operator(cx)?;
        let mut heads = Vec::new();
        for listed in data::tenants::directory(&self.db, cx, None).await? {
            heads.extend(self.head(&self.blocks.cx(listed.id)).await?);
        }
        // The installation's own acts belong to nobody's tenant.
        heads.extend(self.head(&self.blocks.cx(TenantId(Uuid::nil()))).await?);
        Ok(heads)
    }

    async fn head(&self, cx: &Cx) -> Result<Option<SignedHead>> {
        self.db.read(cx, async |look| head(look).await).await.map(|head| head.map(told))
    }

    /// Recomputes the trail of the tenant; damage is told and written down. Only the operator may.
    // open: no user of a tenant has to do with it; whoever is not the operator is refused here.
    pub async fn verify(&self, cx: &Cx, asked: VerifyTrail) -> Result<Verified> {
        only_operator(cx)?;
        let heads =
            asked.heads.into_iter().filter(|head| head.tenant == cx.tenant()).map(kept).collect::<Result<_>>()?;
        self.check(cx, heads).await
    }

    /// The same, for whoever may already: the nightly check.
    // open: called by the operator's verification and by the service's own job.
    pub async fn check(&self, cx: &Cx, heads: Vec<Head>) -> Result<Verified> {
        let report = self.report(cx, heads).await?;
        let verified = verified(&report);
        if verified.wrong > 0 {
            self.alert(cx, &verified).await?;
        }
        Ok(verified)
    }

    /// Blocks of the caller's tenant, the newest first: up to 50, those before `before` when it is given.
    pub async fn blocks(&self, cx: &Cx, before: Option<i64>) -> Result<Vec<Sealed>> {
        cx.require_everywhere(&permissions::ENTRY_READ)?;
        self.db.read(cx, async move |look| store::list_sealed(look, before.unwrap_or(i64::MAX), SHOWN).await).await
    }

    /// Recomputes a few blocks of the caller's tenant, beginning with number `from`, against the one before and against
    /// their rows.
    pub async fn check_part(&self, cx: &Cx, from: i64) -> Result<Part> {
        cx.require_everywhere(&permissions::ENTRY_READ)?;
        let part = self.db.read(cx, async move |look| part(look, cx, from.max(1)).await).await?;
        self.db.tally().note(cx, "audit.entry.verify", "audit-search", json!({ "by": "blocks" }));
        Ok(part)
    }

    async fn report(&self, cx: &Cx, heads: Vec<Head>) -> Result<Report> {
        let tx = self.db.begin(cx, "audit.trail.verify").await?;
        store::one_look(&tx).await?;
        let keys = SigningKeys::known(&tx).await?;
        let mut checker = Checker::new(cx.tenant().0, keys, heads);
        for purge in store::list_purges(&tx).await? {
            checker.purge(&purge);
        }
        let mut n = i64::MIN;
        loop {
            let next = blocks::list(&tx, n, BLOCKS).await?;
            let Some(last) = next.last() else { break };
            n = last.says.n;
            let ids: Vec<Uuid> = next.iter().flat_map(|block| block.rows.iter().copied()).collect();
            let found = |row: seal::Row| (row.id, Found { leaf: row.leaf(), at: row.at });
            let rows: HashMap<Uuid, Found> = blocks::rows(&tx, &ids).await?.into_iter().map(found).collect();
            next.iter().for_each(|block| checker.block(block, |id| rows.get(id).copied()));
        }
        loose(&tx, &mut checker).await?;
        let mut report = checker.finish();
        describe(&tx, &mut report).await?;
        Ok(report)
    }

    async fn alert(&self, cx: &Cx, verified: &Verified) -> Result<()> {
        let findings: Vec<String> = verified.findings.iter().take(TOLD).map(|found| found.sentence.clone()).collect();
        let alert = ComplianceAlert { alert_id: AlertId::new(), wrong: verified.wrong, findings, at: cx.now() };
        tracing::error!(tenant = %cx.tenant(), wrong = verified.wrong, "the audit trail is damaged");
        let tx = self.db.begin(cx, "audit.trail.verify").await?;
        tx.publish(&alert);
        let after = json!({ "wrong": alert.wrong, "findings": alert.findings });
        tx.audit("audit-trail", alert.alert_id.0, None::<&()>, Some(&after));
        tx.commit().await
    }
}

/// Each look comes after what it depends on: a removal is recorded before its rows go.
async fn part(look: &Look, cx: &Cx, from: i64) -> Result<Part> {
    let before = blocks::find(look, from - 1).await?;
    let next = blocks::list(look, from - 1, BLOCKS).await?;
    let ids: Vec<Uuid> = next.iter().flat_map(|block| block.rows.iter().copied()).collect();
    let found = |row: seal::Row| (row.id, Found { leaf: row.leaf(), at: row.at });
    let rows: HashMap<Uuid, Found> = blocks::rows(look, &ids).await?.into_iter().map(found).collect();
    let mut checker = Checker::new(cx.tenant().0, SigningKeys::known(look).await?, Vec::new());
    for purge in store::list_purges(look).await? {
        checker.purge(&purge);
    }
    if let Some(before) = &before {
        checker.after(before);
    }
    next.iter().for_each(|block| checker.block(block, |id| rows.get(id).copied()));
    let last = next.last().map(|block| block.says.n);
    let report = checker.finish();
    Ok(Part {
        blocks: report.blocks,
        rows: report.rows,
        removed: report.removed,
        wrong: report.wrong,
        findings: report.damages.iter().take(TOLD).map(ToString::to_string).collect(),
        next: last.map(|n| n + 1),
    })
}

/// Rows that stand in no block.
async fn loose(tx: &Tx, checker: &mut Checker) -> Result<()> {
    let now = tx.cx().now().as_microsecond();
    let mut after = Uuid::nil();
    loop {
        let ids = blocks::list_ids(tx, after, IDS).await?;
        let Some((last, _)) = ids.last() else { return Ok(()) };
        after = *last;
        for (id, at) in ids {
            if !checker.holds(&id) {
                checker.loose(id, at, now);
            }
        }
    }
}

/// Says of each damaged row what it was, as search knew it, or as it is.
async fn describe(tx: &Tx, report: &mut Report) -> Result<()> {
    let ids: Vec<Uuid> = report.damages.iter().filter_map(|damage| damage.row).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let known: HashMap<_, _> = store::list_known(tx, &ids).await?.into_iter().collect();
    let name = |damage: &mut Damage| damage.known = damage.row.and_then(|row| known.get(&row).cloned());
    report.damages.iter_mut().for_each(name);
    Ok(())
}

async fn head(look: &Look) -> Result<Option<Head>> {
    let Some(block) = blocks::newest(look).await? else { return Ok(None) };
    let keys = SigningKeys::all(look).await?;
    let public = keys.into_iter().find(|key| key.id == block.key).map(|key| key.public);
    Ok(Some(block.head(public.unwrap_or_default())))
}

/// What an export holds besides rows: the public keys and the newest head, in the export's own snapshot.
pub async fn enclosure(tx: &Tx) -> Result<Vec<u8>> {
    let (keys, head): (Vec<Key>, _) = (SigningKeys::all(tx).await?, head(tx).await?);
    serde_json::to_vec_pretty(&json!({ "keys": keys, "head": head })).map_err(Error::internal)
}

fn told(head: Head) -> SignedHead {
    SignedHead {
        tenant: TenantId(head.tenant),
        n: head.n,
        hash: seal::hex(&head.hash.0),
        at: head.at,
        key: head.key,
        public: seal::hex(&head.public.0),
        signature: seal::hex(&head.signature.0),
    }
}

/// The contract's head and the seal's have one form in JSON.
fn kept(head: SignedHead) -> Result<Head> {
    let json = serde_json::to_value(head).map_err(Error::internal)?;
    serde_json::from_value(json).map_err(|error| Error::new(&crate::errors::HEAD_UNREADABLE).with("reason", error))
}

fn verified(report: &Report) -> Verified {
    let finding = |damage: &Damage| Finding {
        what: serde_json::to_value(damage.what)
            .ok()
            .and_then(|word| Some(word.as_str()?.to_owned()))
            .unwrap_or_default(),
        block: damage.block,
        row: damage.row,
        sentence: damage.to_string(),
    };
    Verified {
        blocks: report.blocks,
        rows: report.rows,
        removed: report.removed,
        waiting: report.waiting,
        wrong: report.wrong,
        findings: report.damages.iter().map(finding).collect(),
    }
}
