-- Roles the tenant made itself; the shipped ones are part of the program. A role is retired, never deleted: assignments
-- of the past name it.
create table auth.role (
  tenant_id   uuid not null default (current_setting('app.tenant_id'))::uuid,
  key         text not null,
  id          uuid not null,
  name        text not null,
  name_bn     text,
  level       smallint not null,
  description text,
  permissions text[] not null,
  retired_at  timestamptz,
  version     integer not null,
  constraint role_pk primary key (tenant_id, key),
  constraint role_level_known check (level between 1 and 9)
);

select data.tenant_table('auth.role', 'vextrus_auth', 'select, insert, update');
