-- What one unit of an item is in the item's own unit, exactly: 1 bag of cement is 50/1 kg.
create table master_data.conversion (
  tenant_id   uuid not null default (current_setting('app.tenant_id'))::uuid,
  id          uuid not null,
  item_id     uuid not null,
  measure_id  uuid not null,
  numerator   bigint not null,
  denominator bigint not null,
  state       text not null,
  version     integer not null,
  constraint conversion_pk primary key (tenant_id, id),
  constraint conversion_item foreign key (tenant_id, item_id) references master_data.item (tenant_id, id),
  constraint conversion_measure foreign key (tenant_id, measure_id) references master_data.measure (tenant_id, id),
  constraint conversion_factor_positive check (numerator > 0 and denominator > 0),
  constraint conversion_state_known check (state in ('open', 'closed'))
);

create unique index conversion_unique on master_data.conversion (tenant_id, item_id, measure_id) where state = 'open';
create index conversion_by_measure on master_data.conversion (tenant_id, measure_id) where state = 'open';

select data.tenant_table('master_data.conversion', 'vextrus_master_data', 'select, insert, update');
