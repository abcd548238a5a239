-- The installation's keys for signing blocks. The private part is sealed with a key that no database holds; public parts
-- stay for ever, for old blocks are checked with them. No tenant has a key of its own here.
create table audit.signing_key (
  id         text not null,
  public     bytea not null,
  sealed     bytea,
  made_at    timestamptz not null,
  retired_at timestamptz,
  constraint signing_key_pk primary key (id),
  constraint signing_key_retired check ((sealed is null) = (retired_at is not null))
);

alter table audit.signing_key enable row level security;
alter table audit.signing_key force row level security;
create policy everybody on audit.signing_key to vextrus_owner, vextrus_audit, vextrus_eraser using (true) with check (true);
grant select, insert, update (sealed, retired_at) on audit.signing_key to vextrus_audit;
grant select (id, public, made_at) on audit.signing_key to vextrus_eraser;
