-- A file on a document. What it is removed for is said; its content stays as long as papers are kept.
create table file_storage.file (
  tenant_id      uuid not null default (current_setting('app.tenant_id'))::uuid,
  id             uuid not null,
  kind           text not null,
  subject        uuid not null,
  name           text not null,
  digest         text not null,
  bytes          bigint not null,
  media_type     text not null,
  uploaded_by    text not null,
  uploaded_at    timestamptz not null,
  removed_by     text,
  removed_at     timestamptz,
  removed_reason text,
  version        integer not null,
  constraint file_pk primary key (tenant_id, id),
  constraint file_content foreign key (tenant_id, digest) references file_storage.content (tenant_id, digest),
  constraint file_removed_known check ((removed_at is null) = (removed_reason is null))
);

create index file_of_document on file_storage.file (tenant_id, kind, subject, id);
create index file_of_content on file_storage.file (tenant_id, digest);

select data.tenant_table('file_storage.file', 'vextrus_file_storage', 'select, insert, update');
