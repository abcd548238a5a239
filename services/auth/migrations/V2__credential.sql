-- What somebody signs in with, and how often that failed. Apart from the user: never shown, never in an audit row.
create table auth.credential (
  tenant_id    uuid not null default (current_setting('app.tenant_id'))::uuid,
  user_id      uuid not null,
  -- argon2id, in its PHC form.
  password     text,
  changed_at   timestamptz,
  failures     integer not null default 0,
  locked_until timestamptz,
  constraint credential_pk primary key (tenant_id, user_id),
  constraint credential_user foreign key (tenant_id, user_id) references auth.user (tenant_id, id)
);

select data.tenant_table('auth.credential', 'vextrus_auth', 'select, insert, update');
