-- A company's accounting years: whole months, at most fifteen (Companies Act 1994 s.183(4)), one after the other.
create table organization.fiscal_year (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  company_id uuid not null,
  label      text not null,
  starts_on  date not null,
  ends_on    date not null,
  constraint fiscal_year_pk primary key (tenant_id, id),
  constraint fiscal_year_company foreign key (tenant_id, company_id) references organization.company (tenant_id, id),
  constraint fiscal_year_start_unique unique (tenant_id, company_id, starts_on),
  constraint fiscal_year_label_unique unique (tenant_id, company_id, label),
  constraint fiscal_year_length check (ends_on > starts_on and ends_on < starts_on + interval '15 months')
);

select data.tenant_table('organization.fiscal_year', 'vextrus_organization', 'select, insert');
