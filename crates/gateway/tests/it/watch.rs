//! `changed`, without a socket: what is told to whom, in which shape.

use gateway::{Listed, Settings};
use kernel::uuid::Uuid;
use kernel::{
    Actor, Asked, Change, Clock, CompanyId, Cx, Grant, Grants, Graph as _, Listening, Outcome, PersonId, Place, Scope,
    TenantId,
};
use serde_json::{Value, json};

use crate::world::World;

kernel::permissions! {
    READ = "watch.thing.read", "See things", "জিনিস দেখা", [];
    OTHER = "watch.other.read", "See others", "অন্য কিছু দেখা", [];
}

fn world() -> World {
    kernel::register_permissions(ALL);
    World::with(Settings { live: true, introspection: true, ..Settings::default() })
}

fn change(id: u128, version: Option<i32>, company: Option<CompanyId>) -> Change {
    Change { kind: "watch.thing", id: Uuid::from_u128(id), version, company, permission: &READ }
}

fn person(grants: Grants) -> Cx {
    Cx::new(TenantId(Uuid::nil()), Actor::Person(PersonId::new()), grants, Clock::System)
}

fn everything() -> Cx {
    person(Grants::of(["watch.thing.read"], Scope::All))
}

async fn begin(world: &World, query: &str, variables: Value) -> Box<dyn Listening> {
    let mut listening = world.gateway.listen(TenantId(Uuid::nil())).expect("it is live");
    let variables = async_graphql::Variables::from_json(variables);
    let asked = Asked { query: Some(query.to_owned()), variables, ..Asked::default() };
    let begun = listening.subscribe("s", &everything(), asked).await;
    begun.map_err(|answered| String::from_utf8(answered.body)).expect("it begins");
    world.gateway.changes().expect("it is live").follow();
    listening
}

/// What is said, as JSON.
async fn said(listening: &mut dyn Listening, cx: &Cx) -> Vec<Value> {
    listening.heard().await;
    listening.said(cx).into_iter().map(|(_, body)| serde_json::from_slice(&body).expect("JSON")).collect()
}

const WHOLE: &str = "subscription { changed { kind id version resync } }";

#[tokio::test]
async fn a_change_is_told_in_the_shape_that_was_asked_for() {
    let world = world();
    let query = "subscription($kinds: [String!]) { it: changed(kinds: $kinds) { ...F id: kind v: version @include(if: true) } } \
                 fragment F on Changed { __typename which: id }";
    let mut listening = begin(&world, query, json!({ "kinds": ["watch.thing"] })).await;
    let cx = everything();
    let begun = json!({ "data": { "it": { "__typename": "Changed", "which": null, "id": null, "v": null } } });
    assert_eq!(said(listening.as_mut(), &cx).await, [begun]);
    let changes = world.gateway.changes().expect("it is live");
    changes.tell(TenantId(Uuid::nil()), change(7, Some(3), None));
    changes.tell(TenantId(Uuid::nil()), Change { kind: "watch.other", ..change(8, None, None) });
    changes.tell(TenantId::new(), change(9, None, None));
    let id = Uuid::from_u128(7).to_string();
    let told = json!({ "data": { "it": { "__typename": "Changed", "which": id, "id": "watch.thing", "v": 3 } } });
    assert_eq!(said(listening.as_mut(), &cx).await, [told]);
    listening.end("s");
    changes.tell(TenantId(Uuid::nil()), change(7, Some(4), None));
    assert!(said(listening.as_mut(), &cx).await.is_empty());
}

#[tokio::test]
async fn only_who_may_see_a_thing_hears_of_it_and_that_is_asked_each_time() {
    let world = world();
    let mut listening = begin(&world, WHOLE, json!({})).await;
    let (ours, theirs) = (CompanyId::new(), CompanyId::new());
    let within = |company| {
        let place = Some(Place { company, branch: None, unit: None, project: None });
        person(Grants::new(
            vec![Grant { names: vec!["watch.thing.read".to_owned()], place, up_to: None }],
            Vec::new(),
            None,
        ))
    };
    said(listening.as_mut(), &everything()).await;
    let cases = [
        (everything(), Some(ours), true),
        (everything(), None, true),
        (within(ours), Some(ours), true),
        (within(ours), Some(theirs), false),
        (within(ours), None, false),
        (person(Grants::of(["watch.other.read"], Scope::All)), Some(ours), false),
        (person(Grants::none()), None, false),
    ];
    for (cx, company, heard) in cases {
        let changes = world.gateway.changes().expect("it is live");
        changes.tell(TenantId(Uuid::nil()), change(1, Some(1), company));
        assert_eq!(said(listening.as_mut(), &cx).await.len(), usize::from(heard), "{:?} {company:?}", cx.grants());
    }
}

#[tokio::test]
async fn what_is_no_subscription_or_a_wrong_one_does_not_begin() {
    let world = world();
    let mut listening = world.gateway.listen(TenantId(Uuid::nil())).expect("it is live");
    let cases = [
        ("{ motto }", "graphql.only-subscriptions"),
        ("subscription { changed(ids: [\"no id\"]) { id } }", "graphql.variable"),
        ("subscription { changed { id } again: changed { id } }", "graphql.invalid"),
        ("subscription { __typename }", "graphql.invalid"),
        ("subscription { nothing }", "graphql.invalid"),
        ("subscription {", "graphql.syntax"),
    ];
    for (query, code) in cases {
        let asked = Asked { query: Some(query.to_owned()), ..Asked::default() };
        let answered = listening.subscribe("s", &everything(), asked).await.expect_err(query);
        let body: Value = serde_json::from_slice(&answered.body).expect("JSON");
        assert_eq!(
            (body["errors"][0]["extensions"]["code"].as_str(), answered.outcome),
            (Some(code), Outcome::Refused)
        );
    }
    assert_eq!(world.refused("subscription { changed { id } }").await, "graphql.no-subscriptions");
    let roots = world.ask("{ __schema { subscriptionType { name } } }").await;
    assert_eq!(roots["data"]["__schema"]["subscriptionType"]["name"], "Subscription");
    assert!(World::new().gateway.listen(TenantId(Uuid::nil())).is_none(), "a graph that tells nothing");
}

#[tokio::test]
async fn a_subscription_may_be_a_listed_one() {
    kernel::register_permissions(ALL);
    let listed = Listed::new([WHOLE.to_owned()], true);
    let world = World::with(Settings { live: true, listed, ..Settings::default() });
    let mut listening = world.gateway.listen(TenantId(Uuid::nil())).expect("it is live");
    let by_hash = Asked { hash: Some(gateway::hash(WHOLE)), ..Asked::default() };
    assert!(listening.subscribe("a", &everything(), by_hash).await.is_ok());
    let other = Asked { query: Some("subscription { changed { id } }".to_owned()), ..Asked::default() };
    assert!(listening.subscribe("b", &everything(), other).await.is_err(), "it is not listed");
}
