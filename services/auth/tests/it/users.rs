//! Users: found, changed, disabled; everything refused to a nobody and to a neighbour tenant.

use async_graphql::{Request, Variables};
use kernel::{Cx, Method, Scope, TenantId};
use serde_json::{Value, json};

use crate::house::{EMAIL, House};

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
    let disable =
        house.rest(&cx, Method::Post, "/api/v1/users/{id}/disable", &[("id", &own)], json!({ "version": 4 })).await;
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
            _ => body_of(&body, &["version"]),
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
