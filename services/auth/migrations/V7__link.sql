-- Invitations and resets: good once, for some hours, until a newer one is made.
create table auth.link (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  user_id    uuid not null,
  purpose    text not null,
  secret     bytea not null,
  made_by    text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  voided_at  timestamptz,
  constraint link_pk primary key (tenant_id, id),
  constraint link_user foreign key (tenant_id, user_id) references auth.user (tenant_id, id),
  constraint link_purpose_known check (purpose in ('invitation', 'reset'))
);

create index link_by_user on auth.link (tenant_id, user_id);

select data.tenant_table('auth.link', 'vextrus_auth', 'select, insert, update');
