-- What a tenant configured, as every process reads it: one row a part (settings, flags, own fields), written whole by the
-- service of configuration, which keeps how it came about. A process remembers it by the versions.
create table data.configuration (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  part      text not null,
  version   bigint not null,
  whole     jsonb not null,
  constraint configuration_pk primary key (tenant_id, part)
);

select data.tenant_table('data.configuration', 'vextrus_service', 'select');
