-- Raised by every change of roles, in the transaction of the change: a command that was let in by older roles is
-- refused and let in anew. One row a tenant.
create table data.grants_version (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  version   bigint not null,
  constraint grants_version_pk primary key (tenant_id)
);

select data.tenant_table('data.grants_version', 'vextrus_service', 'select');

-- Their new forms take an argument more.
drop function if exists data.enter(boolean, text, bytea);
drop function if exists data.save(timestamptz, text, uuid, text, jsonb, jsonb, jsonb, jsonb, text, jsonb);
