-- People who can sign in.
create table auth.user (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  name       text not null,
  name_bn    text,
  -- Folded. Null only for an owner whose address has not been told yet.
  email      text,
  mobile     text,
  language   text not null,
  state      text not null,
  created_at timestamptz not null,
  version    integer not null,
  constraint user_pk primary key (tenant_id, id),
  constraint user_email_unique unique (tenant_id, email),
  constraint user_language_known check (language in ('en', 'bn')),
  constraint user_state_known check (state in ('invited', 'active', 'disabled')),
  constraint user_active_has_email check (state <> 'active' or email is not null)
);

create index user_by_name on auth.user (tenant_id, name, id);

select data.tenant_table('auth.user', 'vextrus_auth', 'select, insert, update');
