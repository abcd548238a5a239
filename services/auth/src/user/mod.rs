//! What is done with users.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::auth::UserRegistered;
use data::{Db, Look};
use kernel::{Cx, Error, PersonId, Result};

use crate::permissions;

pub use graphql::{UserMutation, UserQuery};
pub use model::{NewUser, User};

/// The users of a tenant.
#[derive(Clone)]
pub struct Users {
    pub db: Db,
}

impl Users {
    /// A user.
    pub async fn find(&self, cx: &Cx, id: PersonId) -> Result<User> {
        cx.require(&permissions::USER_READ)?;
        self.db.read(cx, async move |look| store::find(look, id).await).await?.ok_or_else(missing)
    }

    /// Sets up a user.
    pub async fn create(&self, cx: &Cx, input: NewUser) -> Result<User> {
        cx.require(&permissions::USER_CREATE)?;
        self.db
            .command(cx, "auth.user.create", &input.clone(), async move |tx| {
                let user = User::new(PersonId::new(), &input)?;
                store::insert(tx, &user).await?;
                tx.publish(&created(&user));
                tx.audit("user", user.id.0, None::<&()>, Some(&user));
                Ok(user)
            })
            .await
    }
}

fn created(user: &User) -> UserRegistered {
    UserRegistered { user_id: user.id, name: user.name.clone(), email: String::new() }
}

fn missing() -> Error {
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
    Ok(store::names(look, people).await?.into_iter().map(|(id, _)| id).collect())
}
