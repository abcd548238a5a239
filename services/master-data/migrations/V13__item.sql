-- What is bought, sold, stocked, used and built.
create table master_data.item (
  tenant_id    uuid not null default (current_setting('app.tenant_id'))::uuid,
  id           uuid not null,
  code         text not null,
  name         text not null,
  name_bn      text,
  -- What people call it, in either script.
  aliases      text[] not null,
  kind         text not null,
  group_id     uuid,
  measure_id   uuid not null,
  -- Words of the rules' questions `supply` and `payment_kind`.
  vat_class    text,
  payment_kind text,
  hs_code      text,
  tracking     text not null,
  state        text not null,
  version      integer not null,
  constraint item_pk primary key (tenant_id, id),
  constraint item_group foreign key (tenant_id, group_id) references master_data.item_group (tenant_id, id),
  constraint item_measure foreign key (tenant_id, measure_id) references master_data.measure (tenant_id, id),
  constraint item_code_unique unique (tenant_id, code),
  constraint item_kind_known check (kind in ('stock', 'expense', 'service', 'asset', 'work')),
  constraint item_tracking_known check (tracking in ('none', 'lot', 'serial')),
  constraint item_hs_code_known check (hs_code ~ '^[0-9]{8}$'),
  constraint item_state_known check (state in ('open', 'closed'))
);

create index item_by_group on master_data.item (tenant_id, group_id, code, id) where group_id is not null;
create index item_by_measure on master_data.item (tenant_id, measure_id);

select data.tenant_table('master_data.item', 'vextrus_master_data', 'select, insert, update');
