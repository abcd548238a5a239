-- What happened, written in the transaction that made it happen. Never changed.
create table data.outbox (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  position   bigint generated always as identity,
  name       text not null,
  version    smallint not null,
  aggregate  uuid not null,
  payload    jsonb not null,
  actor      text not null,
  request    uuid not null,
  at         timestamptz not null,
  constraint outbox_pk primary key (tenant_id, id)
);

select data.tenant_table('data.outbox', 'vextrus_service', '');
select data.system_table('data.outbox', 'select');
select data.append_only_table('data.outbox');

-- Who listens: written by each process that starts, read at every commit that publishes.
create table data.subscription (
  consumer text not null,
  event    text not null,
  constraint subscription_pk primary key (event, consumer)
);

alter table data.subscription enable row level security;
alter table data.subscription force row level security;
create policy everybody on data.subscription using (true) with check (true);
grant select, insert, delete on data.subscription to vextrus_system;

-- One row for each consumer of an event and for each job; gone when done. A claim is a lease.
create table data.delivery (
  tenant_id    uuid not null default (current_setting('app.tenant_id'))::uuid,
  id           uuid not null,
  consumer     text not null,
  name         text not null,
  position     bigint generated always as identity,
  aggregate    uuid,
  payload      jsonb not null,
  request      uuid not null,
  dedupe       text,
  state        text not null default 'waiting',
  attempts     integer not null default 0,
  run_at       timestamptz not null,
  leased_until timestamptz,
  lease        uuid,
  last_error   text,
  constraint delivery_pk primary key (tenant_id, id),
  constraint delivery_state_known check (state in ('waiting', 'leased', 'dead'))
);

create unique index delivery_dedupe on data.delivery (tenant_id, consumer, dedupe) where dedupe is not null and state <> 'dead';
create index delivery_aggregate on data.delivery (tenant_id, consumer, aggregate, position) where state <> 'dead';
-- The workers' look over all tenants; the one index of a system table that does not begin with the tenant.
create index delivery_ready on data.delivery (consumer, run_at) where state <> 'dead';

select data.tenant_table('data.delivery', 'vextrus_service', '');
select data.system_table('data.delivery', 'select, update, delete');
