-- Somebody's being signed in on one device. Secrets are kept as SHA-256 only.
create table auth.session (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  user_id    uuid not null,
  kind       text not null,
  device     text not null,
  address    text,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  -- The cookie's secret, or the newest refresh token's.
  secret     bytea,
  -- The refresh token's before.
  previous   bytea,
  rotated_at timestamptz,
  -- What all refresh tokens of the session have in common: it tells an old one from a guess.
  family     bytea,
  ended_at   timestamptz,
  end_reason text,
  constraint session_pk primary key (tenant_id, id),
  constraint session_of_user foreign key (tenant_id, user_id) references auth.user (tenant_id, id),
  constraint session_kind_known check (kind in ('token', 'cookie', 'operator'))
);

create index session_by_user on auth.session (tenant_id, user_id, created_at);
create index session_open on auth.session (tenant_id, expires_at) where ended_at is null;

select data.tenant_table('auth.session', 'vextrus_auth', 'select, insert, update');

-- How many there are, over all tenants: for the gauge, and nothing else of them.
select data.system_table('auth.session', 'select (tenant_id, expires_at, ended_at)');
grant usage on schema auth to vextrus_system;
