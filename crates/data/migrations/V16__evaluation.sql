-- What rules decided, saved in the transaction of what it decided. Written once.
create table data.evaluation (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  at        timestamptz not null,
  actor     text not null,
  operation text not null,
  noun      text,
  subject   uuid,
  decision  text not null,
  pack      text not null,
  digest    text not null,
  case_on   date not null,
  known_on  date not null,
  refused   text,
  whole     jsonb not null,
  constraint evaluation_pk primary key (tenant_id, id),
  constraint evaluation_about check ((noun is null) = (subject is null))
);

create index evaluation_of_subject on data.evaluation (tenant_id, noun, subject, id);
create index evaluation_of_decision on data.evaluation (tenant_id, decision, id);

select data.tenant_table('data.evaluation', 'vextrus_service', 'select, insert');
select data.append_only_table('data.evaluation');
