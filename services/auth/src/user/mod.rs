//! What is done with users: invited, changed, disabled, let in again.

mod graphql;
pub mod meta;
mod model;
pub mod store;

#[cfg(test)]
mod tests;

use contracts::auth::{NewOwner, PersonFacts, UserDisabled, UserRegistered};
use data::{Db, Look, Page, Tx};
use kernel::{Cx, Error, PersonId, Result};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::password::{self, Passwords};
use crate::permissions::{self, only_operator};
use crate::{api_key, credential, errors, grants, link, rank, session};

pub use graphql::{UserMutation, UserNode, UserQuery};
pub use model::{
    Access, Barring, InviteUser, UpdateProfile, UpdateUser, User, UserLanguage, UserStanding, UserState, fold,
};

/// Under which users are found by their words.
pub const KIND: &str = "auth.user";

/// What a list of users is asked for.
#[derive(Clone, Debug, Default, async_graphql::InputObject)]
#[graphql(name = "UserListing")]
pub struct Listing {
    /// Only in this state.
    pub state: Option<UserState>,
    /// Only where the account stands so; it counts instead of `state`.
    pub standing: Option<UserStanding>,
    /// Only with words beginning like these: of names in either script, addresses, mobile numbers.
    pub text: Option<String>,
    /// Rows of the page, at most 200; 50 when absent.
    pub first: Option<i32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// The users of a tenant.
#[derive(Clone)]
pub struct Users {
    pub db: Db,
    pub passwords: Passwords,
}

impl Users {
    /// A user.
    pub async fn find(&self, cx: &Cx, id: PersonId) -> Result<User> {
        cx.require(&permissions::USER_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Several people as others' records name them: whoever is signed in sees names, the rest only with the permission.
    // open: whoever is signed in sees the names of those he works with, also without seeing their accounts
    pub async fn shown(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<User>> {
        session::expect_known(cx)?;
        let mut found = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        if !cx.grants().allows(&permissions::USER_READ) {
            found.iter_mut().for_each(|user| (user.email, user.mobile) = (None, None));
        }
        Ok(found)
    }

    /// A page of users by name.
    pub async fn list(&self, cx: &Cx, listing: Listing) -> Result<Page<User>> {
        cx.require(&permissions::USER_READ)?;
        let bounds = data::Bounds::new(listing.first, listing.after.as_deref(), listing.text)?;
        let only = listing.standing.map(UserStanding::parts);
        let only = only.map_or((listing.state, None), |(state, locked)| (Some(state), locked));
        let now = cx.now();
        self.db
            .read(cx, async move |look| {
                let found = bounds.found(look, KIND).await?;
                let rows = store::list(look, &bounds, only, &found, now).await?;
                Ok(bounds.page(rows, |user| (&user.name, user.id.0)))
            })
            .await
    }

    /// How several people sign in, in one flight.
    pub async fn access(&self, cx: &Cx, ids: Vec<Uuid>) -> Result<Vec<Access>> {
        cx.require(&permissions::USER_READ)?;
        let now = cx.now();
        self.db.read(cx, async move |look| store::list_access(look, &ids, now).await).await
    }

    /// Names of people, for showing.
    // open: whoever is signed in sees the names of those he works with, also without seeing their accounts
    pub async fn people(&self, cx: &Cx, ids: Vec<PersonId>) -> Result<Vec<PersonFacts>> {
        session::expect_known(cx)?;
        let ids: Vec<Uuid> = ids.into_iter().map(|id| id.0).collect();
        let found = self.db.read(cx, async move |look| store::list_by_ids(look, &ids).await).await?;
        Ok(found.into_iter().map(User::facts).collect())
    }

    /// Colleagues to choose from: these, else who may sign in or is invited, by name. Whoever may not see accounts gets
    /// names only.
    // open: whoever is signed in sees the names of those he works with, also without seeing their accounts
    pub async fn colleagues(
        &self,
        cx: &Cx,
        ids: Vec<Uuid>,
        text: Option<String>,
        first: Option<i32>,
    ) -> Result<Vec<User>> {
        session::expect_known(cx)?;
        if !ids.is_empty() {
            return self.shown(cx, ids).await;
        }
        let (bounds, now) = (data::Bounds::new(first, None, text.clone())?, cx.now());
        let look = self.db.read(cx, async move |look| {
            let found = bounds.found(look, KIND).await?;
            let invited = store::list(look, &bounds, (Some(UserState::Invited), None), &found, now);
            let active = store::list(look, &bounds, (Some(UserState::Active), None), &found, now);
            let (active, invited) = futures_util::try_join!(active, invited)?;
            let mut all: Vec<User> = active.into_iter().chain(invited).collect();
            all.sort_unstable_by(|one, other| (&one.name, one.id.0).cmp(&(&other.name, other.id.0)));
            Ok(bounds.page(all, |user| (&user.name, user.id.0)).items)
        });
        let mut found = look.await?;
        if !cx.grants().allows(&permissions::USER_READ) {
            found.iter_mut().for_each(|user| (user.email, user.mobile) = (None, None));
            // What was found by an address or number would tell whose it is.
            found.retain(|user| user.is_called(text.as_deref().unwrap_or_default()));
        }
        Ok(found)
    }

    /// Gives somebody an account. What he may do, and the link he begins with, are acts of their own.
    pub async fn invite(&self, cx: &Cx, input: InviteUser) -> Result<User> {
        cx.require(&permissions::USER_INVITE)?;
        let user = User::invite(PersonId::new(), &input)?;
        self.db
            .command(cx, "auth.user.invite", &input.clone(), async move |tx| {
                take(tx).await?;
                store::insert(tx, &user, tx.cx().now()).await?;
                tx.publish(&registered(&user));
                written(tx, None, &user);
                Ok(user)
            })
            .await
    }

    /// Changes a user's facts. Another address to sign in with is as good as another password.
    pub async fn update(&self, cx: &Cx, input: UpdateUser) -> Result<User> {
        cx.require(&permissions::USER_UPDATE)?;
        self.db
            .command(cx, "auth.user.update", &input.clone(), async move |tx| {
                let before = store::lock(tx, input.id).await?.ok_or_else(missing)?;
                let after = before.clone().update(&input)?;
                if after.email != before.email {
                    rank::expect_not_above(tx, input.id).await?;
                    link::void(tx, input.id).await?;
                }
                store::save(tx, &after).await?;
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }

    /// Changes one's own facts.
    // open: everybody may change the own name, mobile number and language
    pub async fn update_profile(&self, cx: &Cx, input: UpdateProfile) -> Result<User> {
        let person = session::expect_person(cx)?;
        self.db
            .command(cx, "auth.profile.update", &input.clone(), async move |tx| {
                let before = store::lock(tx, person).await?.ok_or_else(missing)?;
                let after = before.clone().update_profile(&input)?;
                store::save(tx, &after).await?;
                written(tx, Some(&before), &after);
                Ok(after)
            })
            .await
    }

    /// Lets somebody sign in no more: sessions end, links are void, keys are good for nothing.
    pub async fn disable(&self, cx: &Cx, input: Barring) -> Result<User> {
        cx.require(&permissions::USER_DISABLE)?;
        let (id, version, reason) = (input.id, input.version, input.reason()?);
        expect_other(cx, id)?;
        self.db
            .command(cx, "auth.user.disable", &input, async move |tx| {
                // Roles before people, here as everywhere: what he lent ends with him, and the last owner stays.
                grants::person_disabled(tx, id).await?;
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                rank::expect_not_above(tx, id).await?;
                let after = before.clone().disable(version)?;
                store::save(tx, &after).await?;
                store::give_back(tx).await?;
                link::void(tx, id).await?;
                session::end_all(tx, id, None, "disabled").await?;
                api_key::announce_all(tx, id).await?;
                tx.publish(&UserDisabled { user_id: id, disabled: true });
                barred(tx, &before, &after, reason);
                Ok(after)
            })
            .await
    }

    /// Lets somebody sign in again.
    pub async fn enable(&self, cx: &Cx, input: Barring) -> Result<User> {
        cx.require(&permissions::USER_DISABLE)?;
        let (id, version, reason) = (input.id, input.version, input.reason()?);
        self.db
            .command(cx, "auth.user.enable", &input, async move |tx| {
                let before = store::lock(tx, id).await?.ok_or_else(missing)?;
                rank::expect_not_above(tx, id).await?;
                let has_password = credential::find(tx, id).await?.is_some_and(|kept| kept.password.is_some());
                let after = before.clone().enable(version, has_password)?;
                take(tx).await?;
                store::save(tx, &after).await?;
                tx.publish(&UserDisabled { user_id: id, disabled: false });
                barred(tx, &before, &after, reason);
                Ok(after)
            })
            .await
    }

    /// Lets somebody try again before the thirty minutes are over.
    pub async fn unlock(&self, cx: &Cx, id: PersonId) -> Result<User> {
        cx.require(&permissions::USER_UNLOCK)?;
        self.db
            .command(cx, "auth.user.unlock", &id, async move |tx| {
                let user = store::find(tx, id).await?.ok_or_else(missing)?;
                credential::clear(tx, id).await?;
                tx.publish(&contracts::auth::UserLocked { user_id: id, until: None });
                tx.audit("user", id.0, None::<&()>, Some(&json!({ "locked": false })));
                Ok(user)
            })
            .await
    }

    /// Gives the owner of a new tenant an account and a first password. A password that is there stays.
    pub async fn establish_owner(&self, cx: &Cx, owner: NewOwner) -> Result<()> {
        cx.require(&permissions::OWNER_ESTABLISH)?;
        only_operator(cx, &permissions::OWNER_ESTABLISH)?;
        let email = model::email(&owner.email)?;
        let hash = match &owner.password {
            Some(password) => {
                let known = password::Owner { email: &email, ..password::Owner::default() };
                password::accept(password, known)?;
                Some(self.passwords.hash(password).await?)
            }
            None => None,
        };
        // The password is no part of what is compared under the key: a fingerprint of it could be tried out.
        self.db
            .command(cx, "auth.owner.establish", &(owner.id, &email.clone()), async move |tx| {
                let organization = store::organization(tx).await?;
                found_owner(tx, User::owner(owner.id, Some(email.clone()), &organization)).await?;
                let before = store::lock(tx, owner.id).await?.ok_or_else(missing)?;
                let mut after = before.clone();
                if before.email.is_none() {
                    after = User { version: before.version + 1, ..User::owner(owner.id, Some(email), &organization) };
                }
                let without = credential::find(tx, owner.id).await?.is_none_or(|kept| kept.password.is_none());
                if let Some(hash) = hash.filter(|_| without) {
                    credential::save(tx, owner.id, &hash).await?;
                    after = after.activate()?;
                }
                if after != before {
                    store::save(tx, &after).await?;
                    written(tx, Some(&before), &after);
                }
                Ok(())
            })
            .await
    }
}

/// The owner's account, once, whichever of the event and the operator comes first.
pub async fn found_owner(tx: &Tx, owner: User) -> Result<()> {
    // The limit's row before the owner's, as who tells the limit does: in the other order the two would wait for each other.
    store::open_limit(tx).await?;
    if store::insert(tx, &owner, tx.cx().now()).await? {
        // The first is let in whatever the plan says.
        store::take(tx, true).await?;
        tx.publish(&registered(&owner));
        written(tx, None, &owner);
    }
    grants::make_owner(tx, owner.id).await
}

/// Takes one of the users the plan allows, or refuses. Looking and counting are one statement, so of two who want the
/// last one, one gets it.
async fn take(tx: &Tx) -> Result<()> {
    if store::take(tx, false).await? {
        return Ok(());
    }
    Err(Error::new(&errors::USER_LIMIT).with("limit", store::find_limit(tx).await?))
}

fn expect_other(cx: &Cx, id: PersonId) -> Result<()> {
    if cx.person() == Some(id) { Err(Error::new(&errors::USER_SELF)) } else { Ok(()) }
}

/// What every writing of a user leaves behind: its audit row and the words it is found by.
pub fn written(tx: &Tx, before: Option<&User>, after: &User) {
    tx.audit("user", after.id.0, before, Some(after));
    tx.index(KIND, after.id.0, &after.texts());
}

/// What letting somebody in no more, or again, leaves behind: the same, and why.
fn barred(tx: &Tx, before: &User, after: &User, reason: String) {
    let after_row = Reasoned { user: after, reason };
    tx.audit("user", after.id.0, Some(before), Some(&after_row));
    tx.index(KIND, after.id.0, &after.texts());
}

/// A user as the audit writes him when somebody had to say why.
#[derive(Serialize)]
struct Reasoned<'a> {
    #[serde(flatten)]
    user: &'a User,
    reason: String,
}

fn registered(user: &User) -> UserRegistered {
    UserRegistered { user_id: user.id, name: user.name.clone(), email: user.email.clone().unwrap_or_default() }
}

/// What one looks for and does not find.
pub fn missing() -> Error {
    Error::not_found("user")
}

/// Refuses a person who is no user of the tenant.
pub async fn expect_known(look: &Look, person: PersonId) -> Result<()> {
    if store::is_known(look, person).await? { Ok(()) } else { Err(missing()) }
}

/// What these people are called; those unknown are left out.
pub async fn names(look: &Look, people: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    store::names(look, people).await
}

/// Which of these people may sign in.
pub async fn active(look: &Look, people: &[PersonId]) -> Result<Vec<PersonId>> {
    store::active(look, people).await
}
