//! Every handler twice has one effect: the first run of each is undone at the last moment, as when a lease is lost.

use std::collections::BTreeSet;

use kernel::{Scope, TenantId};
use testkit::World;

use crate::house;

/// The delivery cannot be taken away, so the transaction that carried it out comes to nothing.
const LOSE: &str = "
    create function public.lost() returns trigger language plpgsql as 'begin return null; end';
    create trigger lost before delete on data.delivery for each row execute function public.lost()";
const FIND: &str = "drop trigger lost on data.delivery; drop function public.lost()";

async fn admin(world: &World, sql: &str) {
    let (client, connection) = world.admin.connect(tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
}

/// Tells every event that somebody in the house hears.
async fn tell_everything(world: &World) -> TenantId {
    let tenant = TenantId::new();
    let service = world.services.iter().find(|service| service.name == "organization").unwrap();
    let (_, found) = &service.answers.methods[&("organization", "found_tenant")];
    found(world.operator(tenant), br#"{"slug":"all","name":"All","owner_email":"o@example.com"}"#.to_vec())
        .await
        .unwrap();
    let cx = world.person(tenant, &["*"], Scope::All);
    let graph = service.graph.clone().unwrap();
    let act = async |mutation: String| {
        let answer = graph
            .execute(cx.clone(), async_graphql::Request::new(format!("mutation {{ it: {mutation} {{ id }} }}")))
            .await;
        assert!(answer.errors.is_empty(), "{mutation}: {:?}", answer.errors);
        answer.data.into_json().unwrap()["it"]["id"].as_str().unwrap().to_owned()
    };
    let company = act(r#"createCompany(input: {name: "One"})"#.to_owned()).await;
    let branch = act(format!(r#"createBranch(input: {{companyId: "{company}", code: "B", name: "B"}})"#)).await;
    let unit =
        act(format!(r#"createOrgUnit(input: {{companyId: "{company}", kind: DIVISION, code: "D", name: "D"}})"#)).await;
    let position = act(format!(r#"createPosition(input: {{companyId: "{company}", key: "ceo", title: "CEO"}})"#)).await;
    let renamed = r#"updateTenant(input: {name: "Renamed", dataRegion: "BD", version: 1})"#;
    assert_eq!(act(renamed.to_owned()).await, tenant.to_string());
    for (close, id) in
        [("closePosition", position), ("closeOrgUnit", unit), ("closeBranch", branch), ("closeCompany", company)]
    {
        act(format!(r#"{close}(id: "{id}", version: 1)"#)).await;
    }
    let (_, step) = &service.answers.methods[&("organization", "change_state")];
    step(world.operator(tenant), br#"{"step":"archive","reason":"gone"}"#.to_vec()).await.unwrap();
    tenant
}

/// What is wrong according to every service's own proofs.
pub async fn wrong(world: &World, tenant: TenantId) -> Vec<String> {
    let mut wrong = Vec::new();
    let own = data::PROOFS.iter().map(|proof| ("vextrus_eraser", proof));
    let services = world.services.iter().flat_map(|service| service.proofs.iter().map(|proof| (service.role, proof)));
    for (role, proof) in own.chain(services) {
        let db = world.runtime.db.acting_as(role);
        let found = db
            .read(&world.operator(tenant), async |look| {
                look.list(proof.sql, &[], |row| row.get::<String>("wrong")).await
            })
            .await;
        wrong.extend(found.unwrap().into_iter().map(|line| format!("{}: {line}", proof.name)));
    }
    wrong
}

#[tokio::test(flavor = "multi_thread")]
async fn every_handler_twice_has_one_effect() {
    let world = house::world().await;
    let tenant = tell_everything(&world).await;
    let heard: BTreeSet<&str> =
        world.services.iter().flat_map(|service| &service.handlers).map(|handler| handler.event).collect();
    let told = world.as_superuser("select distinct name from data.outbox").await;
    let told: BTreeSet<String> = told.iter().map(|row| row.get(0)).collect();
    let silent: Vec<_> = heard.iter().filter(|event| !told.contains(**event)).collect();
    assert!(silent.is_empty(), "nothing here tells {silent:?}: extend tell_everything");

    admin(&world, LOSE).await;
    world.settle().await;
    let left = world.as_superuser("select count(*) from data.delivery where attempts = 0 and last_error is null").await;
    let tried = world.as_superuser("select count(*) from data.delivery where last_error = 'kernel.busy'").await;
    assert!(tried[0].get::<_, i64>(0) > 0, "no handler was run and undone");
    testkit::say(&format!(
        "{} deliveries undone once, {} waiting behind them",
        tried[0].get::<_, i64>(0),
        left[0].get::<_, i64>(0)
    ));
    admin(&world, FIND).await;
    for _ in 0..10 {
        world.clock.set(world.clock.now() + jiff::SignedDuration::from_secs(5));
        world.settle().await;
    }
    let open = "select count(*) from data.delivery where name like '%.%.%'";
    assert_eq!(world.as_superuser(open).await[0].get::<_, i64>(0), 0, "every event was carried out");
    assert_eq!(wrong(&world, tenant).await, Vec::<String>::new());
    let usage = world.as_superuser("select what, opened, closed from organization.usage_month order by what").await;
    let usage: Vec<(String, i32, i32)> = usage.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
    let expected = ["branch", "company", "position", "unit"].map(|what| (what.to_owned(), 1, 1));
    assert_eq!(usage, expected, "each counted once");
}
