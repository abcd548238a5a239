-- Pairs of duties the tenant keeps apart besides the shipped ones.
create table auth.duty_pair (
  tenant_id    uuid not null default (current_setting('app.tenant_id'))::uuid,
  key          text not null,
  id           uuid not null,
  name         text not null,
  name_bn      text,
  reason       text not null,
  left_side    text[] not null,
  right_side   text[] not null,
  retired_at   timestamptz,
  version      integer not null,
  constraint duty_pair_pk primary key (tenant_id, key),
  constraint duty_pair_sided check (cardinality(left_side) > 0 and cardinality(right_side) > 0)
);

-- The owner's dated word that somebody may hold both duties of a pair.
create table auth.duty_override (
  tenant_id     uuid not null default (current_setting('app.tenant_id'))::uuid,
  id            uuid not null,
  person_id     uuid not null,
  pair          text not null,
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  reason        text not null,
  given_by      text not null,
  given_at      timestamptz not null,
  revoked_at    timestamptz,
  revoked_by    text,
  version       integer not null,
  constraint duty_override_pk primary key (tenant_id, id),
  constraint duty_override_dates check (ends_at >= starts_at and ends_at <= starts_at + interval '366 days')
);

create index duty_override_by_person on auth.duty_override (tenant_id, person_id, id);

select data.tenant_table('auth.duty_pair', 'vextrus_auth', 'select, insert, update');
select data.tenant_table('auth.duty_override', 'vextrus_auth', 'select, insert, update');
