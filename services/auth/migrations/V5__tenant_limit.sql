-- How many people a tenant may have and has, the disabled not counted. One row, so that two cannot both be the last.
create table auth.tenant_limit (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  max_users integer not null,
  used      integer not null,
  constraint tenant_limit_pk primary key (tenant_id),
  constraint tenant_limit_positive check (used >= 0)
);

select data.tenant_table('auth.tenant_limit', 'vextrus_auth', 'select, insert, update');
