-- Exports made of a tenant, each with the digest of its manifest; an erase needs one.
create table data.tenant_export (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  at        timestamptz not null,
  state     text not null,
  folder    text not null,
  tables    integer not null default 0,
  rows      bigint not null default 0,
  digest    text,
  constraint tenant_export_pk primary key (tenant_id, id),
  constraint tenant_export_state_known check (state in ('running', 'done'))
);

select data.tenant_table('data.tenant_export', 'vextrus_service', 'select, insert, update');

-- What is left of an erased tenant: that it was, when it went, and the digest of its last export.
-- Each stone carries the hash of the one before it.
create table data.tombstone (
  n         bigint not null,
  tenant_id uuid not null,
  at        timestamptz not null,
  digest    text not null,
  hash      text not null,
  constraint tombstone_pk primary key (n),
  constraint tombstone_tenant_unique unique (tenant_id)
);

alter table data.tombstone enable row level security;
alter table data.tombstone force row level security;
create policy system on data.tombstone to vextrus_system using (true) with check (true);
grant select, insert on data.tombstone to vextrus_system;
select data.append_only_table('data.tombstone');
