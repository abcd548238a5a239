-- Packs of a tenant.
create table rules_engine.pack (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  name      text not null,
  version   integer not null,
  constraint pack_pk primary key (tenant_id, id),
  constraint pack_name_unique unique (tenant_id, name)
);

select data.tenant_table('rules_engine.pack', 'vextrus_rules_engine', 'select, insert, update');
