-- A tenant's keys for single fields, each wrapped with a key of this installation. The newest seals; all open.
create table data.tenant_key (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  version   integer not null,
  wrapped   bytea not null,
  made_at   timestamptz not null,
  constraint tenant_key_pk primary key (tenant_id, version)
);

select data.tenant_table('data.tenant_key', 'vextrus_service', 'select, insert');
