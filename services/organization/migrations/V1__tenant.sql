-- A tenant's own row. The directory of all tenants belongs to the chassis; organization keeps the two equal.
create table organization.tenant (
  tenant_id     uuid not null default (current_setting('app.tenant_id'))::uuid,
  slug          text not null,
  name          text not null,
  name_bn       text,
  state         text not null,
  state_since   timestamptz not null,
  state_reason  text,
  plan          text not null,
  max_companies integer not null,
  max_branches  integer not null,
  max_units     integer not null,
  max_positions integer not null,
  max_users     integer not null,
  trial_ends_on date,
  data_region   text not null,
  owner_id      uuid not null,
  owner_email   text not null,
  version       integer not null,
  constraint tenant_pk primary key (tenant_id),
  constraint tenant_state_known check (state in ('trial', 'active', 'suspended', 'archived', 'erased')),
  constraint tenant_trial_ends check (state <> 'trial' or trial_ends_on is not null),
  constraint tenant_limits_positive check (least(max_companies, max_branches, max_units, max_positions, max_users) >= 0)
);

select data.tenant_table('organization.tenant', 'vextrus_organization', 'select, insert, update');
