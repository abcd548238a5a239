//! Users: found, changed, disabled; everything refused to a nobody and to a neighbour tenant.

use async_graphql::{Request, Variables};
use jiff::SignedDuration;
use kernel::{Cx, Method, Scope, TenantId};
use serde_json::{Value, json};

use crate::house::{EMAIL, House, PASSWORD};

async fn graph(house: &House, cx: &Cx, document: &str, variables: Value) -> Value {
    let request = Request::new(document).variables(Variables::from_json(variables));
    serde_json::to_value(house.service().graph.as_ref().unwrap().execute(cx.clone(), request).await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn users_are_found_by_words_and_changed() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let input = json!({ "input": { "name": "Rina Akter", "nameBn": "রিনা আক্তার", "email": "RINA@padma.example", "mobile": "01712345678" } });
    let document = "mutation($input: InviteUser!) { inviteUser(input: $input) { id email mobile state version } }";
    let made = graph(&house, &admin, document, input.clone()).await;
    let user = &made["data"]["inviteUser"];
    assert_eq!(
        (&user["email"], &user["mobile"], &user["state"]),
        (&json!("rina@padma.example"), &json!("+8801712345678"), &json!("INVITED"))
    );
    let again = graph(&house, &admin, document, input).await;
    assert_eq!(again["errors"][0]["extensions"]["code"], "auth.user.email-taken");
    for (text, found) in [("rina", 1), ("রিনা", 1), ("আক্তার", 1), ("nobody", 0)] {
        let listed = graph(
            &house,
            &admin,
            "query($t: String) { users(listing: {text: $t}) { items { id name } } }",
            json!({ "t": text }),
        )
        .await;
        assert_eq!(listed["data"]["users"]["items"].as_array().unwrap().len(), found, "{text}");
    }
    let document = "query($r: [_Any!]!) { _entities(representations: $r) { ... on User { name } } }";
    let both =
        json!({ "r": [{ "__typename": "User", "id": user["id"] }, { "__typename": "User", "id": house.owner }] });
    let entities = graph(&house, &admin, document, both).await;
    assert_eq!(entities["data"]["_entities"][0]["name"], "Rina Akter", "{entities}");
    let stranger = house.world.person(house.tenant, &[], Scope::All);
    let document = "query($r: [_Any!]!) { _entities(representations: $r) { ... on User { name email mobile } } }";
    let one = json!({ "r": [{ "__typename": "User", "id": user["id"] }] });
    let named = graph(&house, &stranger, document, one).await;
    assert_eq!(named["data"]["_entities"][0], json!({ "name": "Rina Akter", "email": null, "mobile": null }));
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_an_account_stands_is_told_and_listed_by() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let rina = house.colleague("rina@padma.example").await;
    let standing = async |id: &str| {
        let document = "query($id: PersonId!) { user(id: $id) { standing lockedUntil secondFactor seenAt linkUntil } }";
        graph(&house, &admin, document, json!({ "id": id })).await["data"]["user"].clone()
    };
    let of = async |standing: &str| {
        let document = "query($s: UserStanding) { users(listing: {standing: $s}) { items { id } } }";
        let listed = graph(&house, &admin, document, json!({ "s": standing })).await;
        listed["data"]["users"]["items"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect::<Vec<_>>()
    };
    let rina = rina.to_string();
    let fresh =
        json!({ "standing": "ACTIVE", "lockedUntil": null, "secondFactor": false, "seenAt": null, "linkUntil": null });
    assert_eq!(standing(&rina).await, fresh);
    house.login_with("rina@padma.example", PASSWORD, None).await.unwrap();
    assert_eq!(standing(&rina).await["seenAt"], json!(house.world.clock.now()));
    for _ in 0..5 {
        house.login_with("rina@padma.example", "wrong horse battery", None).await.unwrap_err();
    }
    let locked = standing(&rina).await;
    assert_eq!(locked["standing"], "LOCKED");
    assert_eq!(locked["lockedUntil"], json!(house.world.clock.now() + SignedDuration::from_mins(30)));
    assert_eq!(of("LOCKED").await, [json!(rina)]);
    assert!(!of("ACTIVE").await.contains(&json!(rina)));
    let unlock = "mutation($id: PersonId!) { unlockUser(id: $id) { standing } }";
    let unlocked = graph(&house, &admin, unlock, json!({ "id": rina })).await;
    assert_eq!(unlocked["data"]["unlockUser"]["standing"], "ACTIVE");
    let link = graph(
        &house,
        &admin,
        "mutation($id: PersonId!) { createUserLink(userId: $id) { expiresAt } }",
        json!({ "id": rina }),
    )
    .await;
    assert_eq!(standing(&rina).await["linkUntil"], link["data"]["createUserLink"]["expiresAt"]);
    let stranger = house.world.person(house.tenant, &[], Scope::All);
    let document =
        "query($r: [_Any!]!) { _entities(representations: $r) { ... on User { standing seenAt secondFactor } } }";
    let seen = graph(&house, &stranger, document, json!({ "r": [{ "__typename": "User", "id": rina }] })).await;
    assert_eq!(seen["data"]["_entities"][0], json!({ "standing": "ACTIVE", "seenAt": null, "secondFactor": null }));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_bars_somebody_says_why() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let rina = house.colleague("rina@padma.example").await.to_string();
    let bar = async |act: &str, version: i32, reason: &str| {
        let document = format!(
            "mutation($id: PersonId!, $v: Int!, $r: String!) {{ done: {act}(id: $id, version: $v, reason: $r) {{ standing }} }}"
        );
        graph(&house, &admin, &document, json!({ "id": rina, "v": version, "r": reason })).await
    };
    let silent = bar("disableUser", 2, "  ").await;
    assert_eq!(silent["errors"][0]["extensions"]["field"], "reason", "{silent}");
    assert_eq!(bar("disableUser", 2, "left the company").await["data"]["done"]["standing"], "DISABLED");
    assert_eq!(bar("enableUser", 3, "came back").await["data"]["done"]["standing"], "ACTIVE");
    let told = "select count(*) from data.audit_row where noun = 'user' and after->>'reason' in ('left the company', 'came back')";
    assert_eq!(house.count(told).await, 2);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn colleagues_are_chosen_by_name() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let rina = house.colleague("rina@padma.example").await.to_string();
    let stranger = house.world.person(house.tenant, &[], Scope::All);
    let found = async |cx: &Cx, variables: Value| {
        let document = "query($t: String, $ids: [PersonId!]! = []) { colleagues(text: $t, ids: $ids) { id email } }";
        graph(&house, cx, document, variables).await["data"]["colleagues"].clone()
    };
    assert_eq!(found(&stranger, json!({ "t": "rin" })).await, json!([{ "id": rina, "email": null }]));
    assert_eq!(found(&stranger, json!({ "t": "rina@padma" })).await, json!([]), "an address is not tried out");
    assert_eq!(
        found(&admin, json!({ "t": "rina@padma" })).await,
        json!([{ "id": rina, "email": "rina@padma.example" }])
    );
    assert_eq!(found(&stranger, json!({ "ids": [rina] })).await[0]["id"], json!(rina));
    let disable = "mutation($id: PersonId!) { disableUser(id: $id, version: 2, reason: \"left\") { id } }";
    graph(&house, &admin, disable, json!({ "id": rina })).await;
    assert_eq!(found(&admin, json!({ "t": "rina" })).await, json!([]), "who left is chosen no more");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_sees_ones_own_roles_and_what_they_give() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let told = graph(&house, &cx, "{ me { roles { key name nameBn lent endsAt permissions } } }", json!({})).await;
    let role = &told["data"]["me"]["roles"][0];
    assert_eq!(
        (&role["key"], &role["lent"], &role["endsAt"]),
        (&json!("organization-owner"), &json!(false), &json!(null))
    );
    assert!(role["permissions"].as_array().unwrap().contains(&json!("auth.user.invite")), "{role}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changes_ones_own_facts_and_not_ones_own_state() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let input = json!({ "version": 3, "name": "Karim", "language": "bn" });
    let stale =
        house.post(&cx, "/api/v1/users/profile", json!({ "version": 9, "name": "Karim", "language": "bn" })).await;
    assert_eq!(stale.unwrap_err().code(), "kernel.stale");
    let changed = house.post(&cx, "/api/v1/users/profile", input).await.unwrap();
    assert_eq!(
        (&changed["name"], &changed["language"], &changed["email"]),
        (&json!("Karim"), &json!("bn"), &json!(EMAIL))
    );
    let own = house.owner.to_string();
    let disable = house
        .rest(&cx, Method::Post, "/api/v1/users/{id}/disable", &[("id", &own)], json!({ "version": 4, "reason": "x" }))
        .await;
    assert_eq!(disable.unwrap_err().code(), "auth.user.self");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nobody_is_refused_and_a_neighbour_finds_nothing() {
    let house = House::new().await;
    let (access, _) = house.login().await;
    let session = house.identify(&access).await.unwrap().session.to_string();
    let other = house.world.bare_tenant("meghna").await;
    let neighbour = house.world.person(other, &["*"], Scope::All);
    let nobody = house.nobody();
    let owner = house.owner.to_string();
    for endpoint in &house.service().endpoints {
        if endpoint.open {
            continue;
        }
        let id = if endpoint.path.contains("/sessions/") { &session } else { &owner };
        let body = json!({ "id": owner, "version": 1, "name": "Eve", "email": "eve@padma.example", "language": "en", "reason": "x" });
        let body = match endpoint.path {
            "/api/v1/users" => json!({ "name": "Eve", "email": "eve@padma.example" }),
            "/api/v1/users/profile" => json!({ "version": 1, "name": "Eve", "language": "en" }),
            "/api/v1/users/update" => body_of(&body, &["id", "version", "name", "email", "language"]),
            "/api/v1/users/{id}/second-factor/reset" => body_of(&body, &["reason"]),
            "/api/v1/auth/password" => json!({ "password": "x", "newPassword": "y" }),
            "/api/v1/auth/second-factor/confirm" => json!({ "otp": "1" }),
            "/api/v1/auth/second-factor/off" => json!({ "password": "x", "otp": "1" }),
            "/api/v1/auth/api-keys" => json!({ "name": "x", "permissions": ["*"], "days": 1 }),
            _ => body_of(&body, &["version", "reason"]),
        };
        let said = house.rest(&nobody, endpoint.method, endpoint.path, &[("id", id)], body.clone()).await;
        assert_eq!(said.unwrap_err().code(), "kernel.unauthenticated", "{}", endpoint.path);
        if endpoint.path.contains("{id}") {
            let said = house.rest(&neighbour, endpoint.method, endpoint.path, &[("id", id)], body.clone()).await;
            let random = house
                .rest(&neighbour, endpoint.method, endpoint.path, &[("id", &TenantId::new().to_string())], body)
                .await;
            assert_eq!(format!("{said:?}"), format!("{random:?}"), "{}", endpoint.path);
        }
    }
    house.identify(&access).await.unwrap();
}

fn body_of(whole: &Value, names: &[&str]) -> Value {
    names.iter().map(|name| ((*name).to_owned(), whole[name].clone())).collect::<serde_json::Map<_, _>>().into()
}
