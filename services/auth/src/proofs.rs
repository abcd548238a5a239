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
    Proof {
        name: "assignment.within-lender",
        sentence: "no role that was lent outlives or exceeds the one it was lent from",
        sql: "select 'assignment ' || a.id || ' exceeds ' || d.id as wrong
              from auth.assignment a join auth.assignment d on d.id = a.delegated_from
              where a.role <> d.role or d.delegated_from is not null or a.starts_at < d.starts_at
                 or (d.ends_at is not null and (a.ends_at is null or a.ends_at > d.ends_at))
                 or (d.company_id is not null and a.company_id is distinct from d.company_id)
                 or (d.branch_id is not null and a.branch_id is distinct from d.branch_id)
                 or (d.unit_id is not null and a.unit_id is distinct from d.unit_id)
                 or (d.project_id is not null and a.project_id is distinct from d.project_id)
                 or (d.amount_minor is not null
                     and (a.currency is distinct from d.currency or a.amount_minor > d.amount_minor))",
    },
    Proof {
        name: "assignment.lent-for-a-time",
        sentence: "every role that was lent ends within 90 days",
        sql: "select 'assignment ' || id || ' is lent until ' || coalesce(ends_at::text, 'for good') as wrong
              from auth.assignment
              where delegated_from is not null and (ends_at is null or ends_at > starts_at + interval '91 days')",
    },
    Proof {
        name: "assignment.by-another",
        sentence: "nobody gave a role to themselves",
        sql: "select 'assignment ' || id || ' was given by its own holder' as wrong
              from auth.assignment where given_by = 'person:' || person_id",
    },
    Proof {
        name: "owner.there",
        sentence: "where roles are given, somebody owns the whole organization for good",
        sql: "select 'nobody owns the organization' as wrong
              where exists (select from auth.assignment)
                and not exists (select from auth.assignment
                                where role = 'organization-owner' and revoked_at is null and ends_at is null
                                  and delegated_from is null and company_id is null and amount_minor is null
                                  and condition in ('{}', '{\"hours\": null, \"networks\": []}'))",
    },
    Proof {
        name: "override.dated",
        sentence: "every override of duties ends within a year",
        sql: "select 'override ' || id || ' for ' || person_id || ' lasts until ' || ends_at as wrong
              from auth.duty_override where ends_at > starts_at + interval '366 days'",
    },
];
