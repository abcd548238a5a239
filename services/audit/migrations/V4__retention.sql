-- How long a tenant keeps rows of a kind, where it is longer than the law asks.
create table audit.retention (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  kind      text not null,
  years     integer not null,
  constraint retention_pk primary key (tenant_id, kind)
);

select data.tenant_table('audit.retention', 'vextrus_audit', 'select, insert, update');

-- Rows that must not go, whatever their age: a court's or a revenue officer's proceeding. What is null holds everything.
create table audit.hold (
  tenant_id      uuid not null default (current_setting('app.tenant_id'))::uuid,
  id             uuid not null,
  noun           text,
  subject        uuid,
  from_on        date,
  until_on       date,
  reason         text not null,
  placed_by      text not null,
  placed_at      timestamptz not null,
  released_by    text,
  released_at    timestamptz,
  release_reason text,
  constraint hold_pk primary key (tenant_id, id),
  constraint hold_period check (from_on <= until_on)
);

select data.tenant_table('audit.hold', 'vextrus_audit', 'select, insert, update (released_by, released_at, release_reason)');

-- Which rows were removed because their time had come, and by which rule. Signed, written once, before they go.
create table audit.purge (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  at        timestamptz not null,
  rule      text not null,
  row_ids   uuid[] not null,
  key_id    text not null,
  signature bytea not null,
  constraint purge_pk primary key (tenant_id, id)
);

select data.tenant_table('audit.purge', 'vextrus_audit', 'select, insert');
select data.append_only_table('audit.purge');
