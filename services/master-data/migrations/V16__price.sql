-- Lines of price lists: an item in a unit, from a quantity on, between two days.
create table master_data.price (
  tenant_id     uuid not null default (current_setting('app.tenant_id'))::uuid,
  id            uuid not null,
  list_id       uuid not null,
  item_id       uuid not null,
  measure_id    uuid not null,
  from_quantity bigint not null,
  minor         bigint not null,
  starts_on     date not null,
  ends_on       date,
  state         text not null,
  version       integer not null,
  constraint price_pk primary key (tenant_id, id),
  constraint price_list foreign key (tenant_id, list_id) references master_data.price_list (tenant_id, id),
  constraint price_item foreign key (tenant_id, item_id) references master_data.item (tenant_id, id),
  constraint price_measure foreign key (tenant_id, measure_id) references master_data.measure (tenant_id, id),
  constraint price_quantity_positive check (from_quantity >= 0),
  constraint price_minor_positive check (minor >= 0),
  constraint price_days_known check (starts_on <= ends_on),
  constraint price_state_known check (state in ('open', 'closed'))
);

create index price_by_item on master_data.price (tenant_id, item_id, list_id);
create index price_by_list on master_data.price (tenant_id, list_id, id);
create index price_by_measure on master_data.price (tenant_id, measure_id);

select data.tenant_table('master_data.price', 'vextrus_master_data', 'select, insert, update');
