-- How a tenant wants the numbers of a series written, said at go-live before the first number is given.
create table configuration.series_format (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  key       text not null,
  format    text not null,
  version   integer not null,
  constraint series_format_pk primary key (tenant_id, key)
);

select data.tenant_table('configuration.series_format', 'vextrus_configuration', 'select, insert, update');
