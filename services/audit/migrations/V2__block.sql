-- Audit rows sealed together, chained and signed. Written once. `row_ids` and `leaves` (32 bytes each, in the same order)
-- are kept so that a row that was changed or deleted can be named.
create table audit.block (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  n         bigint not null,
  prev      bytea not null,
  root      bytea not null,
  count     bigint not null,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  sealed_at timestamptz not null,
  row_ids   uuid[] not null,
  leaves    bytea not null,
  hash      bytea not null,
  key_id    text not null,
  signature bytea not null,
  -- What the look that found these rows could see, and in which cluster: the next look asks for what this one could not.
  -- Empty when more was left to seal. Not part of what is signed: it only saves work.
  snapshot  text not null,
  cluster   text not null,
  constraint block_pk primary key (tenant_id, n)
);

select data.tenant_table('audit.block', 'vextrus_audit', 'select, insert');
select data.append_only_table('audit.block');

-- The rows themselves are the data path's.
grant select on data.audit_row to vextrus_audit;
