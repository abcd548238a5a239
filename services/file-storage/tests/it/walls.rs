use kernel::{Call, Method, Scope};
use serde_json::json;
use uuid::Uuid;

use crate::house::{ALL, CONTENT, House, UPLOAD, id, pdf, trusting};

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_the_document_does_not_see_its_files() {
    let house = House::new(trusting).await;
    let file = house.upload(&house.owner, "a.pdf", &pdf(1, 100)).await.unwrap();
    let other = house.person();
    assert!(house.download(&other, &file, &[]).await.is_ok());
    house.hide(house.letter, &other);
    assert_eq!(house.download(&other, &file, &[]).await.unwrap_err().code(), "kernel.not-found");
    let one = format!(r#"{{ file(id: "{file}") {{ name }} }}"#);
    assert_eq!(house.graph(&other, &one).await.unwrap_err(), "kernel.not-found");
    let removal = format!(r#"mutation {{ removeFile(input: {{ id: "{file}", version: 1, reason: "x" }}) {{ id }} }}"#);
    assert_eq!(house.graph(&other, &removal).await.unwrap_err(), "kernel.not-found");
    let list = "{ files { items { name } next } }";
    assert_eq!(house.graph(&other, list).await.unwrap(), json!({ "items": [], "next": null }));
    assert_eq!(house.graph(&house.owner, list).await.unwrap()["items"], json!([{ "name": "a.pdf" }]));
    assert_eq!(house.begin(&other, "b.pdf", 10).await.unwrap_err().code(), "kernel.not-found");
    assert_eq!(
        house.begin_on(&house.owner, Uuid::now_v7(), "b.pdf", 10, None).await.unwrap_err().code(),
        "kernel.not-found"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_on_behind_what_may_not_be_seen() {
    let house = House::new(trusting).await;
    let other = house.person();
    let secret = Uuid::now_v7();
    house.letter_of(secret, house.tenant);
    house.hide(secret, &other);
    house.upload(&house.owner, "seen.pdf", &pdf(1, 100)).await.unwrap();
    for n in 0..5 {
        let upload = house.begin_on(&house.owner, secret, "secret.pdf", 100, None).await.unwrap();
        house.send(&house.owner, &upload, 0, vec![Ok(pdf(n, 100).into())]).await.unwrap();
    }
    let page = house.graph(&other, "{ files(listing: { first: 2 }) { items { name } next } }").await.unwrap();
    assert_eq!(page, json!({ "items": [{ "name": "seen.pdf" }], "next": null }));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tenants_files_and_uploads_are_missing() {
    let house = House::new(trusting).await;
    let neighbour = house.world.bare_tenant("beta").await;
    let stranger = house.world.person(neighbour, ALL, Scope::All);
    let content = pdf(1, 100);
    let file = house.upload(&house.owner, "a.pdf", &content).await.unwrap();
    let upload = house.begin(&house.owner, "b.pdf", 100).await.unwrap();
    for (method, path, of) in
        [(Method::Get, CONTENT, &file), (Method::Get, UPLOAD, &upload), (Method::Delete, UPLOAD, &upload)]
    {
        let call = Call { path: id(of), ..Call::default() };
        assert_eq!(house.rest(&stranger, method, path, call).await.unwrap_err().code(), "kernel.not-found", "{path}");
    }
    assert_eq!(house.send(&stranger, &upload, 0, vec![]).await.unwrap_err().code(), "kernel.not-found");
    assert_eq!(house.begin(&stranger, "c.pdf", 10).await.unwrap_err().code(), "kernel.not-found");
    assert_eq!(house.graph(&stranger, "{ files { items { id } } }").await.unwrap()["items"], json!([]));
    // The same bytes of another tenant are another content, in another folder, with room of its own.
    let letter = Uuid::now_v7();
    house.letter_of(letter, neighbour);
    let own = house.begin_on(&stranger, letter, "a.pdf", 100, None).await.unwrap();
    house.send(&stranger, &own, 0, vec![Ok(content.into())]).await.unwrap();
    assert_eq!(house.count("select count(*) from file_storage.content").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_permission_nothing_is_done() {
    let house = House::new(trusting).await;
    let file = house.upload(&house.owner, "a.pdf", &pdf(1, 100)).await.unwrap();
    let reader = house.world.person(house.tenant, &["file_storage.file.read"], Scope::All);
    assert_eq!(house.begin(&reader, "b.pdf", 10).await.unwrap_err().code(), "kernel.denied");
    let removal = format!(r#"mutation {{ removeFile(input: {{ id: "{file}", version: 1, reason: "x" }}) {{ id }} }}"#);
    assert_eq!(house.graph(&reader, &removal).await.unwrap_err(), "kernel.denied");
    let nobody = house.world.person(house.tenant, &[], Scope::All);
    assert_eq!(house.download(&nobody, &file, &[]).await.unwrap_err().code(), "kernel.denied");
    assert_eq!(house.graph(&nobody, "{ files { items { id } } }").await.unwrap_err(), "kernel.denied");
    assert_eq!(house.graph(&nobody, "{ fileUsage { used } }").await.unwrap_err(), "kernel.denied");
}
