-- A chair that approvals are routed to: of the company, of a branch, or of a unit.
create table organization.position (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  company_id uuid not null,
  branch_id  uuid,
  unit_id    uuid,
  key        text not null,
  title      text not null,
  title_bn   text,
  state      text not null,
  version    integer not null,
  constraint position_pk primary key (tenant_id, id),
  constraint position_company foreign key (tenant_id, company_id) references organization.company (tenant_id, id),
  constraint position_branch foreign key (tenant_id, branch_id) references organization.branch (tenant_id, id),
  constraint position_unit foreign key (tenant_id, unit_id) references organization.org_unit (tenant_id, id),
  constraint position_state_known check (state in ('open', 'closed'))
);

-- One open chair of a kind in a place; the closed ones before it stay as history.
create unique index position_open_unique on organization.position (tenant_id, company_id, key, branch_id, unit_id)
  nulls not distinct where state = 'open';
create index position_by_key on organization.position (tenant_id, key, id);
create index position_by_branch on organization.position (tenant_id, branch_id) where branch_id is not null;
create index position_by_unit on organization.position (tenant_id, unit_id) where unit_id is not null;

select data.tenant_table('organization.position', 'vextrus_organization', 'select, insert, update');
