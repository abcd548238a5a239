-- Parties of a tenant.
create table master_data.party (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  name      text not null,
  version   integer not null,
  constraint party_pk primary key (tenant_id, id),
  constraint party_name_unique unique (tenant_id, name)
);

select data.tenant_table('master_data.party', 'vextrus_master_data', 'select, insert, update');
