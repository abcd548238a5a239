-- A client's key with the answer it got; the same key again gets the same answer.
create table data.idempotency_key (
  tenant_id   uuid not null default (current_setting('app.tenant_id'))::uuid,
  key         text not null,
  fingerprint bytea not null,
  answer      jsonb,
  at          timestamptz not null default now(),
  constraint idempotency_key_pk primary key (tenant_id, key)
);

select data.tenant_table('data.idempotency_key', 'vextrus_service', '');
