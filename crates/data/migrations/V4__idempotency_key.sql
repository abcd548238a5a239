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

-- Old keys are taken away over all tenants; that role sees their age and nothing else.
create index idempotency_key_age on data.idempotency_key (at);
create policy system on data.idempotency_key to vextrus_system using (true) with check (false);
grant select (at), delete on data.idempotency_key to vextrus_system;
