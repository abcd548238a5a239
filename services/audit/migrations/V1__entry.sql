-- Entries of a tenant.
create table audit.entry (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  name      text not null,
  version   integer not null,
  constraint entry_pk primary key (tenant_id, id),
  constraint entry_name_unique unique (tenant_id, name)
);

select data.tenant_table('audit.entry', 'vextrus_audit', 'select, insert, update');
