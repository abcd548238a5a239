use data::Schema;
use kernel::{Actor, Cx, Grants, PersonId};
use testkit::World;

use super::{compose, make_owner};

fn schema() -> Schema {
    crate::SCHEMA
}

/// `compose` is no operation of its own, so it is looked at from inside.
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_holds_everything_from_the_moment_he_is_one() {
    let world = World::new(&[schema()], |runtime| vec![crate::service(runtime)]).await;
    let tenant = world.bare_tenant("acme").await;
    let person = PersonId::new();
    let db = world.runtime.db.acting_as(crate::ROLE);
    let operator = world.operator(tenant);
    let compose = async || {
        let now = world.clock.now();
        db.read(&operator, async move |look| compose(look, person, now).await).await.unwrap()
    };
    let before = compose().await;
    assert_eq!((before.grants.len(), before.version), (0, 0));
    for _ in 0..2 {
        db.command(&operator, "test.owner", &(), async move |tx| make_owner(tx, person).await).await.unwrap();
    }
    let after = compose().await;
    assert_eq!((after.grants.len(), after.version), (1, 1));
    let grants = after.grants.into_iter().map(|one| one.grant).collect();
    let grants = Grants::new(grants, after.clashes, Some(after.version));
    let cx = Cx::new(tenant, Actor::Person(person), grants, world.clock.clone());
    for permission in crate::permissions::ALL {
        assert!(cx.require_everywhere(permission).is_ok(), "{}", permission.name);
    }
}
