-- Sealed rows as search sees them; made by the sealer, so that commands pay for none of these indexes. It proves nothing:
-- verification reads rows and blocks.
create table audit.entry (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  n         bigint not null,
  place     integer not null,
  at        timestamptz not null,
  actor     text not null,
  operation text not null,
  noun      text not null,
  subject   uuid not null,
  fields    text[] not null,
  constraint entry_pk primary key (tenant_id, id)
);

create index entry_at on audit.entry (tenant_id, at, id);
create index entry_actor on audit.entry (tenant_id, actor, at, id);
create index entry_operation on audit.entry (tenant_id, operation, at, id);
create index entry_noun on audit.entry (tenant_id, noun, at, id);
create index entry_subject on audit.entry (tenant_id, subject, at, id);

select data.tenant_table('audit.entry', 'vextrus_audit', 'select, insert, delete');

-- Words of names, codes, numbers and reasons in them, read by prefix range.
create table audit.word (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  word      text not null collate "C",
  at        timestamptz not null,
  constraint word_pk primary key (tenant_id, id, word)
);

create index word_at on audit.word (tenant_id, word, at, id);

select data.tenant_table('audit.word', 'vextrus_audit', 'select, insert, delete');
