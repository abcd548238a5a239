//! What is done with feature flags. Rooms ask for them in process (`Db::configured`); here they are made, aimed and switched.

mod graphql;
pub mod meta;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::configuration::{FeatureToggled, FlagId};
use data::configured::{self, Part};
use data::{Db, Tx};
use kernel::{Cx, Error, PersonId, Result, Subject, Why};
use uuid::Uuid;

use crate::permissions;

pub use graphql::{FlagMutation, FlagQuery};
pub use model::{FeatureFlag, FlagState, NewFlag, SwitchFlag, UpdateFlag, id_of};

/// The most flags a tenant has: all are read at once, by every process.
const MOST: usize = 300;

/// The flags of a tenant.
#[derive(Clone)]
pub struct Flags {
    pub db: Db,
}

/// A flag somebody has.
pub struct Had {
    pub key: String,
    pub variant: Option<String>,
}

/// Whether somebody has a flag, and why.
pub struct Judged {
    pub on: bool,
    pub why: Why,
    pub variant: Option<String>,
    pub place: u16,
    pub percent: i32,
}

impl Flags {
    /// A flag, also one a service declares and nobody touched.
    pub async fn find(&self, cx: &Cx, id: FlagId) -> Result<FeatureFlag> {
        cx.require(&permissions::FLAG_READ)?;
        let kept = self.db.read(cx, async move |look| store::find(look, id).await).await?;
        kept.or_else(|| model::declared_by(id)).ok_or_else(missing)
    }

    /// Every flag by key, those that services declare among them.
    pub async fn list(&self, cx: &Cx, state: Option<FlagState>) -> Result<Vec<FeatureFlag>> {
        cx.require(&permissions::FLAG_READ)?;
        let mut flags = self.db.read(cx, async |look| store::list(look).await).await?;
        for declared in kernel::flags() {
            if !flags.iter().any(|flag| flag.key == declared.key) {
                flags.push(FeatureFlag::declared(declared));
            }
        }
        flags.retain(|flag| state.is_none_or(|state| flag.state() == state));
        flags.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(flags)
    }

    /// What the caller has.
    // open: whoever is signed in may know what they themselves have; it says nothing of anybody else.
    pub async fn mine(&self, cx: &Cx) -> Result<Vec<Had>> {
        expect_signed_in(cx)?;
        let configured = self.db.configured(cx).await?;
        let subject = Subject::from(cx);
        let judged = configured.flag_keys().into_iter().map(|key| (key, configured.judge(key, &subject)));
        let had = judged.filter(|(_, verdict)| verdict.on);
        Ok(had.map(|(key, verdict)| Had { key: key.to_owned(), variant: verdict.variant.map(str::to_owned) }).collect())
    }

    /// Whether a person who holds these roles has it, and why.
    pub async fn explain(&self, cx: &Cx, id: FlagId, person: PersonId, roles: Vec<String>) -> Result<Judged> {
        cx.require(&permissions::FLAG_READ)?;
        let kept = self.find(cx, id).await?;
        let subject = Subject { tenant: cx.tenant(), id: person.0, roles: &roles, now: cx.now() };
        let published = kept.published();
        let verdict = published.judge(&subject);
        let variant = verdict.variant.map(str::to_owned);
        Ok(Judged { on: verdict.on, why: verdict.why, variant, place: verdict.place, percent: kept.percent })
    }

    /// Makes a flag; it is switched off.
    pub async fn create(&self, cx: &Cx, input: NewFlag) -> Result<FeatureFlag> {
        cx.require_everywhere(&permissions::FLAG_CREATE)?;
        let flag = FeatureFlag::new(FlagId(Uuid::now_v7()), &input)?;
        self.db
            .command(cx, "configuration.feature-flag.create", &input.clone(), async move |tx| {
                configured::hold(tx, Part::Flags).await?;
                if store::list(tx).await?.len() >= MOST {
                    return Err(Error::new(&crate::errors::FLAG_MANY).with("limit", MOST));
                }
                saved(tx, None, flag.clone()).await
            })
            .await
    }

    /// Says whom a flag is for.
    pub async fn update(&self, cx: &Cx, input: UpdateFlag) -> Result<FeatureFlag> {
        cx.require_everywhere(&permissions::FLAG_UPDATE)?;
        self.db
            .command(cx, "configuration.feature-flag.update", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().update(&input)?;
                saved(tx, Some(&before), after).await
            })
            .await
    }

    /// Switches a flag; every process knows within a second.
    pub async fn switch(&self, cx: &Cx, input: SwitchFlag) -> Result<FeatureFlag> {
        cx.require_everywhere(&permissions::FLAG_SWITCH)?;
        self.db
            .command(cx, "configuration.feature-flag.switch", &input.clone(), async move |tx| {
                let before = lock(tx, input.id).await?;
                let after = before.clone().switch(&input)?;
                saved(tx, Some(&before), after).await
            })
            .await
    }

    /// Closes a flag nobody asks for any more.
    pub async fn close(&self, cx: &Cx, id: FlagId, version: i32) -> Result<FeatureFlag> {
        cx.require_everywhere(&permissions::FLAG_UPDATE)?;
        self.db
            .command(cx, "configuration.feature-flag.close", &(id, version), async move |tx| {
                let before = lock(tx, id).await?;
                let after = before.clone().close(version)?;
                saved(tx, Some(&before), after).await
            })
            .await
    }
}

/// What is published is held first, then the flag.
async fn lock(tx: &Tx, id: FlagId) -> Result<FeatureFlag> {
    configured::hold(tx, Part::Flags).await?;
    store::lock(tx, id).await?.or_else(|| model::declared_by(id)).ok_or_else(missing)
}

/// What every writing of a flag leaves behind.
async fn saved(tx: &Tx, before: Option<&FeatureFlag>, after: FeatureFlag) -> Result<FeatureFlag> {
    store::save(tx, &after).await?;
    let published: Vec<kernel::Flag> = store::list_open(tx).await?.iter().map(FeatureFlag::published).collect();
    configured::publish(tx, Part::Flags, &published).await?;
    tx.publish(&FeatureToggled {
        flag_id: after.id,
        key: after.key.clone(),
        enabled: after.enabled,
        percent: after.percent,
        version: after.version,
        on: tx.cx().today(),
    });
    tx.audit("feature-flag", after.id.0, before, Some(&after));
    Ok(after)
}

fn expect_signed_in(cx: &Cx) -> Result<()> {
    match cx.actor() {
        kernel::Actor::Nobody => Err(Error::new(&kernel::codes::UNAUTHENTICATED)),
        _ => Ok(()),
    }
}

fn missing() -> Error {
    Error::not_found("flag")
}
