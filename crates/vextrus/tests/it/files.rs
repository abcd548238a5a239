//! Files through the real program: killed in the middle of an upload, and behind a graph that knows other services only by
//! their address.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::running::{Answer, Caller, Home, PATIENCE, eventually};

const UPLOADS: &str = "/api/v1/file-storage/uploads";
/// More than is held back before bytes are certain.
const BYTES: usize = 96 << 20;
const SENT: usize = 80 << 20;

async fn branch(caller: &Caller, address: &str) -> String {
    let id = |answer: Answer| answer.body["id"].as_str().unwrap_or_else(|| panic!("{answer:?}")).to_owned();
    let company = json!({ "name": "Padma Builders" });
    let company = id(caller.post(address, "/api/v1/organization/companies", "c", &company).await.unwrap());
    let branch = json!({ "companyId": company, "code": "HO", "name": "Head office" });
    id(caller.post(address, "/api/v1/organization/branches", "b", &branch).await.unwrap())
}

fn content() -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.extend((0..BYTES).map(|place| u8::try_from(place * 31 % 253).unwrap()));
    content.truncate(BYTES);
    content
}

/// Sends so much of what a PATCH announces, and leaves the connection open.
fn begin_to_send(address: &str, token: &str, upload: &str, content: &[u8], sent: usize) -> TcpStream {
    let host = address.strip_prefix("http://").unwrap();
    let mut line = TcpStream::connect(host).unwrap();
    let head = format!(
        "PATCH {UPLOADS}/{upload} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/offset+octet-stream\r\nupload-offset: 0\r\ncontent-length: {}\r\n\r\n",
        content.len()
    );
    line.write_all(head.as_bytes()).unwrap();
    line.write_all(&content[..sent]).unwrap();
    line
}

async fn received(caller: &Caller, address: &str, upload: &str) -> usize {
    let answer = caller.get(address, &format!("{UPLOADS}/{upload}")).await.unwrap();
    usize::try_from(answer.body["received"].as_u64().unwrap_or_else(|| panic!("{answer:?}"))).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_outlives_the_program_and_is_whole() {
    let home = Home::new();
    let token = home.tenant("files").await;
    let (caller, content) = (Caller::new(token.clone()), content());
    let mut serving = home.serve(&[]).await;
    let branch = branch(&caller, serving.address()).await;
    let input = json!({ "kind": "organization.branch", "subject": branch, "name": "চালান.pdf", "bytes": BYTES });
    let begun = caller.post(serving.address(), UPLOADS, "u", &input).await.unwrap();
    assert_eq!(begun.status, 201, "{begun:?}");
    let upload = begun.body["id"].as_str().unwrap().to_owned();
    let line = begin_to_send(serving.address(), &token, &upload, &content, SENT);
    eventually("something is certain", async || received(&caller, serving.address(), &upload).await > 0).await;
    serving.kill();
    drop(line);

    let mut serving = home.serve(&[]).await;
    let certain = received(&caller, serving.address(), &upload).await;
    assert!((64 << 20..=SENT).contains(&certain), "{certain}");
    let client = reqwest::Client::new();
    let rest = client
        .patch(format!("{}{UPLOADS}/{upload}", serving.address()))
        .bearer_auth(&token)
        .header("content-type", "application/offset+octet-stream")
        .header("upload-offset", certain)
        .body(content[certain..].to_vec())
        .timeout(PATIENCE)
        .send()
        .await
        .unwrap();
    assert_eq!(rest.status(), 204);
    let file = rest.headers()["upload-file"].to_str().unwrap().to_owned();
    let address = format!("{}/api/v1/file-storage/files/{file}/content", serving.address());
    let whole = client.get(&address).bearer_auth(&token).timeout(PATIENCE).send().await.unwrap();
    assert_eq!(whole.headers()["content-length"], BYTES.to_string().as_str());
    assert!(whole.bytes().await.unwrap() == content);
    let head = client.head(&address).bearer_auth(&token).send().await.unwrap();
    assert_eq!(
        (head.status().as_u16(), head.headers()["content-length"].to_str().unwrap()),
        (200, BYTES.to_string().as_str())
    );
    let part = client.get(&address).bearer_auth(&token).header("range", "bytes=-9").send().await.unwrap();
    assert_eq!(part.status(), 206);
    assert!(part.bytes().await.unwrap() == content[BYTES - 9..]);
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_that_hangs_up_finds_everything_that_came() {
    let home = Home::new();
    let token = home.tenant("files").await;
    let (caller, content) = (Caller::new(token.clone()), content());
    let mut serving = home.serve(&[]).await;
    let branch = branch(&caller, serving.address()).await;
    let input = json!({ "kind": "organization.branch", "subject": branch, "name": "a.pdf", "bytes": BYTES });
    let begun = caller.post(serving.address(), UPLOADS, "u", &input).await.unwrap();
    let upload = begun.body["id"].as_str().unwrap().to_owned();
    let line = begin_to_send(serving.address(), &token, &upload, &content, 3 << 20);
    drop(line);
    // What the kernel had not handed on when the line broke is lost; what was read is certain.
    eventually("what came is certain", async || received(&caller, serving.address(), &upload).await > 1 << 20).await;
    assert!(serving.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn too_slow_and_too_large_is_what_one_piece_is_not_the_whole() {
    let mut home = Home::new();
    home.settings
        .extend([("VEXTRUS_HTTP__REQUEST_TIMEOUT", "8s".to_owned()), ("VEXTRUS_HTTP__BODY_LIMIT", "4096".to_owned())]);
    let token = home.tenant("files").await;
    let (caller, content) = (Caller::new(token.clone()), content());
    let mut serving = home.serve(&[]).await;
    let branch = branch(&caller, serving.address()).await;
    let input = json!({ "kind": "organization.branch", "subject": branch, "name": "a.pdf", "bytes": BYTES });
    let begun = caller.post(serving.address(), UPLOADS, "u", &input).await.unwrap();
    let upload = begun.body["id"].as_str().unwrap().to_owned();
    let mut line = begin_to_send(serving.address(), &token, &upload, &content, 2 << 20);
    // Silence for longer than a piece may take ends the request, and keeps what came.
    let answer = tokio::task::spawn_blocking(move || {
        let mut answer = String::new();
        line.set_read_timeout(Some(PATIENCE)).unwrap();
        let _ = line.read_to_string(&mut answer);
        answer
    });
    let answer = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    let problem: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    assert_eq!(problem["code"], "http.cut-off");
    assert_eq!(received(&caller, serving.address(), &upload).await, 2 << 20);
    assert!(serving.stop().await.success());
}
