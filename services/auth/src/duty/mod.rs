//! What is done with duties that do not go together: pairs kept, overrides given, conflicts reported.

mod graphql;
pub mod meta;
mod model;
pub mod shipped;
mod store;

#[cfg(test)]
mod tests;

use contracts::auth::{OverrideId, news};
use data::{Db, Look, Tx};
use jiff::Timestamp;
use kernel::{Cx, Error, PersonId, Result};
use uuid::Uuid;

use crate::{assignment, errors, permissions, session, user};

pub use graphql::{DutyMutation, DutyQuery};
pub use model::{Conflict, DutyPair, DutyPairState, GiveOverride, Override, WriteDutyPair, conflicts, with_shipped};
pub use store::{list_every_override_of, list_overrides_of, list_pairs};

/// The duties of a tenant.
#[derive(Clone)]
pub struct Duties {
    pub db: Db,
}

impl Duties {
    /// Every pair in force, the shipped ones first.
    pub async fn pairs(&self, cx: &Cx) -> Result<Vec<DutyPair>> {
        cx.require(&permissions::DUTY_PAIR_READ)?;
        self.db.read(cx, async move |look| Ok(with_shipped(store::list_pairs(look).await?))).await
    }

    /// Every pair there is or was, the shipped ones first.
    pub async fn every_pair(&self, cx: &Cx) -> Result<Vec<DutyPair>> {
        cx.require(&permissions::DUTY_PAIR_READ)?;
        self.db.read(cx, async move |look| Ok(with_shipped(store::list_every_pair(look).await?))).await
    }

    /// A pair, in force or not.
    pub async fn pair(&self, cx: &Cx, key: String) -> Result<DutyPair> {
        cx.require(&permissions::DUTY_PAIR_READ)?;
        self.every_pair(cx).await?.into_iter().find(|pair| pair.key == key).ok_or_else(missing)
    }

    /// Every pair there is or was, for naming what exceptions and explanations speak of.
    // open: whoever may see an exception may know what its pair is called; nothing here is of a person
    pub async fn named(&self, cx: &Cx) -> Result<Vec<DutyPair>> {
        session::expect_known(cx)?;
        self.db.read(cx, async move |look| Ok(with_shipped(store::list_every_pair(look).await?))).await
    }

    /// Keeps two duties of the tenant's own apart.
    pub async fn create_pair(&self, cx: &Cx, input: WriteDutyPair) -> Result<DutyPair> {
        cx.require_everywhere(&permissions::DUTY_PAIR_CREATE)?;
        let pair = DutyPair::new(&input)?;
        self.db
            .command(cx, "auth.duty-pair.create", &input.clone(), async move |tx| {
                assignment::begin(tx).await?;
                let id = Uuid::now_v7();
                store::insert_pair(tx, id, &pair).await?;
                written(tx, id, None, Some(&pair));
                Ok(pair.clone())
            })
            .await
    }

    /// Changes a pair of the tenant's own.
    pub async fn update_pair(&self, cx: &Cx, input: WriteDutyPair) -> Result<DutyPair> {
        cx.require_everywhere(&permissions::DUTY_PAIR_UPDATE)?;
        self.db
            .command(cx, "auth.duty-pair.update", &input.clone(), async move |tx| {
                assignment::begin(tx).await?;
                let (id, before) = lock_pair(tx, &input.key, DutyPairState::On).await?;
                let after = before.clone().update(&input)?;
                store::save_pair(tx, &after).await?;
                written(tx, id, Some(&before), Some(&after));
                Ok(after)
            })
            .await
    }

    /// Lets two duties of the tenant's own go together again. The shipped pairs stay.
    pub async fn retire_pair(&self, cx: &Cx, key: String, version: i32) -> Result<DutyPair> {
        cx.require_everywhere(&permissions::DUTY_PAIR_RETIRE)?;
        self.db
            .command(cx, "auth.duty-pair.retire", &(key.clone(), version), async move |tx| {
                assignment::begin(tx).await?;
                let (id, before) = lock_pair(tx, &key, DutyPairState::On).await?;
                let after = before.clone().switched(version, DutyPairState::Off)?;
                store::save_pair(tx, &after).await?;
                written(tx, id, Some(&before), None);
                Ok(after)
            })
            .await
    }

    /// Keeps two duties of the tenant's own apart that had been let go together.
    pub async fn restore_pair(&self, cx: &Cx, key: String, version: i32) -> Result<DutyPair> {
        cx.require_everywhere(&permissions::DUTY_PAIR_CREATE)?;
        self.db
            .command(cx, "auth.duty-pair.restore", &(key.clone(), version), async move |tx| {
                assignment::begin(tx).await?;
                let (id, before) = lock_pair(tx, &key, DutyPairState::Off).await?;
                let after = before.switched(version, DutyPairState::On)?;
                store::save_pair(tx, &after).await?;
                written(tx, id, None, Some(&after));
                Ok(after)
            })
            .await
    }

    /// The owner's words for one person or for all; also those that have ended, when asked.
    pub async fn overrides(&self, cx: &Cx, person: Option<PersonId>, ended: bool) -> Result<Vec<Override>> {
        cx.require_everywhere(&permissions::OVERRIDE_READ)?;
        let since = (!ended).then(|| cx.now());
        self.db.read(cx, async move |look| store::list_overrides(look, person, since).await).await
    }

    /// The owner lets somebody hold both duties of a pair until a day.
    pub async fn give_override(&self, cx: &Cx, input: GiveOverride) -> Result<Override> {
        cx.require_everywhere(&permissions::OVERRIDE_GIVE)?;
        self.db
            .command(cx, "auth.override.give", &input.clone(), async move |tx| {
                assignment::begin(tx).await?;
                assignment::expect_owner(tx).await?;
                user::expect_known(tx, input.person_id).await?;
                let pairs = with_shipped(store::list_pairs(tx).await?);
                if !pairs.iter().any(|pair| pair.key == input.pair) {
                    return Err(missing());
                }
                let given = Override::given(OverrideId::new(), &input, tx.cx())?;
                store::insert_override(tx, &given).await?;
                tx.audit("duty override", given.id.0, None::<&()>, Some(&given));
                tx.announce(news::GRANTS, Some(given.person_id.0));
                Ok(given)
            })
            .await
    }

    /// The owner takes the word back, as of now.
    pub async fn revoke_override(&self, cx: &Cx, id: OverrideId, version: i32) -> Result<Override> {
        cx.require_everywhere(&permissions::OVERRIDE_GIVE)?;
        self.db
            .command(cx, "auth.override.revoke", &(id, version), async move |tx| {
                assignment::begin(tx).await?;
                assignment::expect_owner(tx).await?;
                let before = store::lock_override(tx, id).await?.ok_or_else(|| Error::not_found("override"))?;
                let after = before.clone().revoke(version, tx.cx())?;
                store::save_override(tx, &after).await?;
                tx.audit("duty override", after.id.0, Some(&before), Some(&after));
                tx.announce(news::GRANTS, Some(after.person_id.0));
                Ok(after)
            })
            .await
    }

    /// Everybody who holds both duties of a pair: the report `sod-conflicts`.
    pub async fn conflicts(&self, cx: &Cx) -> Result<Vec<Conflict>> {
        cx.require_everywhere(&permissions::DUTY_PAIR_READ)?;
        let now = cx.now();
        self.db.read(cx, async move |look| report(look, now).await).await
    }
}

async fn report(look: &Look, now: Timestamp) -> Result<Vec<Conflict>> {
    let (held, pairs, overrides) = futures_util::try_join!(
        assignment::list_all_held(look, now),
        store::list_pairs(look),
        store::list_overrides(look, None, Some(now)),
    )?;
    Ok(conflicts(&held, &with_shipped(pairs), &overrides, now))
}

async fn lock_pair(tx: &Tx, key: &str, state: DutyPairState) -> Result<(Uuid, DutyPair)> {
    if shipped::ALL.iter().any(|pair| pair.key == key) {
        return Err(Error::new(&errors::PAIR_SHIPPED).with("pair", key));
    }
    store::lock_pair(tx, key).await?.filter(|(_, pair)| pair.state == state).ok_or_else(missing)
}

/// What every change of a pair leaves behind: its audit row, and everybody's grants are read anew.
fn written(tx: &Tx, id: Uuid, before: Option<&DutyPair>, after: Option<&DutyPair>) {
    tx.audit("duty pair", id, before, after);
    tx.announce(news::GRANTS, None);
}

fn missing() -> Error {
    Error::not_found("duty pair")
}
