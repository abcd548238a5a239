//! Links by which somebody chooses a password: the first one, or another when it was forgotten.

mod graphql;
mod store;

use std::sync::Arc;

use contracts::auth::LinkId;
use data::{Db, Spot, Tx};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Cx, Error, PersonId, Result, utoipa, words};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::secret::{For, Secret, same};
use crate::session::{self, Sessions, inside};
use crate::user::{self, UserState};
use crate::{
    credential, errors,
    permissions::{self, only_operator},
    rank, settings,
};

pub use graphql::LinkMutation;

/// Where the page lies; the secret follows.
pub const PAGE: &str = "/link/";
/// How long a reset is good.
const RESET: SignedDuration = SignedDuration::from_hours(1);

words! {
    /// What a link is for.
    #[graphql(name = "LinkPurpose")]
    Purpose {
        /// A first password.
        Invitation = "invitation",
        /// Another password.
        Reset = "reset",
    }
}

/// A link as it is kept.
pub struct Kept {
    pub person: PersonId,
    pub secret: Vec<u8>,
    pub is_good: bool,
}

impl Kept {
    /// Whose it is, if it is good and this its secret.
    fn of(self, shown: &Secret) -> Option<PersonId> {
        (self.is_good && same(&self.secret, &shown.hash())).then_some(self.person)
    }
}

/// A link, shown once to whoever made it.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema, async_graphql::SimpleObject)]
#[serde(rename_all = "camelCase")]
#[graphql(name = "UserLink")]
pub struct Made {
    /// What it is for.
    pub purpose: Purpose,
    /// The page where the password is chosen, to be handed over whole.
    pub address: String,
    /// What that page is given; it ends the address.
    pub token: String,
    /// When it is good no more.
    #[schema(schema_with = kernel::rest::schema::timestamp)]
    pub expires_at: Timestamp,
}

/// Whose link it is, to whoever has it.
pub struct Holder {
    pub name: String,
    pub name_bn: Option<String>,
    pub email: String,
    /// Whether it replaces a password.
    pub has_password: bool,
    /// The organization's short name.
    pub tenant: String,
    pub organization: String,
}

/// What accepting a link takes.
#[derive(Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    pub token: String,
    pub password: String,
}

/// Everybody's links.
#[derive(Clone)]
pub struct Links {
    pub db: Db,
    pub sessions: Sessions,
    /// Where people reach this installation.
    pub origin: Arc<str>,
}

impl Links {
    /// A link for somebody: an invitation for whom has no password, else a reset. Older ones are void.
    pub async fn make(&self, cx: &Cx, person: PersonId) -> Result<Made> {
        cx.require(&permissions::USER_INVITE)?;
        let hours = self.db.configured(cx).await?.get(&settings::INVITATION_HOURS, Spot::TENANT, cx.today());
        let invitation = SignedDuration::from_hours(hours);
        // Without its key: the answer would be kept under it, and a link is kept as a hash only.
        self.db
            .command(&cx.clone().unkeyed(), "auth.link.make", &person, async move |tx| {
                let user = user::store::lock(tx, person).await?.ok_or_else(user::missing)?;
                rank::expect_not_above(tx, person).await?;
                let (purpose, lifetime) = match user.state {
                    UserState::Disabled => return Err(user.not_now()),
                    UserState::Invited => (Purpose::Invitation, invitation),
                    UserState::Active => {
                        tx.cx().require_everywhere(&permissions::USER_RESET)?;
                        (Purpose::Reset, RESET)
                    }
                };
                let (id, expires_at) = (LinkId::new(), tx.cx().now() + lifetime);
                let secret = Secret::new(For::Link, tx.cx().tenant(), id.0)?;
                void(tx, person).await?;
                store::insert(tx, id, person, purpose, &secret.hash(), expires_at).await?;
                let after = json!({ "link": purpose, "expiresAt": expires_at });
                tx.audit("user", person.0, None::<&()>, Some(&after));
                let token = secret.text();
                Ok(Made { purpose, address: format!("{}{PAGE}{token}", self.origin), token, expires_at })
            })
            .await
    }

    /// The same for who has this address, by the operator: when the owner has lost the password, nobody else can.
    pub async fn make_for(&self, cx: &Cx, email: &str) -> Result<Made> {
        cx.require(&permissions::USER_RESET)?;
        only_operator(cx, &permissions::USER_RESET)?;
        let email = user::fold(email);
        let found = self.db.read(cx, async move |look| user::store::find_by_email(look, &email).await).await?;
        self.make(cx, found.ok_or_else(user::missing)?.id).await
    }

    /// Whose link it is. Looking spends nothing.
    // open: the link is what lets in
    pub async fn look(&self, cx: &Cx, secret: &str) -> Result<Holder> {
        let spent = || Error::new(&errors::LINK_SPENT).field("token");
        let shown = Secret::read(For::Link, secret).ok_or_else(spent)?;
        let cx = inside(cx, shown.tenant, Actor::Nobody);
        let now = cx.now();
        let found = self.db.read(&cx, async move |look| {
            let (open, kept) =
                futures_util::try_join!(user::store::is_open(look), store::find(look, LinkId(shown.id), now))?;
            let Some(person) = kept.filter(|_| open).and_then(|kept| kept.of(&shown)) else { return Ok(None) };
            let (user, (tenant, organization)) =
                futures_util::try_join!(user::store::find(look, person), user::store::directory(look))?;
            Ok(user.map(|user| (user, tenant, organization)))
        });
        let (user, tenant, organization) = found.await?.ok_or_else(spent)?;
        Ok(Holder {
            name: user.name,
            name_bn: user.name_bn,
            email: user.email.unwrap_or_default(),
            has_password: user.state == UserState::Active,
            tenant,
            organization,
        })
    }

    /// Chooses a password by a link. Everything he was signed in to ends; a lock is lifted.
    // open: the link is what lets in
    pub async fn accept(&self, cx: &Cx, input: &Accept) -> Result<()> {
        let spent = || Error::new(&errors::LINK_SPENT).field("token");
        let shown = Secret::read(For::Link, &input.token).ok_or_else(spent)?;
        let cx = inside(cx, shown.tenant, Actor::Nobody);
        // Looked at before the password is hashed: an old link must not be a way to keep cores busy.
        let tx = self.db.begin(&cx, "auth.link.accept").await?;
        let person = good(&tx, &shown).await?.ok_or_else(spent)?;
        drop(tx);
        let hash = self.sessions.accepted(&cx, person, &input.password).await?;
        let tx = self.db.begin(&cx, "auth.link.accept").await?;
        // The user first, as whoever makes or voids links does.
        let before = user::store::lock(&tx, person).await?.ok_or_else(spent)?;
        good(&tx, &shown).await?.ok_or_else(spent)?;
        let after = before.clone().activate()?;
        store::mark_used(&tx, LinkId(shown.id)).await?;
        credential::save(&tx, person, &hash).await?;
        session::end_all(&tx, person, None, "password-reset").await?;
        if after != before {
            user::store::save(&tx, &after).await?;
            user::written(&tx, Some(&before), &after);
        }
        tx.audit("user", person.0, None::<&()>, Some(&json!({ "password": "by-link" })));
        tx.commit().await
    }
}

/// Whose link it is, while it is good. Its row stays locked: of two who use it at once one does.
async fn good(tx: &Tx, shown: &Secret) -> Result<Option<PersonId>> {
    if !user::store::is_open(tx).await? {
        return Ok(None);
    }
    let kept = store::lock(tx, LinkId(shown.id), tx.cx().now()).await?;
    Ok(kept.and_then(|kept| kept.of(shown)))
}

/// Makes every link of somebody void.
pub async fn void(tx: &Tx, person: PersonId) -> Result<()> {
    store::void(tx, person).await
}
