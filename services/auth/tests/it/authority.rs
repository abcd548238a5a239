//! Roles made, given and taken back; nobody lifts himself.

use kernel::{Actor, CompanyId, Cx, Grant, Grants, PersonId, Scope, TenantId};
use serde_json::json;

use crate::office::{House, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_given_holds_and_is_taken_back() {
    let house = House::new().await;
    let clerk = house.user("Rahima").await;
    assert!(!house.may(clerk, "auth.role.delegate").await);
    let given = house.give(&house.owner, clerk, "accountant", json!({})).await.unwrap()["assignment"].clone();
    assert!(house.may(clerk, "auth.role.delegate").await);
    let raised = house.count("select version from data.grants_version").await;
    assert_eq!(house.revoke(&house.owner, &text(&given["id"]), 7).await.unwrap_err(), "kernel.stale");
    let ended = house.revoke(&house.owner, &text(&given["id"]), 1).await.unwrap();
    assert_eq!(ended["revokedBy"], json!(house.owner.actor().to_string()));
    assert!(!house.may(clerk, "auth.role.delegate").await);
    assert_eq!(
        house.count("select version from data.grants_version").await,
        raised + 1,
        "the refused one left nothing"
    );
    assert_eq!(house.revoke(&house.owner, &text(&given["id"]), 2).await.unwrap_err(), "auth.assignment.ended");
    assert_eq!(house.count("select count(*) from auth.assignment where role = 'accountant'").await, 1, "history stays");
    let told = async |sql: &str| house.count(sql).await;
    assert_eq!(told("select count(*) from data.outbox where name = 'auth.role.assigned'").await, 2);
    assert_eq!(told("select count(*) from data.outbox where name = 'auth.role.revoked'").await, 1);
    let audited =
        "select count(*) from data.audit_row where noun = 'assignment' and before is not null and after is not null";
    assert_eq!(house.count(audited).await, 1);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_begins_and_ends_with_its_days() {
    let house = House::new().await;
    let clerk = house.user("Rahima").await;
    let days = json!({ "startsOn": "2026-12-01", "endsOn": "2026-12-02" });
    house.give(&house.owner, clerk, "accountant", days).await.unwrap();
    for (at, may) in [
        ("2026-11-30T17:59:59Z", false),
        ("2026-11-30T18:00:00Z", true),
        ("2026-12-02T17:59:59Z", true),
        ("2026-12-02T18:00:00Z", false),
    ] {
        house.world.clock.set(at.parse().unwrap());
        assert_eq!(house.may(clerk, "auth.role.delegate").await, may, "{at}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_lifts_himself() {
    let house = House::new().await;
    let me = house.colleague("Karim", &["auth.role.*", "auth.user.*", "auth.duty-pair.*"]).await;
    let (myself, friend) = (me.person().unwrap(), house.user("Friend").await);
    let gives = async |person: PersonId, role: &str| house.give(&me, person, role, json!({})).await.unwrap_err();
    assert_eq!(gives(myself, "viewer").await, "auth.assignment.self");
    for (role, code) in [
        ("organization-owner", "auth.permission.beyond"),
        ("system-admin", "auth.permission.beyond"),
        ("accountant", "auth.permission.beyond"),
        ("nobody-knows", "kernel.not-found"),
    ] {
        assert_eq!(gives(friend, role).await, code, "{role}");
    }
    assert_eq!(gives(PersonId::new(), "viewer").await, "kernel.not-found", "no such person");
    let role = |names: &[&str]| json!({ "key": "mine", "name": "Mine", "level": 5, "permissions": names });
    for (names, code) in [
        (&["*"][..], "auth.permission.beyond"),
        (&["auth.*"], "auth.permission.beyond"),
        (&["auth.override.give"], "auth.permission.beyond"),
        (&["auth.rol.read"], "auth.permission.unknown"),
    ] {
        assert_eq!(
            house.mutate(&me, "createRole", "NewRole", role(names), "key").await.unwrap_err(),
            code,
            "{names:?}"
        );
    }
    house.mutate(&me, "createRole", "NewRole", role(&["auth.role.read"]), "key").await.unwrap();
    house.give(&me, friend, "mine", json!({})).await.unwrap();
    let wider =
        json!({ "key": "mine", "version": 1, "name": "Mine", "level": 5, "permissions": ["auth.role.read", "*.read"] });
    assert_eq!(
        house.mutate(&me, "updateRole", "UpdateRole", wider, "key").await.unwrap_err(),
        "auth.permission.beyond"
    );
    let word = json!({ "personId": friend, "pair": "bill-payment", "endsOn": "2026-12-31", "reason": "x" });
    assert_eq!(
        house.mutate(&me, "giveDutyOverride", "GiveOverride", word.clone(), "id").await.unwrap_err(),
        "kernel.denied"
    );
    let admin = house.colleague("Admin", &["*"]).await;
    let refused = house.mutate(&admin, "giveDutyOverride", "GiveOverride", word, "id").await;
    assert_eq!(refused.unwrap_err(), "auth.assignment.owner", "an administrator is no owner");
    let owner = house.give(&admin, friend, "organization-owner", json!({})).await;
    assert_eq!(owner.unwrap_err(), "auth.assignment.owner", "owners are made by owners");
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_of_one_company_gives_roles_in_it_only() {
    let house = House::new().await;
    let (mine, other) = (CompanyId::new(), CompanyId::new());
    let person = house.user("Karim").await;
    let local = house.acting(person, &["*"], Scope::Only(vec![mine]));
    let clerk = house.user("Rahima").await;
    let there = house.give(&house.owner, clerk, "accountant", json!({ "companyId": other })).await.unwrap();
    for (bounds, code) in [(json!({}), "kernel.denied"), (json!({ "companyId": other }), "kernel.not-found")] {
        assert_eq!(house.give(&local, clerk, "accountant", bounds).await.unwrap_err(), code);
    }
    house.give(&local, clerk, "accountant", json!({ "companyId": mine })).await.unwrap();
    let id = text(&there["assignment"]["id"]);
    assert_eq!(house.revoke(&local, &id, 1).await.unwrap_err(), "kernel.not-found");
    let listed = house.graph(&local, "{ roleAssignments { items { companyId } } }", json!({})).await.unwrap();
    assert_eq!(listed["items"], json!([{ "companyId": mine }]));
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shipped_roles_stay_and_ones_own_are_retired_when_free() {
    let house = House::new().await;
    let change = json!({ "key": "viewer", "version": 1, "name": "x", "level": 5, "permissions": ["auth.role.read"] });
    assert_eq!(
        house.mutate(&house.owner, "updateRole", "UpdateRole", change, "key").await.unwrap_err(),
        "auth.role.shipped"
    );
    let retire = async |key: &str, version: i32| {
        let document = "mutation($k: String!, $v: Int!) { retireRole(key: $k, version: $v) { key } }";
        house.graph(&house.owner, document, json!({ "k": key, "v": version })).await
    };
    assert_eq!(retire("viewer", 1).await.unwrap_err(), "auth.role.shipped");
    let new =
        json!({ "key": "reader", "name": "Reader", "nameBn": "পাঠক", "level": 5, "permissions": ["auth.role.read"] });
    house.mutate(&house.owner, "createRole", "NewRole", new.clone(), "key").await.unwrap();
    let clerk = house.user("Rahima").await;
    let given = house.give(&house.owner, clerk, "reader", json!({})).await.unwrap();
    assert!(house.may(clerk, "auth.role.read").await);
    let change =
        json!({ "key": "reader", "version": 1, "name": "Reader", "level": 5, "permissions": ["auth.role.retire"] });
    house.mutate(&house.owner, "updateRole", "UpdateRole", change, "key").await.unwrap();
    assert!(!house.may(clerk, "auth.role.read").await && house.may(clerk, "auth.role.retire").await);
    assert_eq!(retire("reader", 2).await.unwrap_err(), "auth.role.in-use");
    house.revoke(&house.owner, &text(&given["assignment"]["id"]), 1).await.unwrap();
    retire("reader", 2).await.unwrap();
    assert_eq!(retire("reader", 3).await.unwrap_err(), "kernel.not-found");
    let again = house.mutate(&house.owner, "createRole", "NewRole", new, "key").await;
    assert_eq!(again.unwrap_err(), "auth.role.taken", "old assignments name it");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_owner_stays_also_when_two_go_at_once() {
    let house = House::new().await;
    let first = house.graph(&house.owner, "{ roleAssignments { items { id version } } }", json!({})).await.unwrap();
    let first = text(&first["items"][0]["id"]);
    assert_eq!(house.revoke(&house.owner, &first, 1).await.unwrap_err(), "auth.assignment.last-owner");
    let second = house.user("Partner").await;
    let dated =
        house.give(&house.owner, second, "organization-owner", json!({ "endsOn": "2027-06-30" })).await.unwrap();
    assert_eq!(
        house.revoke(&house.owner, &first, 1).await.unwrap_err(),
        "auth.assignment.last-owner",
        "one for a time is none"
    );
    house.revoke(&house.owner, &text(&dated["assignment"]["id"]), 1).await.unwrap();
    for round in 0..6 {
        let other = house.give(&house.operator(), second, "organization-owner", json!({})).await.unwrap();
        let other = text(&other["assignment"]["id"]);
        let owners = house
            .graph(
                &house.owner,
                r#"{ roleAssignments(listing: {role: "organization-owner"}) { items { id } } }"#,
                json!({}),
            )
            .await
            .unwrap();
        let kept =
            owners["items"].as_array().unwrap().iter().map(|one| text(&one["id"])).find(|id| *id != other).unwrap();
        let operator = house.operator();
        let (one, two) = futures_util::join!(house.revoke(&operator, &kept, 1), house.revoke(&operator, &other, 1));
        let refused = [&one, &two].into_iter().filter_map(|done| done.as_ref().err()).collect::<Vec<_>>();
        assert_eq!(refused, ["auth.assignment.last-owner"], "round {round}");
        house.prove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_take_each_others_role_at_once_one_is_too_late() {
    let house = House::new().await;
    for round in 0..6 {
        let (one, two) = (house.user(&format!("One {round}")).await, house.user(&format!("Two {round}")).await);
        let admin = async |person: PersonId| {
            let given = house.give(&house.owner, person, "system-admin", json!({})).await.unwrap();
            text(&given["assignment"]["id"])
        };
        let (of_one, of_two) = (admin(one).await, admin(two).await);
        let version = house.count("select version from data.grants_version").await;
        let all = || Grant { names: vec!["*".to_owned()], place: None, up_to: None };
        let acting = |person| {
            let grants = Grants::new(vec![all()], Vec::new(), Some(version));
            Cx::new(house.tenant, Actor::Person(person), grants, house.world.clock.clone())
        };
        let (first, second) = (acting(one), acting(two));
        let (a, b) = futures_util::join!(house.revoke(&first, &of_two, 1), house.revoke(&second, &of_one, 1));
        assert_ne!(a.is_ok(), b.is_ok(), "round {round}: {a:?} {b:?}");
        let late = a.err().or(b.err()).unwrap();
        assert!(["kernel.busy", "data.grants-changed"].contains(&late.as_str()), "{late}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn giving_a_role_warns_of_duties_that_do_not_go_together() {
    let house = House::new().await;
    let clerk = house.user("Rahima").await;
    let pair = json!({ "key": "users-roles", "name": "Users and roles", "reason": "audit",
                       "left": ["auth.user.invite"], "right": ["auth.role.create"] });
    house.mutate(&house.owner, "createDutyPair", "WriteDutyPair", pair, "key").await.unwrap();
    let role = json!({ "key": "role-maker", "name": "Role maker", "level": 3, "permissions": ["auth.role.create"] });
    house.mutate(&house.owner, "createRole", "NewRole", role, "key").await.unwrap();
    house.give(&house.owner, clerk, "hr-manager", json!({})).await.unwrap();
    let input = json!({ "input": { "personId": clerk, "role": "role-maker", "reason": "x" } });
    let check = "query($input: GiveRole!) { checkAssignment(input: $input) { pair left right } }";
    let warned = house.graph(&house.owner, check, input).await.unwrap();
    assert_eq!(warned, json!([{ "pair": "users-roles", "left": ["hr-manager"], "right": ["role-maker"] }]));
    let given = house.give(&house.owner, clerk, "role-maker", json!({})).await.unwrap();
    assert_eq!(given["warnings"][0]["pair"], "users-roles");
    assert!(!house.may(clerk, "auth.role.create").await);
    let word = json!({ "personId": clerk, "pair": "users-roles", "endsOn": "2026-12-31", "reason": "small team" });
    let word = house.mutate(&house.owner, "giveDutyOverride", "GiveOverride", word, "id version").await.unwrap();
    assert!(house.may(clerk, "auth.role.create").await);
    let report =
        house.graph(&house.owner, "{ sodConflicts { personId pair overrideUntil } }", json!({})).await.unwrap();
    let row = report.as_array().unwrap().iter().find(|row| row["personId"] == json!(clerk)).unwrap();
    assert_eq!(
        (row["pair"].as_str(), row["overrideUntil"].as_str()),
        (Some("users-roles"), Some("2026-12-31T18:00:00Z"))
    );
    let back = "mutation($id: OverrideId!) { revokeDutyOverride(id: $id, version: 1) { id } }";
    house.graph(&house.owner, back, json!({ "id": word["id"] })).await.unwrap();
    assert!(!house.may(clerk, "auth.role.create").await);
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_sees_and_changes_nothing() {
    let house = House::new().await;
    let clerk = house.user("Rahima").await;
    let given = house.give(&house.owner, clerk, "accountant", json!({})).await.unwrap();
    let next_door: TenantId = house.world.bare_tenant("bolt").await;
    let neighbour = house.world.person(next_door, &["*"], Scope::All);
    assert_eq!(house.revoke(&neighbour, &text(&given["assignment"]["id"]), 1).await.unwrap_err(), "kernel.not-found");
    assert_eq!(house.give(&neighbour, clerk, "viewer", json!({})).await.unwrap_err(), "kernel.not-found");
    for query in
        ["{ roleAssignments { items { id } } }", "{ roleAssignments(listing: {ended: true}) { items { id } } }"]
    {
        assert_eq!(house.graph(&neighbour, query, json!({})).await.unwrap()["items"], json!([]));
    }
    assert_eq!(house.graph(&neighbour, "{ sodConflicts { pair } }", json!({})).await.unwrap(), json!([]));
    let document = "query($input: ExplainPermission!) { explainPermission(input: $input) { allowed lines { en } } }";
    let ask = async |person: PersonId| {
        let input = json!({ "input": { "personId": person, "permission": "auth.role.delegate" } });
        house.graph(&neighbour, document, input).await.unwrap()
    };
    assert_eq!(ask(clerk).await, ask(PersonId::new()).await, "another tenant's person is nobody");
}
