//! REST and the graph say the same; nobody and one without permissions get no further.

use kernel::{Kind, Method, Scope};
use serde_json::{Value, json};

use crate::office::{House, call, text};

#[tokio::test(flavor = "multi_thread")]
async fn the_same_acts_over_rest() {
    let house = House::new().await;
    let clerk = house.user("Rahima").await.to_string();
    let get = async |path: &str, query: &[(&str, &str)]| {
        house.rest(&house.owner, Method::Get, path, call(&[], query, Value::Null)).await.unwrap()
    };
    let post = async |path: &str, params: &[(&str, &str)], body: Value| {
        house.rest(&house.owner, Method::Post, path, call(params, &[], body)).await
    };
    assert_eq!(get("/api/v1/auth/roles", &[]).await.as_array().unwrap().len(), 20);
    let listed = get("/api/v1/auth/permissions", &[]).await;
    let read = listed.as_array().unwrap().iter().find(|one| one["name"] == "auth.role.read").unwrap();
    assert!(read["roles"].as_array().unwrap().contains(&json!("viewer")) && read["sentenceBn"].is_string());
    assert_eq!(get("/api/v1/auth/duty-pairs", &[]).await.as_array().unwrap().len(), 7);
    let body = json!({ "personId": clerk, "role": "accountant", "reason": "new",
                       "bounds": { "upTo": { "amount": "5000.00", "currency": "BDT" }, "networks": ["203.0.113.0/24"] } });
    let checked = post("/api/v1/auth/assignments/check", &[], body.clone()).await.unwrap();
    let given = post("/api/v1/auth/assignments", &[], body).await.unwrap();
    assert_eq!(checked, given["warnings"]);
    let listed = get("/api/v1/auth/assignments", &[("person", &clerk)]).await;
    assert_eq!(listed["items"][0], given["assignment"]);
    let ask = |amount: &'static str, address: &'static str| {
        let clerk = clerk.clone();
        let house = &house;
        async move {
            let query = [
                ("person", clerk.as_str()),
                ("permission", "auth.role.delegate"),
                ("amount", amount),
                ("address", address),
            ];
            let told =
                house.rest(&house.owner, Method::Get, "/api/v1/auth/explain", call(&[], &query, Value::Null)).await;
            told.unwrap()["allowed"].as_bool().unwrap()
        }
    };
    assert!(ask("5000", "203.0.113.4").await);
    assert!(!ask("5000.01", "203.0.113.4").await && !ask("5000", "203.0.114.4").await);
    let id = text(&given["assignment"]["id"]);
    let back =
        post("/api/v1/auth/assignments/{id}/revoke", &[("id", &id)], json!({ "version": 1, "reason": "left" })).await;
    assert!(back.unwrap()["revokedAt"].is_string());
    let word = json!({ "personId": clerk, "pair": "bill-payment", "endsOn": "2026-12-31", "reason": "small team" });
    let word = post("/api/v1/auth/overrides", &[], word).await.unwrap();
    assert_eq!(get("/api/v1/auth/overrides", &[("person", &clerk)]).await, json!([word]));
    let unknown = json!({ "personId": clerk, "pair": "no-such", "endsOn": "2026-12-31", "reason": "x" });
    assert_eq!(post("/api/v1/auth/overrides", &[], unknown).await.unwrap_err().kind(), Kind::NotFound);
    assert!(!get("/api/v1/auth/sod-conflicts", &[]).await.as_array().unwrap().is_empty(), "the owner holds everything");
    house.prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nobody_and_one_without_permissions_get_no_further() {
    let house = House::new().await;
    let nobody = house.world.nobody(house.tenant);
    let idle = house.world.person(house.tenant, &[], Scope::All);
    let other = house.owner.person().unwrap().to_string();
    let bodies = [
        ("/api/v1/auth/roles", json!({ "key": "mine", "name": "x", "level": 5, "permissions": ["auth.role.read"] })),
        (
            "/api/v1/auth/roles/update",
            json!({ "key": "mine", "version": 1, "name": "x", "level": 5, "permissions": ["auth.role.read"] }),
        ),
        ("/api/v1/auth/assignments", json!({ "personId": other, "role": "viewer", "reason": "x" })),
        ("/api/v1/auth/assignments/check", json!({ "personId": other, "role": "viewer", "reason": "x" })),
        ("/api/v1/auth/assignments/delegate", json!({ "assignmentId": other, "personId": other, "reason": "x" })),
        (
            "/api/v1/auth/duty-pairs",
            json!({ "key": "mine", "name": "x", "reason": "x", "left": ["auth.role.read"], "right": ["auth.role.read"] }),
        ),
        (
            "/api/v1/auth/duty-pairs/update",
            json!({ "key": "mine", "name": "x", "reason": "x", "left": ["auth.role.read"], "right": ["auth.role.read"] }),
        ),
        (
            "/api/v1/auth/overrides",
            json!({ "personId": other, "pair": "bill-payment", "endsOn": "2026-12-01", "reason": "x" }),
        ),
    ];
    let mut asked = 0;
    let ours = ["roles", "assignments", "duty-pairs", "overrides", "explain", "permissions", "sod-conflicts"];
    let endpoints = house.service().endpoints.iter();
    for endpoint in endpoints.filter(|one| one.path.split('/').nth(4).is_some_and(|noun| ours.contains(&noun))) {
        let body = bodies.iter().find(|(path, _)| *path == endpoint.path).map(|(_, body)| body.clone());
        let body = body.unwrap_or_else(|| match endpoint.path {
            path if path.ends_with("/revoke") && path.contains("assignments") => json!({ "version": 1, "reason": "x" }),
            path if path.ends_with("/take-back") => json!({ "version": 1, "reason": "x" }),
            _ => json!({ "version": 1 }),
        });
        let query = [("permission", "auth.role.read"), ("person", other.as_str())];
        let asking = call(&[("id", &other), ("key", "mine")], &query, body);
        let refused = (endpoint.call)(nobody.clone(), asking.clone()).await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Unauthenticated, "{}", endpoint.path);
        let refused = (endpoint.call)(idle.clone(), asking).await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Denied, "{}", endpoint.path);
        asked += 1;
    }
    assert!(asked >= 20, "{asked} operations were asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_may_ask_about_himself() {
    let house = House::new().await;
    let idle = house.colleague("Karim", &[]).await;
    house.give(&house.owner, idle.person().unwrap(), "contractor", json!({})).await.unwrap();
    let own = "{ explainPermission(input: {permission: \"auth.role.assign\"}) { allowed lines { en bn } advice { en bn } roles } }";
    let told = house.graph(&idle, own, json!({})).await.unwrap();
    assert_eq!((told["allowed"].as_bool(), told["roles"][0].as_str()), (Some(false), Some("organization-owner")));
    let mine =
        format!("{{ roleAssignments(listing: {{personId: \"{}\"}}) {{ items {{ role }} }} }}", idle.person().unwrap());
    assert_eq!(house.graph(&idle, &mine, json!({})).await.unwrap()["items"], json!([{ "role": "contractor" }]));
    let theirs = format!(
        "{{ roleAssignments(listing: {{personId: \"{}\"}}) {{ items {{ role }} }} }}",
        house.owner.person().unwrap()
    );
    assert_eq!(house.graph(&idle, &theirs, json!({})).await.unwrap_err(), "kernel.denied");
    let unknown = "{ explainPermission(input: {permission: \"auth.role.asign\"}) { allowed } }";
    assert_eq!(house.graph(&idle, unknown, json!({})).await.unwrap_err(), "auth.permission.unknown");
}
