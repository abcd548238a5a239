//! What other services and the program may ask, answered by the same acts people use.

use contracts::auth::{Auth, Identified, KeySet, MintToken, Minted, NewOwner, PersonFacts, PresentedToken, Rotated};
use kernel::{BoxFuture, Cx, PersonId, Result};

use crate::room::Room;

impl Auth for Room {
    fn identify<'a>(&'a self, cx: &'a Cx, presented: PresentedToken) -> BoxFuture<'a, Result<Identified>> {
        Box::pin(async move { self.sessions.identify(cx, &presented).await })
    }

    fn key_set<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<KeySet>> {
        Box::pin(self.sessions.keys.key_set(cx))
    }

    fn people<'a>(&'a self, cx: &'a Cx, ids: Vec<PersonId>) -> BoxFuture<'a, Result<Vec<PersonFacts>>> {
        Box::pin(self.users.people(cx, ids))
    }

    fn establish_owner<'a>(&'a self, cx: &'a Cx, owner: NewOwner) -> BoxFuture<'a, Result<()>> {
        Box::pin(self.users.establish_owner(cx, owner))
    }

    fn mint<'a>(&'a self, cx: &'a Cx, wanted: MintToken) -> BoxFuture<'a, Result<Minted>> {
        Box::pin(async move { self.sessions.mint(cx, &wanted).await })
    }

    fn rotate_signing_key<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<Rotated>> {
        Box::pin(self.sessions.keys.rotate(cx))
    }
}
