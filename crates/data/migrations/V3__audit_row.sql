-- Who did what, with before and after. Written once; sealing comes with the audit service.
create table data.audit_row (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  at        timestamptz not null,
  actor     text not null,
  operation text not null,
  noun      text not null,
  subject   uuid not null,
  before    jsonb,
  after     jsonb,
  request   uuid not null,
  constraint audit_row_pk primary key (tenant_id, id)
);

create index audit_row_subject on data.audit_row (tenant_id, noun, subject, id);

select data.tenant_table('data.audit_row', 'vextrus_service', '');
select data.append_only_table('data.audit_row');
