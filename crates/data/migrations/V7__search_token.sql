-- Normalised words of both scripts, read by prefix range: no extension, no operator that leaks past a policy.
create table data.search_token (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  kind      text not null collate "C",
  token     text not null collate "C",
  id        uuid not null,
  constraint search_token_pk primary key (tenant_id, kind, token, id)
);

create index search_token_id on data.search_token (tenant_id, kind, id);

select data.tenant_table('data.search_token', 'vextrus_service', 'select');
