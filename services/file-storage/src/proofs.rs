//! What must always be true of a tenant's rows here; `verify` reads them.

use data::Proof;

/// The proofs of this room. Each lists what is wrong, one line each.
pub const PROOFS: &[Proof] = &[
    Proof {
        name: "quota.used",
        sentence: "What is counted as used is what lies in the files' contents, each once.",
        sql: "select 'counted ' || q.used || ', lying ' || c.bytes as wrong
              from file_storage.quota q
              cross join (select coalesce(sum(bytes), 0)::bigint as bytes from file_storage.content) c
              where q.used <> c.bytes",
    },
    Proof {
        name: "quota.reserved",
        sentence: "What is reserved is what uploads under way were announced with.",
        sql: "select 'reserved ' || q.reserved || ', announced ' || u.bytes as wrong
              from file_storage.quota q
              cross join (select coalesce(sum(bytes), 0)::bigint as bytes from file_storage.upload where file_id is null) u
              where q.reserved <> u.bytes",
    },
    Proof {
        name: "file.content",
        sentence: "A file has its content's length and type.",
        sql: "select 'file ' || f.id || ': ' || f.bytes || ', content ' || c.bytes as wrong
              from file_storage.file f join file_storage.content c on c.digest = f.digest
              where c.tenant_id = f.tenant_id and f.bytes <> c.bytes",
    },
];
