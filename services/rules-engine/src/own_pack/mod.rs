//! What is done with packs of a tenant's own. Whoever writes or submits one never decides on it.

mod graphql;
pub mod meta;
mod model;
pub mod store;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use contracts::rules_engine::{OwnPackId, OwnPackSaved, PackInForce, RuleCreated, RuleDeleted, RuleUpdated, news};
use data::approval::{self, Submission, Verdict, Waiting};
use data::{Bounds, Db, Page, Tx};
use kernel::{Actor, Cx, Error, Result, codes, graph_limits};
use rules::{Refusal, shipped};

use crate::permissions;

pub use graphql::{OwnPackMutation, OwnPackQuery};
pub use model::{DecideOwnPack, NewOwnPack, OwnPack, OwnPackState, Proved, UpdateOwnPack, WithdrawOwnPack};

/// As approvals know it, and under which packs are found by their words.
const KIND: &str = "rules_engine.own-pack";

/// The own packs of a tenant.
#[derive(Clone)]
pub struct OwnPacks {
    pub db: Db,
}

impl OwnPacks {
    /// A pack.
    pub async fn find(&self, cx: &Cx, id: OwnPackId) -> Result<OwnPack> {
        cx.require(&permissions::OWN_PACK_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// A page of packs by code.
    pub async fn list(&self, cx: &Cx, state: Option<OwnPackState>, bounds: Bounds) -> Result<Page<OwnPack>> {
        cx.require(&permissions::OWN_PACK_READ)?;
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, state, &found).await?;
                Ok(bounds.page(rows, |pack| (&pack.code, pack.id.0)))
            })
            .await
    }

    /// The packs that wait for a decision, the oldest first; 200 at most.
    pub async fn waiting(&self, cx: &Cx) -> Result<Vec<Waiting>> {
        cx.require(&permissions::OWN_PACK_DECIDE)?;
        let limit = i64::try_from(graph_limits::PAGE).map_err(Error::internal)?;
        self.db.read(cx, async |look| approval::waiting(look, cx, KIND, &None, limit).await).await
    }

    /// What is wrong in a pack as it is being written, or how many of its tests passed; nothing is kept.
    pub async fn check(&self, cx: &Cx, input: NewOwnPack) -> Result<Result<Proved, Trouble>> {
        cx.require_everywhere(&permissions::OWN_PACK_CREATE)?;
        let pack = OwnPack::new(OwnPackId::new(), &input, cx.actor())?;
        apart(move || Ok(check(&pack))).await
    }

    /// Writes a pack.
    pub async fn create(&self, cx: &Cx, input: NewOwnPack) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_CREATE)?;
        let pack = OwnPack::new(OwnPackId::new(), &input, cx.actor())?;
        self.db
            .command(cx, "rules_engine.own-pack.create", &input.clone(), async move |tx| {
                store::insert(tx, &pack).await?;
                written(tx, None, &pack);
                Ok(pack.clone())
            })
            .await
    }

    /// Writes it anew.
    pub async fn update(&self, cx: &Cx, input: UpdateOwnPack) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_CREATE)?;
        self.db
            .command(cx, "rules_engine.own-pack.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().update(&input, tx.cx().actor())?;
                saved(tx, &before, after).await
            })
            .await
    }

    /// Runs its tests; it is tested when all pass.
    pub async fn test(&self, cx: &Cx, id: OwnPackId, version: i32) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_CREATE)?;
        self.db
            .command(cx, "rules_engine.own-pack.test", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let proved = prove(&before).await?;
                let after = before.clone().tested(version, &proved)?;
                saved(tx, &before, after).await
            })
            .await
    }

    /// Puts it before a second person.
    pub async fn submit(&self, cx: &Cx, id: OwnPackId, version: i32) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_CREATE)?;
        self.db
            .command(cx, "rules_engine.own-pack.submit", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().submit(version)?;
                let submission = Submission {
                    kind: KIND,
                    document: id.0,
                    company: None,
                    amount: None,
                    about: before.about(),
                    raised_by: before.raised_by.clone(),
                };
                approval::submit(tx, submission).await?;
                saved(tx, &before, after).await
            })
            .await
    }

    /// Decides on a pack somebody else wrote.
    pub async fn decide(&self, cx: &Cx, input: DecideOwnPack) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_DECIDE)?;
        self.db
            .command(cx, "rules_engine.own-pack.decide", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().decide(&input)?;
                let verdict = if input.approve { Verdict::Approve } else { Verdict::Reject };
                let reason = after.decision_reason.clone().unwrap_or_default();
                approval::decide(tx, KIND, input.id.0, verdict, &reason).await?;
                saved(tx, &before, after).await
            })
            .await
    }

    /// Puts an approved pack in force, in place of the one that was.
    pub async fn enforce(&self, cx: &Cx, id: OwnPackId, version: i32) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_ENFORCE)?;
        self.db
            .command(cx, "rules_engine.own-pack.enforce", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let proved = prove(&before).await?;
                let after = before.clone().enforce(version, &proved)?;
                let former = store::lock_in_force(tx, before.extends).await?;
                if let Some(former) = &former {
                    saved(tx, former, former.clone().supersede(&after.code)).await?;
                }
                tell(tx, former.as_ref(), Some(&after))?;
                saved(tx, &before, after).await
            })
            .await
    }

    /// Takes a pack out of use; the law alone is asked again.
    pub async fn withdraw(&self, cx: &Cx, input: WithdrawOwnPack) -> Result<OwnPack> {
        cx.require_everywhere(&permissions::OWN_PACK_ENFORCE)?;
        self.db
            .command(cx, "rules_engine.own-pack.withdraw", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().withdraw(&input)?;
                if before.state == OwnPackState::InForce {
                    tell(tx, Some(&before), None)?;
                }
                saved(tx, &before, after).await
            })
            .await
    }
}

/// The packs in force, as whoever evaluates in its own process is handed them.
// open: whoever is signed in reckons by the law and the tenant's packs; who may read or write packs is another question
pub async fn in_force(db: &Db, cx: &Cx) -> Result<Vec<PackInForce>> {
    if *cx.actor() == Actor::Nobody {
        return Err(Error::new(&codes::UNAUTHENTICATED));
    }
    let packs = db.read(cx, async |look| store::list_in_force(look).await).await?;
    Ok(packs.into_iter().map(OwnPack::text).collect())
}

/// What is wrong in a pack, and where.
#[derive(Debug)]
pub struct Trouble(pub Error);

fn check(pack: &OwnPack) -> Result<Proved, Trouble> {
    pack.prove().map_err(Trouble)
}

/// Reading and testing a pack takes milliseconds of a processor, which other requests would wait for.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

async fn prove(pack: &OwnPack) -> Result<Proved> {
    let pack = pack.clone();
    apart(move || pack.prove()).await
}

fn written(tx: &Tx, before: Option<&OwnPack>, after: &OwnPack) {
    let (code, state) = (after.code.clone(), after.state.word().to_owned());
    tx.publish(&OwnPackSaved { own_pack_id: after.id, code, state, version: after.version, on: tx.cx().today() });
    tx.audit("own-pack", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

async fn saved(tx: &Tx, before: &OwnPack, after: OwnPack) -> Result<OwnPack> {
    store::save(tx, &after).await?;
    written(tx, Some(before), &after);
    Ok(after)
}

/// Tells which rows are new, which take the place of others, and which no longer count.
fn tell(tx: &Tx, former: Option<&OwnPack>, now: Option<&OwnPack>) -> Result<()> {
    let rows = |pack: &OwnPack| -> Result<BTreeSet<(String, String)>, Refusal> {
        Ok(pack.read()?.rows().map(|(table, key)| (table.to_owned(), key)).collect())
    };
    let (before, after) =
        (former.map(rows).transpose()?.unwrap_or_default(), now.map(rows).transpose()?.unwrap_or_default());
    let Some(pack) = now.or(former) else { return Ok(()) };
    tx.announce(news::PACKS, None);
    let law = shipped::library().book(pack.extends.word())?;
    let of_law: BTreeSet<(String, String)> =
        law.sheets().flat_map(|sheet| sheet.rows.into_iter().map(move |row| (sheet.id.clone(), row.law.key))).collect();
    let (own_pack_id, on) = (pack.id, tx.cx().today());
    for (table, key) in after.iter().cloned() {
        let pack = pack.code.clone();
        if before.contains(&(table.clone(), key.clone())) || of_law.contains(&(table.clone(), key.clone())) {
            tx.publish(&RuleUpdated { own_pack_id, pack, table, key, on });
        } else {
            tx.publish(&RuleCreated { own_pack_id, pack, table, key, on });
        }
    }
    for (table, key) in before.difference(&after).cloned() {
        tx.publish(&RuleDeleted { own_pack_id, pack: pack.code.clone(), table, key, on });
    }
    Ok(())
}

async fn lock(tx: &Tx, id: OwnPackId) -> Result<OwnPack> {
    store::lock(tx, id).await?.ok_or_else(missing)
}

fn missing() -> Error {
    Error::not_found("rule pack")
}
