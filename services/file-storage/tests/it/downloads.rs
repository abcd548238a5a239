use kernel::{Call, Method};
use serde_json::json;

use crate::house::{CONTENT, House, heard, id, pdf, plain, said};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";

#[tokio::test(flavor = "multi_thread")]
async fn a_download_can_be_asked_for_in_parts_and_carries_its_name_in_bengali() {
    let house = House::new(plain).await;
    let content = pdf(1, 600_000);
    let file = house.upload(&house.owner, "চালান ১২.pdf", &content).await.unwrap();
    let (reply, _) = house.download(&house.owner, &file, &[]).await.unwrap();
    let name = said(&reply, "content-disposition").unwrap();
    assert!(
        name.starts_with("attachment; ")
            && name
                .ends_with("filename*=UTF-8''%E0%A6%9A%E0%A6%BE%E0%A6%B2%E0%A6%BE%E0%A6%A8%20%E0%A7%A7%E0%A7%A8.pdf"),
        "{name}"
    );
    assert_eq!(said(&reply, "content-security-policy").unwrap(), "default-src 'none'; sandbox; frame-ancestors 'none'");
    assert_eq!(said(&reply, "cache-control").unwrap(), "private, no-cache");
    let tag = said(&reply, "etag").unwrap();

    let (part, bytes) = house.download(&house.owner, &file, &[("range", "bytes=299999-500000")]).await.unwrap();
    assert_eq!((part.status, said(&part, "content-range").unwrap().as_str()), (206, "bytes 299999-500000/600000"));
    assert!(bytes == content[299_999..=500_000]);
    let other = [("range", "bytes=1-2"), ("if-range", "\"other\"")];
    assert_eq!(house.download(&house.owner, &file, &other).await.unwrap().0.status, 200);
    let beyond = house.download(&house.owner, &file, &[("range", "bytes=600000-")]).await.unwrap().0;
    assert_eq!((beyond.status, said(&beyond, "content-range").unwrap().as_str()), (416, "bytes */600000"));
    let (known, none) = house.download(&house.owner, &file, &[("if-none-match", &tag)]).await.unwrap();
    assert_eq!((known.status, none.len()), (304, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_may_show_pictures_and_nothing_else() {
    let house = House::new(plain).await;
    let disposition = async |file: &str| {
        let query = [("show".to_owned(), String::new())].into();
        let call = Call { path: id(file), query, heard: heard(&[]), ..Call::default() };
        let reply = house.rest(&house.owner, Method::Get, CONTENT, call).await.unwrap();
        said(&reply, "content-disposition").unwrap().split(';').next().unwrap().to_owned()
    };
    let picture = house.upload(&house.owner, "ছবি.png", PNG).await.unwrap();
    assert_eq!(disposition(&picture).await, "inline");
    let paper = house.upload(&house.owner, "a.pdf", &pdf(1, 100)).await.unwrap();
    assert_eq!(disposition(&paper).await, "attachment");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_file_is_listed_as_such_and_cannot_be_opened() {
    let house = House::new(plain).await;
    let file = house.upload(&house.owner, "চালান.pdf", &pdf(1, 100)).await.unwrap();
    let remove = |reason: &str, version: i32| {
        format!(
            r#"mutation {{ removeFile(input: {{ id: "{file}", version: {version}, reason: "{reason}" }}) {{ state version removedReason }} }}"#
        )
    };
    assert_eq!(house.graph(&house.owner, &remove("", 1)).await.unwrap_err(), "kernel.required");
    let removed = house.graph(&house.owner, &remove("ভুল কাগজ", 1)).await.unwrap();
    assert_eq!(removed, json!({ "state": "REMOVED", "version": 2, "removedReason": "ভুল কাগজ" }));
    assert_eq!(house.graph(&house.owner, &remove("again", 2)).await.unwrap_err(), "file_storage.file.state");
    assert_eq!(house.download(&house.owner, &file, &[]).await.unwrap_err().code(), "file_storage.file.state");
    assert_eq!(house.count("select used from file_storage.quota").await, 100, "it is kept");
    let found = house.graph(&house.owner, r#"{ files(listing: { text: "চাল", state: REMOVED }) { items { name } } }"#);
    assert_eq!(found.await.unwrap()["items"], json!([{ "name": "চালান.pdf" }]));
    let asked = format!(r#"{{ file(id: "{file}") {{ happenings {{ items {{ operation }} }} }} }}"#);
    let told = house.graph(&house.owner, &asked).await.unwrap()["happenings"]["items"].clone();
    assert_eq!(told, json!([{ "operation": "file_storage.file.remove" }, { "operation": "file_storage.file.upload" }]));
}
