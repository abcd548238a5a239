-- A legal entity. Its TIN and BIN are its own: one of each in a tenant.
create table organization.company (
  tenant_id               uuid not null default (current_setting('app.tenant_id'))::uuid,
  id                      uuid not null,
  name                    text not null,
  name_bn                 text,
  legal_form              text,
  tin                     text,
  bin                     text,
  legacy_tin              text,
  legacy_bin              text,
  base_currency           text not null,
  fiscal_year_start_month smallint not null,
  vat_registration        text not null,
  state                   text not null,
  version                 integer not null,
  constraint company_pk primary key (tenant_id, id),
  constraint company_tin_unique unique (tenant_id, tin),
  constraint company_bin_unique unique (tenant_id, bin),
  constraint company_tin_digits check (tin ~ '^[0-9]{12}$'),
  constraint company_bin_digits check (bin ~ '^[0-9]{13}$'),
  constraint company_month_known check (fiscal_year_start_month between 1 and 12),
  constraint company_vat_registration_known check (vat_registration in ('central', 'branch')),
  constraint company_state_known check (state in ('open', 'closed'))
);

create index company_by_name on organization.company (tenant_id, name, id);

select data.tenant_table('organization.company', 'vextrus_organization', 'select, insert, update');
