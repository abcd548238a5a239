-- What is true of the installation as a whole: one row. Held after a restore, until the operator releases it;
-- which password its processes sign in with.
create table data.installation (
  one           boolean not null default true,
  held_at       timestamptz,
  held_why      text,
  restored_to   timestamptz,
  papers        jsonb not null default '[]',
  released_at   timestamptz,
  login_edition integer not null default 1,
  constraint installation_pk primary key (one),
  constraint installation_is_one check (one)
);

insert into data.installation default values;

alter table data.installation enable row level security;
alter table data.installation force row level security;
create policy system on data.installation to vextrus_system using (true) with check (true);
create policy owner on data.installation to vextrus_owner using (true) with check (true);
grant select, update on data.installation to vextrus_system;
