//! What must always be true of a tenant's rows here; `verify` reads them.

use data::Proof;

/// The proofs of this room. Each lists what is wrong, one line each.
pub const PROOFS: &[Proof] = &[
    // places
    Proof {
        name: "area.placed",
        sentence: "every place lies in one of the kind above it",
        sql: "select a.code || ' is a ' || a.kind || ' in a ' || p.kind as wrong
              from master_data.area a join master_data.area p on p.id = a.parent_id
              where (p.kind, a.kind) not in (('division', 'district'), ('district', 'upazila'), ('upazila', 'union'))",
    },
    Proof {
        name: "vendor-bank.approved",
        sentence: "every bank account of a party was asked for by one and approved by another",
        sql: "select 'account ' || a.id as wrong
              from master_data.vendor_bank a
              where not exists (
                select from master_data.vendor_bank_change c
                where c.party_id = a.party_id and c.branch_id = a.branch_id and c.tail = a.tail
                  and c.state = 'approved' and c.decided_by <> c.raised_by)",
    },
];
