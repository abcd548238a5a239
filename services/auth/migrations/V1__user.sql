-- Users of a tenant.
create table auth.user (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  name      text not null,
  version   integer not null,
  constraint user_pk primary key (tenant_id, id),
  constraint user_name_unique unique (tenant_id, name)
);

select data.tenant_table('auth.user', 'vextrus_auth', 'select, insert, update');
