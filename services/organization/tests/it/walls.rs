//! What one may not know about looks missing: other companies, other tenants, and everything to a nobody.

use contracts::organization::Organization;
use kernel::{Kind, Method, Scope, TenantId};
use serde_json::{Value, json};

use crate::house::{House, call};

#[tokio::test(flavor = "multi_thread")]
async fn another_company_looks_like_a_random_id() {
    let house = House::new().await;
    let (mine, theirs) = (house.company("Mine").await, house.company("Theirs").await);
    let branch = house.branch(theirs, "DHK").await;
    let unit = house.unit(theirs, "DIVISION", "BLD", None).await.unwrap();
    let position = house.position(theirs, "cfo", None).await.unwrap();
    let scoped = house.person(Scope::Only([mine].into()));
    for (path, id) in [
        ("/api/v1/organization/companies/{id}", theirs.to_string()),
        ("/api/v1/organization/branches/{id}", branch.clone()),
        ("/api/v1/organization/units/{id}", unit.clone()),
        ("/api/v1/organization/positions/{id}", position.clone()),
    ] {
        let ask = async |id: &str| {
            house.rest(&scoped, Method::Get, path, call(&[("id", id)], &[], Value::Null)).await.unwrap_err()
        };
        let (hidden, random) = (ask(&id).await, ask(&TenantId::new().to_string()).await);
        assert_eq!(hidden.to_string(), random.to_string(), "{path}");
        assert_eq!(ask("no-id").await.to_string(), random.to_string(), "{path}");
        house.rest(&house.owner, Method::Get, path, call(&[("id", &id)], &[], Value::Null)).await.unwrap();
    }
    let update = json!({ "id": branch, "version": 1, "code": "X", "name": "X" });
    let attempts = [
        house
            .mutate(
                &scoped,
                "createBranch",
                "NewBranch",
                json!({ "companyId": theirs, "code": "X", "name": "X" }),
                "id",
            )
            .await,
        house.mutate(&scoped, "updateBranch", "UpdateBranch", update, "id").await,
        house.close(&scoped, "closeBranch", "BranchId", &branch, 1).await,
        house.close(&scoped, "closeOrgUnit", "UnitId", &unit, 1).await,
        house.close(&scoped, "closePosition", "PositionId", &position, 1).await,
        house.mutate(&scoped, "openNextFiscalYear", "OpenNextYear", json!({ "companyId": theirs }), "id").await,
        house
            .mutate(
                &scoped,
                "createCompanyChange",
                "NewCompanyChange",
                json!({ "companyId": theirs, "reason": "x", "name": "y" }),
                "id",
            )
            .await,
        house
            .mutate(
                &scoped,
                "createOrgUnit",
                "NewOrgUnit",
                json!({ "companyId": mine, "kind": "DEPARTMENT", "code": "X", "name": "X", "parentId": unit }),
                "id",
            )
            .await,
    ];
    for attempt in attempts {
        assert_eq!(attempt.unwrap_err(), "kernel.not-found");
    }
    assert_eq!(house.answers().company(&scoped, theirs).await.unwrap(), None);
    assert_eq!(house.answers().company(&scoped, mine).await.unwrap().unwrap().name, "Mine");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbour_tenant_sees_and_changes_nothing() {
    let house = House::new().await;
    let company = house.company("Acme").await;
    let unit = house.unit(company, "DIVISION", "BLD", None).await.unwrap();
    let next_door = TenantId::new();
    house.found(next_door, "bolt", None).await.unwrap();
    let neighbour = house.world.person(next_door, &["*"], Scope::All);
    let read = house.graph(&neighbour, "query($id: UnitId!) { orgUnit(id: $id) { id } }", json!({ "id": unit })).await;
    assert_eq!(read.unwrap_err(), "kernel.not-found");
    let listed = house.graph(&neighbour, "{ companies { items { id } } }", json!({})).await.unwrap();
    assert_eq!(listed["items"], json!([]));
    assert_eq!(house.close(&neighbour, "closeOrgUnit", "UnitId", &unit, 1).await.unwrap_err(), "kernel.not-found");
    let found = house
        .graph(&neighbour, "{ companies(listing: { text: \"acme\" }) { items { id } } }", json!({}))
        .await
        .unwrap();
    assert_eq!(found["items"], json!([]));
    let same = house.mutate(&neighbour, "createCompany", "NewCompany", json!({ "name": "Acme" }), "id").await;
    assert!(same.is_ok(), "names and numbers of one tenant do not bind another");
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nobody_and_one_without_permissions_get_no_further() {
    let house = House::new().await;
    let company = house.company("Acme").await.to_string();
    let nobody = house.world.nobody(house.tenant);
    let idle = house.world.person(house.tenant, &[], Scope::All);
    for endpoint in &house.service().endpoints {
        let body = json!({ "companyId": company, "name": "x", "code": "X", "kind": "division" });
        let body = match endpoint.path {
            "/api/v1/organization/companies" => json!({ "name": "x" }),
            "/api/v1/organization/branches" => json!({ "companyId": company, "name": "x", "code": "X" }),
            _ => body,
        };
        let asked = call(&[("id", &company)], &[("company", &company)], body);
        let refused = (endpoint.call)(nobody.clone(), asked.clone()).await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Unauthenticated, "{}", endpoint.path);
        let refused = (endpoint.call)(idle.clone(), asked).await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Denied, "{}", endpoint.path);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mutation_and_query_refuses_a_nobody() {
    let house = House::new().await;
    let nobody = house.world.nobody(house.tenant);
    let root = "{ __schema { queryType { fields { name args { name type { ...t } } } } mutationType { fields { name args { name type { ...t } } } }
                  types { name kind enumValues { name } inputFields { name type { ...t } } } } }
                fragment t on __Type { kind name ofType { kind name } }";
    let schema = house.graph(&house.owner, root, json!({})).await.unwrap();
    let mut asked = 0;
    for (word, kind) in [("query", "queryType"), ("mutation", "mutationType")] {
        for field in schema[kind]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|field| !field["name"].as_str().unwrap().starts_with('_'))
        {
            let name = field["name"].as_str().unwrap();
            let args: Vec<String> = required(field["args"].as_array().unwrap(), &schema).into_iter().collect();
            let args = if args.is_empty() { String::new() } else { format!("({})", args.join(", ")) };
            let document = format!("{word} {{ {name}{args} {{ __typename }} }}");
            let refused = house.graph(&nobody, &document, json!({})).await;
            assert_eq!(refused.unwrap_err(), "kernel.unauthenticated", "{document}");
            asked += 1;
        }
    }
    assert!(asked > 30, "{asked} operations were asked");
}

/// What must be given, with something of the right type.
fn required(fields: &[Value], schema: &Value) -> Vec<String> {
    let needed = fields.iter().filter(|field| field["type"]["kind"] == "NON_NULL");
    needed
        .map(|field| {
            format!(
                "{}: {}",
                field["name"].as_str().unwrap(),
                // A list has no name of its own, and may be empty.
                field["type"]["ofType"]["name"].as_str().map_or("[]".to_owned(), |name| sample(name, schema))
            )
        })
        .collect()
}

fn sample(name: &str, schema: &Value) -> String {
    let known = schema["types"].as_array().unwrap().iter().find(|known| known["name"] == name).unwrap();
    match (known["kind"].as_str().unwrap(), name) {
        ("ENUM", _) => known["enumValues"][0]["name"].as_str().unwrap().to_owned(),
        ("INPUT_OBJECT", _) => {
            format!("{{ {} }}", required(known["inputFields"].as_array().unwrap(), schema).join(", "))
        }
        (_, "Int") => "1".into(),
        (_, "Boolean") => "true".into(),
        (_, "Date") => "\"2026-11-21\"".into(),
        (_, "String") => "\"word\"".into(),
        _ => format!("\"{}\"", TenantId::new()),
    }
}
