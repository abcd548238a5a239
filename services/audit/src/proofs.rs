//! What must always be true of a tenant's rows here; `verify` reads them. Whether the trail is whole takes hashes and
//! signatures: `trail` computes it.

use data::Proof;

/// The proofs of this room. Each lists what is wrong, one line each.
pub const PROOFS: &[Proof] = &[
    Proof {
        name: "entry.complete",
        sentence: "search finds every sealed row",
        sql: "select 'row ' || s.id || ' of block ' || s.n || ' is not found by search' as wrong
              from (select n, unnest(row_ids) as id from audit.block) s
              join data.audit_row r on r.id = s.id
              left join audit.entry e on e.id = s.id and e.n = s.n
              where e.id is null",
    },
    Proof {
        name: "entry.sealed",
        sentence: "search finds nothing that no block holds",
        sql: "select 'entry ' || e.id || ' names block ' || e.n || ', which does not hold it' as wrong
              from audit.entry e
              left join (select n, unnest(row_ids) as id from audit.block) s on s.id = e.id and s.n = e.n
              where s.id is null",
    },
];
