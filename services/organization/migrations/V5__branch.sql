-- A place of business.
create table organization.branch (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  company_id uuid not null,
  code       text not null,
  name       text not null,
  name_bn    text,
  address    text,
  bin        text,
  state      text not null,
  version    integer not null,
  constraint branch_pk primary key (tenant_id, id),
  constraint branch_company foreign key (tenant_id, company_id) references organization.company (tenant_id, id),
  constraint branch_code_unique unique (tenant_id, company_id, code),
  constraint branch_bin_unique unique (tenant_id, bin),
  constraint branch_bin_digits check (bin ~ '^[0-9]{13}$'),
  constraint branch_state_known check (state in ('open', 'closed'))
);

create index branch_by_code on organization.branch (tenant_id, code, id);

select data.tenant_table('organization.branch', 'vextrus_organization', 'select, insert, update');
