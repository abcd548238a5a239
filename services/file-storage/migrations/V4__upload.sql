-- An upload under way. `received` bytes are on the disk for good, whatever happens; what came after them may be lost.
create table file_storage.upload (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  kind       text not null,
  subject    uuid not null,
  name       text not null,
  bytes      bigint not null,
  received   bigint not null,
  sha256     text,
  raised_by  text not null,
  expires_at timestamptz not null,
  file_id    uuid,
  constraint upload_pk primary key (tenant_id, id),
  constraint upload_received_known check (received between 0 and bytes)
);

create index upload_by_end on file_storage.upload (tenant_id, expires_at);

select data.tenant_table('file_storage.upload', 'vextrus_file_storage', 'select, insert, update, delete');
