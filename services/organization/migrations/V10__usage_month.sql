-- What was opened and closed in each month, for the operator's bill; counted from events, each exactly once.
create table organization.usage_month (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  month     date not null,
  what      text not null,
  opened    integer not null,
  closed    integer not null,
  constraint usage_month_pk primary key (tenant_id, month, what),
  constraint usage_month_what_known check (what in ('company', 'branch', 'unit', 'position')),
  constraint usage_month_first_day check (extract(day from month) = 1)
);

select data.tenant_table('organization.usage_month', 'vextrus_organization', 'select, insert, update');
