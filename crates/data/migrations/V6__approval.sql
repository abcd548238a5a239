-- Documents waiting for a second pair of eyes, and what those eyes decided.
create table data.approval (
  tenant_id    uuid not null default (current_setting('app.tenant_id'))::uuid,
  id           uuid not null,
  kind         text not null,
  document     uuid not null,
  company_id   uuid,
  amount_minor bigint,
  currency     text,
  summary      text not null,
  raised_by    text not null,
  maker        text not null,
  submitted_at timestamptz not null,
  state        text not null default 'waiting',
  checker      text,
  decided_at   timestamptz,
  reason       text,
  constraint approval_pk primary key (tenant_id, id),
  constraint approval_state_known check (state in ('waiting', 'approved', 'rejected', 'recalled')),
  constraint approval_maker_checks check (checker is null or state = 'recalled' or checker not in (maker, raised_by))
);

create unique index approval_live on data.approval (tenant_id, kind, document) where state = 'waiting';
create index approval_waiting on data.approval (tenant_id, submitted_at, id) where state = 'waiting';

select data.tenant_table('data.approval', 'vextrus_service', 'select, insert, update');
