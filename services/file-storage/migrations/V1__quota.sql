-- How much a tenant's files take. One row, so that two uploads cannot both take the last room.
create table file_storage.quota (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  used      bigint not null,
  reserved  bigint not null,
  constraint quota_pk primary key (tenant_id),
  constraint quota_used_positive check (used >= 0),
  constraint quota_reserved_positive check (reserved >= 0)
);

select data.tenant_table('file_storage.quota', 'vextrus_file_storage', 'select, insert, update');
