//! What must always be true of a tenant's rows here; `verify` reads them as this room's own role.

use data::Proof;

/// The proofs of this room. Each lists what is wrong, one line each.
pub const PROOFS: &[Proof] = &[
    Proof {
        name: "usage.counted",
        sentence: "every usage counter equals the open rows it counts",
        sql: "with open as (
                select 'company' as what, count(*) as n from organization.company where state = 'open'
                union all select 'branch', count(*) from organization.branch where state = 'open'
                union all select 'unit', count(*) from organization.org_unit where state = 'open'
                union all select 'position', count(*) from organization.position where state = 'open')
              select o.what || ': ' || o.n || ' open, counted ' || coalesce(c.used, 0) as wrong
              from open o left join organization.usage_counter c on c.what = o.what
              where o.n <> coalesce(c.used, 0)",
    },
    Proof {
        name: "usage.metered",
        sentence: "no opening or closing is counted twice in the months (one not yet delivered is counted later)",
        sql: "with rows as (
                select 'company' as what, state from organization.company
                union all select 'branch', state from organization.branch
                union all select 'unit', state from organization.org_unit
                union all select 'position', state from organization.position),
              made as (select what, count(*) as opened, count(*) filter (where state = 'closed') as closed from rows group by what),
              counted as (select what, sum(opened) as opened, sum(closed) as closed from organization.usage_month group by what)
              select c.what || ': ' || coalesce(m.opened, 0) || ' opened and ' || coalesce(m.closed, 0) || ' closed, counted '
                     || c.opened || ' and ' || c.closed as wrong
              from counted c left join made m using (what)
              where c.opened > coalesce(m.opened, 0) or c.closed > coalesce(m.closed, 0)",
    },
    Proof {
        name: "fiscal-year.follows",
        sentence: "each fiscal year of a company begins the day after the one before it ends",
        sql: "select company_id || ': ' || label || ' begins ' || starts_on || ', the one before ends ' || before as wrong
              from (select company_id, label, starts_on,
                           lag(ends_on) over (partition by company_id order by starts_on) as before
                    from organization.fiscal_year) y
              where before is not null and starts_on <> before + 1",
    },
    Proof {
        name: "unit.tree",
        sentence: "no organizational unit stands under itself or under a closed one while it is open",
        sql: "with recursive up as (
                select id, parent_id from organization.org_unit where parent_id is not null
                union
                select up.id, u.parent_id from up join organization.org_unit u on u.id = up.parent_id
                where u.parent_id is not null)
              select 'unit ' || id || ' stands under itself' as wrong from up where id = parent_id
              union all
              select 'unit ' || c.id || ' is open under ' || p.id || ', which is closed'
              from organization.org_unit c join organization.org_unit p on p.id = c.parent_id
              where c.state = 'open' and p.state = 'closed'",
    },
    Proof {
        name: "branch.registered",
        sentence: "every open branch of a company registered per branch has its BIN",
        sql: "select 'branch ' || b.id || ' has no BIN' as wrong
              from organization.branch b join organization.company c on c.id = b.company_id
              where b.state = 'open' and b.bin is null and c.vat_registration = 'branch'",
    },
    Proof {
        name: "appointment.once",
        sentence: "nobody fills a position twice on a day in the same way",
        sql: "select 'position ' || a.position_id || ': person ' || a.person_id || ' twice from ' || b.starts_on as wrong
              from organization.appointment a
              join organization.appointment b
                on b.position_id = a.position_id and b.person_id = a.person_id and b.kind = a.kind and b.id <> a.id
              where a.starts_on <= b.starts_on and (a.ends_on is null or a.ends_on >= b.starts_on)",
    },
];
