-- The keys access tokens are signed with: of the installation, of no tenant. One is prepared, one signs, those before
-- verify until the last token they signed has expired. The private part is sealed with a key no database holds.
create table auth.signing_key (
  id           uuid not null,
  public       bytea not null,
  sealed       bytea not null,
  made_at      timestamptz not null,
  signs_from   timestamptz,
  retired_at   timestamptz,
  -- When the last token it signed expires, where that is later than usual.
  longest_until timestamptz,
  constraint signing_key_pk primary key (id)
);

alter table auth.signing_key enable row level security;
alter table auth.signing_key force row level security;
select data.system_table('auth.signing_key', 'select, insert, update, delete');
