//! Bodies piece by piece, in and out.

use kernel::rest::Chunks;
use kernel::{BoxFuture, Endpoint, Method, Reply, Result, Stream, bytes::Bytes};
use serde_json::json;

use crate::world::{World, app, does, endpoint};

/// Larger than any body that is held whole.
const LARGE: usize = 8 << 20;
const PIECE: usize = 100_000;

/// So many bytes, made as they are asked for.
struct Made(usize);

impl Chunks for Made {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>>> {
        Box::pin(async move {
            let piece = self.0.min(PIECE);
            self.0 -= piece;
            Ok((piece > 0).then(|| Bytes::from(vec![b'x'; piece])))
        })
    }
}

async fn served() -> World {
    let mut given = app();
    let taking = Endpoint::patch("/api/v1/pieces", "For the test.", "পরীক্ষার জন্য।").streams().hears(&["upload-offset"]);
    given.endpoints.push(does(taking, |_, call| async move {
        let (mut pieces, mut bytes) = (0, 0);
        let mut chunks = call.stream.take().expect("a body");
        while let Some(piece) = chunks.next().await? {
            (pieces, bytes) = (pieces + 1, bytes + piece.len());
        }
        let at = call.heard::<u64>("upload-offset")?;
        Reply::json(&json!({ "many": pieces > 1, "bytes": bytes, "held": call.body.len(), "at": at }))
    }));
    given.endpoints.push(endpoint(Method::Get, "/api/v1/pieces", |_, _| async move {
        let length = u64::try_from(LARGE).unwrap();
        Ok(Reply::stream("application/pdf", Stream::of(Made(LARGE)), length).header("etag", "\"1\""))
    }));
    World::of(given).await
}

#[tokio::test]
async fn a_body_comes_in_pieces_whatever_its_size() {
    let world = served().await;
    let address = format!("http://{}/api/v1/pieces", world.public);
    let sent = world.http.patch(&address).header("upload-offset", "7").body(vec![b'x'; LARGE]).send().await.unwrap();
    assert_eq!(sent.status(), 200);
    let told: serde_json::Value = sent.json().await.unwrap();
    assert_eq!(told, json!({ "many": true, "bytes": LARGE, "held": 0, "at": 7 }));
    let wrong = world.http.patch(&address).header("upload-offset", "x").body("y").send().await.unwrap();
    assert_eq!(wrong.status(), 400);
    let other = world.http.put(&address).body("y").send().await.unwrap();
    assert_eq!((other.status().as_u16(), other.headers()["allow"].to_str().unwrap()), (405, "GET, HEAD, PATCH"));
}

#[tokio::test]
async fn an_answer_goes_in_pieces_and_says_its_length() {
    let world = served().await;
    let address = format!("http://{}/api/v1/pieces", world.public);
    let head = world.http.head(&address).send().await.unwrap();
    assert_eq!(head.headers()["content-length"].to_str().unwrap(), LARGE.to_string());
    let whole = world.http.get(&address).send().await.unwrap();
    assert_eq!(whole.headers()["content-type"], "application/pdf");
    assert_eq!(
        (whole.headers()["etag"].to_str().unwrap(), whole.headers()["cache-control"].to_str().unwrap()),
        ("\"1\"", "no-store")
    );
    assert_eq!(whole.bytes().await.unwrap().len(), LARGE);
}
