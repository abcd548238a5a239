-- The register of dimensions: what lines of the books are sorted by besides company, branch and account.
create table master_data.dimension (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  kind      text not null,
  code      text not null,
  name      text not null,
  name_bn   text,
  parent_id uuid,
  -- Whose books it may stand in; empty is all companies'.
  companies uuid[] not null,
  starts_on date,
  ends_on   date,
  state     text not null,
  version   integer not null,
  constraint dimension_pk primary key (tenant_id, id),
  constraint dimension_parent foreign key (tenant_id, parent_id) references master_data.dimension (tenant_id, id),
  constraint dimension_code_unique unique nulls not distinct (tenant_id, kind, parent_id, code),
  constraint dimension_kind_known check (kind in ('project', 'site', 'wbs', 'cost-code', 'unit', 'asset', 'employee', 'other')),
  constraint dimension_own_parent_known check (parent_id <> id),
  constraint dimension_days_known check (starts_on <= ends_on),
  constraint dimension_state_known check (state in ('open', 'closed'))
);

create index dimension_by_code on master_data.dimension (tenant_id, code, id);
create index dimension_by_parent on master_data.dimension (tenant_id, parent_id) where parent_id is not null;

select data.tenant_table('master_data.dimension', 'vextrus_master_data', 'select, insert, update');
