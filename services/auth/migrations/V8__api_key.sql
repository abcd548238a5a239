-- Keys programs sign in with, as somebody and never with more than he may.
create table auth.api_key (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  user_id    uuid not null,
  name       text not null,
  names      text[] not null,
  networks   text[] not null,
  secret     bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  seen_at    timestamptz,
  revoked_at timestamptz,
  constraint api_key_pk primary key (tenant_id, id),
  constraint api_key_user foreign key (tenant_id, user_id) references auth.user (tenant_id, id)
);

create index api_key_by_user on auth.api_key (tenant_id, user_id, created_at);

select data.tenant_table('auth.api_key', 'vextrus_auth', 'select, insert, update');
