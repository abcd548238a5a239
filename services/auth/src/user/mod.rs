//! What is done with users.

mod graphql;
mod model;
mod store;

#[cfg(test)]
mod tests;

use contracts::auth::UserRegistered;
use data::Db;
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
