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
        name: "party.followed",
        sentence: "how a party that was merged is reached and paid stays with the one that stands for it",
        sql: "select x.what || ' ' || x.id || ' stayed with ' || p.id as wrong
              from master_data.party p join (
                select 'address' as what, id, party_id from master_data.party_address
                union all select 'contact', id, party_id from master_data.party_contact
                union all select 'account', id, party_id from master_data.vendor_bank
                union all select 'request', id, party_id from master_data.vendor_bank_change) x on x.party_id = p.id
              where p.state = 'merged'",
    },
    Proof {
        name: "vendor-bank.one",
        sentence: "no party has the same open account twice",
        sql: "select 'account ' || a.id || ' and ' || b.id as wrong
              from master_data.vendor_bank a join master_data.vendor_bank b
                on b.party_id = a.party_id and b.branch_id = a.branch_id and b.number_blind = a.number_blind and b.id > a.id
              where a.state = 'open' and b.state = 'open'",
    },
    Proof {
        name: "proof.sealed",
        sentence: "no protected number stands in the open",
        sql: "select 'proof ' || id || ' is not sealed' as wrong from master_data.proof
              where kind in ('nid', 'passport') and (number is not null or number_end not like '•••%')",
    },
];
