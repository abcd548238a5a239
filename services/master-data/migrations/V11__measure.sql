-- Units of measure. One of a quality other than a package's is so many of that quality's first one, exactly.
create table master_data.measure (
  tenant_id   uuid not null default (current_setting('app.tenant_id'))::uuid,
  id          uuid not null,
  symbol      text not null,
  name        text not null,
  name_bn     text,
  quality     text not null,
  numerator   bigint not null,
  denominator bigint not null,
  decimals    smallint not null,
  shipped     boolean not null,
  state       text not null,
  version     integer not null,
  constraint measure_pk primary key (tenant_id, id),
  constraint measure_quality_known check (quality in ('count', 'package', 'mass', 'length', 'area', 'volume', 'time')),
  constraint measure_factor_positive check (numerator > 0 and denominator > 0),
  constraint measure_decimals_known check (decimals between 0 and 6),
  constraint measure_state_known check (state in ('open', 'closed'))
);

-- MT and mt would be taken for each other.
create unique index measure_symbol_unique on master_data.measure (tenant_id, lower(symbol));

select data.tenant_table('master_data.measure', 'vextrus_master_data', 'select, insert, update');
