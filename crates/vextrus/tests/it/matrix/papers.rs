//! A paper on the branch, and another on its way.

use std::collections::BTreeMap;

use kernel::{BoxFuture, Call, Chunks, Cx, Method, Result, Stream};
use serde_json::{Value, json};
use testkit::World;

use super::fixture::{Fixture, text};
use crate::house;

const PLACE: &str = "/api/v1/file-storage/uploads";

/// A body in one piece.
struct Whole(Option<&'static [u8]>);

impl Chunks for Whole {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<kernel::bytes::Bytes>>> {
        Box::pin(async { Ok(self.0.take().map(kernel::bytes::Bytes::from_static)) })
    }
}

/// What the head of an operation that takes bytes says, and the bytes.
pub fn sent(bytes: &'static [u8]) -> (BTreeMap<&'static str, String>, Stream) {
    let head = [("content-type", "application/offset+octet-stream"), ("upload-offset", "0")];
    (head.map(|(name, value)| (name, value.to_owned())).into(), Stream::of(Whole(Some(bytes))))
}

pub async fn grow(world: &World, fixture: &mut Fixture) {
    let owner = fixture.owner(world);
    let upload = begin(world, &owner, &fixture.names["branch"]).await;
    let (heard, stream) = sent(b"%PDF");
    let path = [("id".to_owned(), upload)].into();
    let place = format!("{PLACE}/{{id}}");
    let call_with = Call { path, heard, stream, ..Call::default() };
    let reply = call(world, &owner, Method::Patch, &place, call_with).await;
    let file = reply.headers.iter().find(|(name, _)| *name == "upload-file").map(|(_, id)| id.clone()).unwrap();
    let upload = begin(world, &owner, &fixture.names["branch"]).await;
    fixture.names.extend([("file", file), ("upload", upload)]);
}

async fn begin(world: &World, owner: &Cx, branch: &str) -> String {
    let input = json!({ "kind": "organization.branch", "subject": branch, "name": "a.pdf", "bytes": 4 });
    let reply =
        call(world, owner, Method::Post, PLACE, Call { body: input.to_string().into(), ..Call::default() }).await;
    text(&serde_json::from_slice::<Value>(&reply.body).unwrap()["id"])
}

async fn call(world: &World, cx: &Cx, method: Method, path: &str, call: Call) -> kernel::Reply {
    let endpoints = &house::service(world, "file-storage").endpoints;
    let endpoint = endpoints.iter().find(|endpoint| endpoint.path == path && endpoint.method == method).unwrap();
    (endpoint.call)(cx.clone(), call).await.unwrap()
}
