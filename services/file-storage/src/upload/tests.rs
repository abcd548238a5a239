use std::collections::BTreeMap;

use contracts::file_storage::AttachedId;
use jiff::Timestamp;
use kernel::{Actor, Call, Clock, Cx, Grants, PersonId, Scope, TenantId};

use super::model::{NewUpload, Upload};
use super::tus;

fn call(heard: &[(&'static str, &str)]) -> Call {
    let heard: BTreeMap<_, _> = heard.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Call { heard, ..Call::default() }
}

#[test]
fn a_creation_reads_its_head() {
    let subject = AttachedId::new();
    let coded = |text: &str| {
        use base64::Engine as _;
        base64::prelude::BASE64_STANDARD.encode(text)
    };
    let metadata = format!(
        "filename {},kind {}, subject {},is_draft",
        coded("চালান ১২.pdf"),
        coded("organization.branch"),
        coded(&subject.to_string())
    );
    let read =
        tus::announced(&call(&[("upload-length", "12"), ("upload-metadata", &metadata), ("tus-resumable", "1.0.0")]));
    let wanted =
        NewUpload {
            kind: "organization.branch".into(), subject, name: "চালান ১২.pdf".into(), bytes: 12, sha256: None
        };
    assert_eq!(read.unwrap(), wanted);
    for (head, code) in [
        (vec![("upload-metadata", metadata.as_str())], "file_storage.upload.malformed"),
        (vec![("upload-length", "x"), ("upload-metadata", &metadata)], "kernel.malformed"),
        (vec![("upload-length", "1")], "file_storage.upload.malformed"),
        (
            vec![("upload-length", "1"), ("upload-metadata", "kind !,subject !,filename !")],
            "file_storage.upload.malformed",
        ),
        (vec![("upload-length", "1"), ("upload-metadata", "kind YQ==,subject YQ==,filename YQ==")], "kernel.not-found"),
        (vec![("upload-length", "1"), ("tus-resumable", "0.2.2")], "file_storage.upload.malformed"),
    ] {
        assert_eq!(tus::announced(&call(&head)).unwrap_err().code(), code, "{head:?}");
    }
}

#[test]
fn what_follows_is_bytes_and_says_where_it_begins() {
    let bytes = ("content-type", "application/offset+octet-stream");
    assert_eq!(tus::offset(&call(&[bytes, ("upload-offset", "7")])).unwrap(), 7);
    assert_eq!(tus::offset(&call(&[bytes])).unwrap_err().code(), "file_storage.upload.malformed");
    let json = ("content-type", "application/json");
    assert_eq!(
        tus::offset(&call(&[json, ("upload-offset", "7")])).unwrap_err().code(),
        "file_storage.upload.malformed"
    );
}

#[test]
fn an_announcement_is_checked_before_a_byte_is_sent() {
    let cx = Cx::new(
        TenantId::new(),
        Actor::Person(PersonId::new()),
        Grants::of(["*"], Scope::All),
        Clock::fixed(Timestamp::UNIX_EPOCH),
    );
    let new = |name: &str, bytes, sha256: Option<&str>| {
        let input = NewUpload {
            kind: "a.b".into(),
            subject: AttachedId::new(),
            name: name.into(),
            bytes,
            sha256: sha256.map(str::to_owned),
        };
        Upload::new(&input, 100, &cx).map_err(|error| error.code().to_owned())
    };
    assert!(new("a.pdf", 100, Some(&"AB".repeat(32))).is_ok());
    assert_eq!(new("a.pdf", 101, None), Err("file_storage.file.too-large".to_owned()));
    assert_eq!(new("a.pdf", 0, None), Err("file_storage.file.too-large".to_owned()));
    assert_eq!(new("a.exe", 1, None), Err("file_storage.file.type".to_owned()));
    assert_eq!(new("a.pdf", 1, Some("abc")), Err("file_storage.upload.malformed".to_owned()));
}
