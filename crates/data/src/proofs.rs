//! What must always be true of the data path's own rows.

use crate::service::Proof;

/// The proofs of this crate, read as the role that sees every table of a tenant.
pub const PROOFS: &[Proof] = &[
    Proof {
        name: "delivery.none-dead",
        sentence: "no event or job was given up",
        sql: "select consumer || ' gave up ' || name || ' (' || coalesce(last_error, '') || ')' as wrong
              from data.delivery where state = 'dead'",
    },
    Proof {
        name: "delivery.told",
        sentence: "every delivery of an event comes from an event in the outbox",
        sql: "select d.consumer || ' waits for ' || d.name || ' of ' || d.aggregate as wrong
              from data.delivery d
              where d.aggregate is not null
                and not exists (select from data.outbox o where o.name = d.name and o.aggregate = d.aggregate)",
    },
    Proof {
        name: "audit.told",
        sentence: "every request that told an event left an audit row",
        sql: "select distinct 'request ' || o.request || ' told ' || o.name || ' and left no audit row' as wrong
              from data.outbox o
              where not exists (select from data.audit_row a where a.request = o.request)",
    },
    Proof {
        name: "approval.checked",
        sentence: "whoever decided a document neither wrote nor submitted it",
        sql: "select kind || ' ' || document || ' was decided by its maker' as wrong
              from data.approval where checker in (maker, raised_by) and state <> 'recalled'",
    },
];
