//! What must always be true of a tenant's rows here; `verify` reads them as the role that sees every table.

use data::Proof;

/// The proofs of this room. Each lists what is wrong, one line each.
pub const PROOFS: &[Proof] = &[
    Proof {
        name: "organization.counted",
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
        name: "organization.metered",
        sentence: "every opening and closing that was told and delivered is counted in its month, once",
        sql: "with told as (
                select split_part(name, '.', 2) as what, count(*) filter (where name like '%.created') as opened,
                       count(*) filter (where name like '%.closed') as closed
                from data.outbox
                where name ~ '^organization\\.(company|branch|unit|position)\\.(created|closed)$'
                group by 1),
              waiting as (
                select split_part(name, '.', 2) as what, count(*) filter (where name like '%.created') as opened,
                       count(*) filter (where name like '%.closed') as closed
                from data.delivery where consumer = 'organization.meter' group by 1),
              counted as (
                select what, sum(opened) as opened, sum(closed) as closed from organization.usage_month group by what)
              select t.what || ': told ' || t.opened || '/' || t.closed || ', counted ' || coalesce(c.opened, 0) || '/'
                     || coalesce(c.closed, 0) || ', waiting ' || coalesce(w.opened, 0) || '/' || coalesce(w.closed, 0) as wrong
              from told t left join counted c using (what) left join waiting w using (what)
              where t.opened <> coalesce(c.opened, 0) + coalesce(w.opened, 0)
                 or t.closed <> coalesce(c.closed, 0) + coalesce(w.closed, 0)",
    },
    Proof {
        name: "organization.years-follow",
        sentence: "each fiscal year of a company begins the day after the one before it ends",
        sql: "select company_id || ': ' || label || ' begins ' || starts_on || ', the one before ends ' || before as wrong
              from (select company_id, label, starts_on,
                           lag(ends_on) over (partition by company_id order by starts_on) as before
                    from organization.fiscal_year) y
              where before is not null and starts_on <> before + 1",
    },
    Proof {
        name: "organization.trees-end",
        sentence: "no organizational unit stands under itself",
        sql: "with recursive up as (
                select id, parent_id from organization.org_unit where parent_id is not null
                union
                select up.id, u.parent_id from up join organization.org_unit u on u.id = up.parent_id
                where u.parent_id is not null)
              select 'unit ' || id || ' stands under itself' as wrong from up where id = parent_id",
    },
    Proof {
        name: "organization.listed",
        sentence: "the directory of tenants says what the tenant's own row says",
        sql: "select 'directory ' || d.slug || ' ' || d.state || ', row ' || t.slug || ' ' || t.state as wrong
              from organization.tenant t join data.tenant_directory d on d.tenant_id = t.tenant_id
              where (d.slug, d.name, d.state) is distinct from (t.slug, t.name, case t.state when 'erased' then 'archived' else t.state end)",
    },
];
