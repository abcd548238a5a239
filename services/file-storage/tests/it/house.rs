//! A tenant, its people, documents to hang files on, and the ways to ask.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use data::{Connect, Db, Runtime, Schema, Service, Uploads};
use kernel::{
    BoxFuture, Call, Chunks, Cx, Documents, Error, Method, Pointed, Reply, Result, Scope, Stream, TenantId, codes,
};
use serde_json::Value;
use testkit::World;
use uuid::Uuid;

pub const UPLOADS: &str = "/api/v1/file-storage/uploads";
pub const UPLOAD: &str = "/api/v1/file-storage/uploads/{id}";
pub const CONTENT: &str = "/api/v1/file-storage/files/{id}/content";
pub const KIND: &str = "papers.letter";
pub const ALL: &[&str] = &["file_storage.*"];
/// Bytes a tenant may have where room is scarce.
pub const SCARCE: u64 = 1000;

/// Documents of other services: whose they are, and which of them which person may not see.
#[derive(Default)]
pub struct Papers {
    owners: Mutex<HashMap<Uuid, TenantId>>,
    hidden: Mutex<Vec<(String, Uuid)>>,
}

impl Documents for Papers {
    fn sees<'a>(&'a self, cx: &'a Cx, document: &'a Pointed) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            let own = self.owners.lock().unwrap().get(&document.id) == Some(&cx.tenant());
            let hidden = self.hidden.lock().unwrap().contains(&(cx.actor().to_string(), document.id));
            Ok(own && !hidden && document.kind == KIND)
        })
    }
}

pub struct House {
    pub world: World,
    pub papers: Arc<Papers>,
    pub tenant: TenantId,
    pub owner: Cx,
    pub letter: Uuid,
}

fn on(runtime: &Runtime, decide: impl FnOnce(&mut Uploads)) -> Vec<Service> {
    let mut own = runtime.clone();
    decide(&mut own.uploads);
    vec![file_storage::service(&own)]
}

/// Nobody looks into files.
pub fn plain(runtime: &Runtime) -> Vec<Service> {
    on(runtime, |_| {})
}

/// Nobody looks into files, and the operator lets them be read.
pub fn trusting(runtime: &Runtime) -> Vec<Service> {
    on(runtime, |uploads| uploads.unscanned = true)
}

/// A scanner is expected at a socket in the world's own folder.
pub fn scanning(runtime: &Runtime) -> Vec<Service> {
    let socket = runtime.files.join("clamd.sock").display().to_string();
    on(runtime, |uploads| uploads.scanner = Some(socket))
}

/// Little room.
pub fn scarce(runtime: &Runtime) -> Vec<Service> {
    on(runtime, |uploads| uploads.quota = SCARCE)
}

fn schema() -> Schema {
    let db = Db::new(&Connect { config: testkit::admin(), writers: 1, readers: 1, master: [7; 32] });
    file_storage::service(&Runtime::described(db)).schema
}

impl House {
    pub async fn new(story: fn(&Runtime) -> Vec<Service>) -> Self {
        let world = World::new(&[schema()], story).await;
        let papers = Arc::new(Papers::default());
        world.runtime.sight.open(papers.clone());
        let tenant = world.bare_tenant("acme").await;
        let owner = world.person(tenant, ALL, Scope::All);
        let house = Self { world, papers, tenant, owner, letter: Uuid::now_v7() };
        house.letter_of(house.letter, tenant);
        house
    }

    pub fn letter_of(&self, letter: Uuid, tenant: TenantId) {
        self.papers.owners.lock().unwrap().insert(letter, tenant);
    }

    pub fn hide(&self, letter: Uuid, from: &Cx) {
        self.papers.hidden.lock().unwrap().push((from.actor().to_string(), letter));
    }

    pub fn person(&self) -> Cx {
        self.world.person(self.tenant, ALL, Scope::All)
    }

    pub fn folder(&self) -> PathBuf {
        self.world.runtime.files.join("files").join(self.tenant.to_string())
    }

    /// A REST call as it is answered.
    pub async fn rest(&self, cx: &Cx, method: Method, path: &str, call: Call) -> Result<Reply, Error> {
        let service = &self.world.services[0];
        let endpoint = service.endpoints.iter().find(|endpoint| endpoint.method == method && endpoint.path == path);
        (endpoint.unwrap_or_else(|| panic!("no {path}")).call)(cx.clone(), call).await
    }

    /// A graph operation; the one root field's value, or the code of its refusal.
    pub async fn graph(&self, cx: &Cx, document: &str) -> Result<Value, String> {
        let request = async_graphql::Request::new(document);
        let response = self.world.services[0].graph.as_ref().unwrap().execute(cx.clone(), request).await;
        if let Some(error) = response.errors.first() {
            let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code")).cloned();
            let code = code.map(|code| code.into_json().unwrap());
            return Err(code.as_ref().and_then(Value::as_str).unwrap_or(&error.message).to_owned());
        }
        let data = response.data.into_json().unwrap();
        Ok(data.as_object().and_then(|fields| fields.values().next()).cloned().unwrap_or_default())
    }

    /// Announces a file on the letter; the upload's id.
    pub async fn begin(&self, cx: &Cx, name: &str, bytes: usize) -> Result<String, Error> {
        self.begin_on(cx, self.letter, name, bytes, None).await
    }

    pub async fn begin_on(
        &self,
        cx: &Cx,
        letter: Uuid,
        name: &str,
        bytes: usize,
        sha256: Option<&str>,
    ) -> Result<String, Error> {
        let word = |name: &str, text: &str| format!("{name} {}", BASE64_STANDARD.encode(text));
        let mut metadata = vec![word("filename", name), word("kind", KIND), word("subject", &letter.to_string())];
        metadata.extend(sha256.map(|digest| word("sha256", digest)));
        let heard = heard(&[("upload-length", &bytes.to_string()), ("upload-metadata", &metadata.join(","))]);
        let reply = self.rest(cx, Method::Post, UPLOADS, Call { heard, ..Call::default() }).await?;
        let location = said(&reply, "location").unwrap();
        Ok(location.strip_prefix(&format!("{UPLOADS}/")).unwrap().to_owned())
    }

    /// Sends what follows.
    pub async fn send(&self, cx: &Cx, upload: &str, offset: usize, pieces: Vec<Piece>) -> Result<Reply, Error> {
        let bytes = ("content-type", "application/offset+octet-stream");
        let heard = heard(&[bytes, ("upload-offset", &offset.to_string())]);
        let call = Call { path: id(upload), heard, stream: Stream::of(Pieces(pieces.into())), ..Call::default() };
        self.rest(cx, Method::Patch, UPLOAD, call).await
    }

    /// How much of an upload is here.
    pub async fn received(&self, cx: &Cx, upload: &str) -> Result<usize, Error> {
        let reply = self.rest(cx, Method::Get, UPLOAD, Call { path: id(upload), ..Call::default() }).await?;
        Ok(said(&reply, "upload-offset").unwrap().parse().unwrap())
    }

    /// A whole file, uploaded at once; its id.
    pub async fn upload(&self, cx: &Cx, name: &str, content: &[u8]) -> Result<String, Error> {
        let upload = self.begin(cx, name, content.len()).await?;
        let reply = self.send(cx, &upload, 0, vec![Ok(Bytes::copy_from_slice(content))]).await?;
        Ok(said(&reply, "upload-file").unwrap())
    }

    /// A file's content as it is answered: status and bytes.
    pub async fn download(
        &self,
        cx: &Cx,
        file: &str,
        head: &[(&'static str, &str)],
    ) -> Result<(Reply, Vec<u8>), Error> {
        let call = Call { path: id(file), heard: heard(head), ..Call::default() };
        let reply = self.rest(cx, Method::Get, CONTENT, call).await?;
        let mut bytes = reply.body.to_vec();
        if let Some(mut chunks) = reply.stream.as_ref().and_then(|(stream, _)| stream.take()) {
            while let Some(piece) = chunks.next().await? {
                bytes.extend_from_slice(&piece);
            }
        }
        Ok((reply, bytes))
    }

    pub async fn state(&self, cx: &Cx, file: &str) -> String {
        let found = self.graph(cx, &format!(r#"{{ file(id: "{file}") {{ state }} }}"#)).await;
        found.unwrap()["state"].as_str().unwrap().to_owned()
    }

    pub async fn count(&self, sql: &str) -> i64 {
        self.world.as_superuser(sql).await[0].get(0)
    }

    /// What must always be true is.
    pub async fn prove(&self) {
        for proof in self.world.services[0].proofs {
            // The proofs run as the room's own role sees the tenant; one tenant uploads in these tests.
            let wrong = self.world.as_superuser(proof.sql).await;
            let wrong: Vec<String> = wrong.iter().map(|row| row.get(0)).collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", proof.name);
        }
    }
}

pub type Piece = Result<Bytes, Error>;

struct Pieces(VecDeque<Piece>);

impl Chunks for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>>> {
        Box::pin(async move { self.0.pop_front().transpose() })
    }
}

/// What a connection that breaks looks like.
pub fn broken() -> Piece {
    Err(Error::new(&codes::UNAVAILABLE).with("part", "The network"))
}

pub fn id(id: &str) -> BTreeMap<String, String> {
    [("id".to_owned(), id.to_owned())].into()
}

pub fn heard(head: &[(&'static str, &str)]) -> BTreeMap<&'static str, String> {
    head.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

pub fn said(reply: &Reply, name: &str) -> Option<String> {
    reply.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
}

/// A PDF of so many bytes, another for another seed.
pub fn pdf(seed: u8, bytes: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.extend((0..bytes).map(|place| u8::try_from(place * 7 % 251).unwrap() ^ seed));
    content.truncate(bytes);
    content
}
