//! What must always be true of a tenant's rows here; `verify` reads them.

use data::Proof;

/// The proofs of this room. Each lists what is wrong, one line each.
pub const PROOFS: &[Proof] = &[
    // parties
    Proof {
        name: "party.merged",
        sentence: "whoever was merged leads in one step to a party that was not",
        sql: "select 'party ' || p.id || ' leads to ' || o.id || ', which was merged itself' as wrong
              from master_data.party p join master_data.party o on o.id = p.merged_into
              where o.merged_into is not null",
    },
    Proof {
        name: "party.one-vendor",
        sentence: "nobody who was merged has a vendor that lives",
        sql: "select 'vendor ' || v.id || ' is ' || v.state || ' and its party was merged' as wrong
              from master_data.vendor v join master_data.party p on p.id = v.party_id
              where p.state = 'merged' and v.state not in ('rejected', 'closed')",
    },
    Proof {
        name: "proof.sealed",
        sentence: "no protected number stands in the open",
        sql: "select 'proof ' || id || ' is not sealed' as wrong from master_data.proof
              where kind in ('nid', 'passport') and (number is not null or number_end not like '•••%')",
    },
    // items
    // places
];
