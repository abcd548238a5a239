//! File-storage's operations: a file is seen by whoever sees the branch it hangs on; how much files take is the whole tenant's.

use super::Reach::Shared;
use super::{Door, Operation};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("file-storage", Door::Graph, name, text)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("file-storage", Door::Rest, name, text)
}

pub fn operations() -> Vec<Operation> {
    vec![
        graph("query file", r#"{ file(id: "{file}") { id kind subject name readable } }"#),
        graph("query files", r#"{ files(listing: {subject: "{branch}"}) { items { id subject } } }"#),
        graph("query fileUsage", "{ fileUsage { used reserved limit } }").within(Shared),
        graph(
            "mutation removeFile",
            r#"mutation { removeFile(input: {id: "{file}", version: 1, reason: "wrong"}) { id state } }"#,
        ),
        rest("Get /api/v1/file-storage/files", "/api/v1/file-storage/files?subject={branch}"),
        rest("Get /api/v1/file-storage/files/{id}", "/api/v1/file-storage/files/{file}"),
        rest("Get /api/v1/file-storage/files/{id}/content", "/api/v1/file-storage/files/{file}/content"),
        rest(
            "Post /api/v1/file-storage/uploads",
            "/api/v1/file-storage/uploads\n{\"kind\":\"organization.branch\",\"subject\":\"{branch}\",\"name\":\"a.pdf\",\"bytes\":4}",
        ),
        rest("Get /api/v1/file-storage/uploads/{id}", "/api/v1/file-storage/uploads/{upload}"),
        rest("Patch /api/v1/file-storage/uploads/{id}", "/api/v1/file-storage/uploads/{upload}"),
        rest("Delete /api/v1/file-storage/uploads/{id}", "/api/v1/file-storage/uploads/{upload}"),
    ]
}
