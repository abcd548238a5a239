-- A request to change what the law knows a company by. It takes effect when a second person approves it.
create table organization.company_change (
  tenant_id        uuid not null default (current_setting('app.tenant_id'))::uuid,
  id               uuid not null,
  company_id       uuid not null,
  company_version  integer not null,
  reference        text,
  reason           text not null,
  raised_by        text not null,
  name             text,
  tin              text,
  bin              text,
  base_currency    text,
  vat_registration text,
  state            text not null,
  decision_reason  text,
  version          integer not null,
  constraint company_change_pk primary key (tenant_id, id),
  constraint company_change_company foreign key (tenant_id, company_id) references organization.company (tenant_id, id),
  constraint company_change_reference_unique unique (tenant_id, reference),
  constraint company_change_state_known check (state in ('draft', 'submitted', 'approved', 'rejected')),
  constraint company_change_numbered check ((state = 'draft') = (reference is null))
);

create index company_change_by_company on organization.company_change (tenant_id, company_id, id);

select data.tenant_table('organization.company_change', 'vextrus_organization', 'select, insert, update');
