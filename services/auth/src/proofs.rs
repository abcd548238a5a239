//! What must always be true of a tenant's rows here; `verify` reads them.

use data::Proof;

/// The proofs of this room. Each lists what is wrong, one line each.
pub const PROOFS: &[Proof] = &[
    Proof {
        name: "user.counted",
        sentence: "the count of users equals those who are not disabled",
        sql: "select l.used || ' counted, ' || u.n || ' there' as wrong
              from auth.tenant_limit l
              cross join (select count(*) as n from auth.user where state <> 'disabled') u
              where l.used <> u.n",
    },
    Proof {
        name: "session.ended",
        sentence: "nobody who is disabled is signed in",
        sql: "select 'session ' || s.id || ' of user ' || u.id as wrong
              from auth.session s join auth.user u on u.id = s.user_id
              where u.state = 'disabled' and s.ended_at is null and s.expires_at > now()",
    },
    Proof {
        name: "user.password",
        sentence: "everybody active has a password",
        sql: "select 'user ' || u.id as wrong
              from auth.user u left join auth.credential c on c.user_id = u.id
              where u.state = 'active' and c.password is null",
    },
];
