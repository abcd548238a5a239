//! What other services and the program may ask, answered by the same acts people use.

use contracts::auth::{
    Auth, DutyConflict, Identified, KeySet, LinkFor, MadeLink, MintToken, Minted, NewOwner, PersonFacts,
    PresentedToken, Rotated,
};
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

    fn sod_conflicts<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<Vec<DutyConflict>>> {
        Box::pin(async move {
            let conflicts = self.duties.conflicts(cx).await?;
            let people = self.users.people(cx, conflicts.iter().map(|one| one.person_id).collect()).await?;
            let of = |id| people.iter().find(|person| person.id == id).cloned();
            let told = conflicts.into_iter().filter_map(|one| {
                Some(DutyConflict {
                    person: of(one.person_id)?,
                    pair: one.pair,
                    name: one.name,
                    name_bn: one.name_bn,
                    left: one.left,
                    right: one.right,
                    override_until: one.override_until,
                })
            });
            Ok(told.collect())
        })
    }

    fn make_link<'a>(&'a self, cx: &'a Cx, wanted: LinkFor) -> BoxFuture<'a, Result<MadeLink>> {
        Box::pin(async move {
            let made = self.links.make_for(cx, &wanted.email).await?;
            let (purpose, expires_at) = (made.purpose.word().to_owned(), made.expires_at);
            Ok(MadeLink { purpose, address: made.address, token: made.token, expires_at })
        })
    }

    fn rotate_signing_key<'a>(&'a self, cx: &'a Cx, (): ()) -> BoxFuture<'a, Result<Rotated>> {
        Box::pin(self.sessions.keys.rotate(cx))
    }
}
