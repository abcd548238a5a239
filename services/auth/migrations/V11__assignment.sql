-- A role given to somebody: where, when, up to which amount, under which condition. Nothing is deleted: what was taken
-- away has ended. A delegated one names the assignment it comes from.
create table auth.assignment (
  tenant_id      uuid not null default (current_setting('app.tenant_id'))::uuid,
  id             uuid not null,
  person_id      uuid not null,
  role           text not null,
  company_id     uuid,
  branch_id      uuid,
  unit_id        uuid,
  project_id     uuid,
  starts_at      timestamptz not null,
  ends_at        timestamptz,
  amount_minor   bigint,
  currency       text,
  condition      jsonb not null,
  reason         text not null,
  given_by       text not null,
  given_at       timestamptz not null,
  delegated_from uuid,
  revoked_at     timestamptz,
  revoked_by     text,
  revoke_reason  text,
  version        integer not null,
  constraint assignment_pk primary key (tenant_id, id),
  constraint assignment_lender foreign key (tenant_id, delegated_from) references auth.assignment (tenant_id, id),
  constraint assignment_dates check (ends_at >= starts_at),
  constraint assignment_place check (company_id is not null or (branch_id is null and unit_id is null and project_id is null)),
  constraint assignment_amount check ((amount_minor is null) = (currency is null) and amount_minor > 0),
  constraint assignment_by_another check (given_by <> 'person:' || person_id),
  constraint assignment_delegated_ends check (delegated_from is null or ends_at <= starts_at + interval '91 days'),
  constraint assignment_revoked check ((revoked_at is null) = (revoked_by is null))
);

create index assignment_by_person on auth.assignment (tenant_id, person_id, id);
create index assignment_by_role on auth.assignment (tenant_id, role, id);
create index assignment_by_lender on auth.assignment (tenant_id, delegated_from) where delegated_from is not null;

-- Whether whoever holds a role may lend it for a time without an administrator. One row at most; none is yes.
create table auth.delegation_rule (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  freely    boolean not null,
  version   integer not null,
  constraint delegation_rule_pk primary key (tenant_id)
);

select data.tenant_table('auth.assignment', 'vextrus_auth', 'select, insert, update');
select data.tenant_table('auth.delegation_rule', 'vextrus_auth', 'select, insert, update');
