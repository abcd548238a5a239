-- Divisions, departments and cost centres: one tree a company. Which kind may stand under which is decided in Rust.
create table organization.org_unit (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  company_id uuid not null,
  kind       text not null,
  code       text not null,
  name       text not null,
  name_bn    text,
  parent_id  uuid,
  branch_id  uuid,
  state      text not null,
  version    integer not null,
  constraint org_unit_pk primary key (tenant_id, id),
  constraint org_unit_company foreign key (tenant_id, company_id) references organization.company (tenant_id, id),
  constraint org_unit_parent foreign key (tenant_id, parent_id) references organization.org_unit (tenant_id, id),
  constraint org_unit_branch foreign key (tenant_id, branch_id) references organization.branch (tenant_id, id),
  constraint org_unit_code_unique unique (tenant_id, company_id, kind, code),
  constraint org_unit_kind_known check (kind in ('division', 'department', 'cost-centre')),
  constraint org_unit_not_own_parent check (parent_id <> id),
  constraint org_unit_state_known check (state in ('open', 'closed'))
);

create index org_unit_by_code on organization.org_unit (tenant_id, code, id);
create index org_unit_by_parent on organization.org_unit (tenant_id, parent_id) where parent_id is not null;
create index org_unit_by_branch on organization.org_unit (tenant_id, branch_id) where branch_id is not null;

select data.tenant_table('organization.org_unit', 'vextrus_organization', 'select, insert, update');
