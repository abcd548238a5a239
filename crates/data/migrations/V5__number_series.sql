-- The last number given of each series; taken last in a transaction, so that a number lost is a number never given.
create table data.number_series (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  series    text not null,
  scope     text not null,
  last      bigint not null,
  constraint number_series_pk primary key (tenant_id, series, scope)
);

select data.tenant_table('data.number_series', 'vextrus_service', '');
