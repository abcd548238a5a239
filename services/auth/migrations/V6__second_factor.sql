-- An authenticator app. The secret is sealed with the tenant's key.
create table auth.second_factor (
  tenant_id    uuid not null default (current_setting('app.tenant_id'))::uuid,
  user_id      uuid not null,
  secret       bytea not null,
  confirmed_at timestamptz,
  -- The last thirty seconds a code was taken from: none is good twice.
  last_step    bigint not null default 0,
  constraint second_factor_pk primary key (tenant_id, user_id),
  constraint second_factor_user foreign key (tenant_id, user_id) references auth.user (tenant_id, id)
);

select data.tenant_table('auth.second_factor', 'vextrus_auth', 'select, insert, update, delete');

-- Codes for the day the telephone is lost; each is good once.
create table auth.recovery_code (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  user_id   uuid not null,
  hash      bytea not null,
  used_at   timestamptz,
  constraint recovery_code_pk primary key (tenant_id, user_id, hash),
  constraint recovery_code_user foreign key (tenant_id, user_id) references auth.user (tenant_id, id)
);

select data.tenant_table('auth.recovery_code', 'vextrus_auth', 'select, insert, update, delete');
