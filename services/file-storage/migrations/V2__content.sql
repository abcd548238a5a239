-- What lies on the disk: the same bytes once, whatever files they are of. Who scans for all tenants sees where something
-- waits, and nothing else.
create table file_storage.content (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  digest     text not null,
  bytes      bigint not null,
  media_type text not null,
  state      text not null,
  finding    text,
  scanned_at timestamptz,
  busy_until timestamptz,
  constraint content_pk primary key (tenant_id, digest),
  constraint content_state_known check (state in ('waiting', 'held', 'clean', 'infected'))
);

create index content_unscanned on file_storage.content (tenant_id) where state in ('waiting', 'held') and finding is null;

select data.tenant_table('file_storage.content', 'vextrus_file_storage', 'select, insert, update');

create policy system on file_storage.content to vextrus_system using (true) with check (false);
grant usage on schema file_storage to vextrus_system;
grant select (tenant_id, state, finding) on file_storage.content to vextrus_system;
