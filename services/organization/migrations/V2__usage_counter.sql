-- How many of each a tenant has open. One row each, so that two people cannot both take the last one.
create table organization.usage_counter (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  what      text not null,
  used      integer not null,
  constraint usage_counter_pk primary key (tenant_id, what),
  constraint usage_counter_what_known check (what in ('company', 'branch', 'unit', 'position')),
  constraint usage_counter_positive check (used >= 0)
);

select data.tenant_table('organization.usage_counter', 'vextrus_organization', 'select, insert, update');
