-- Groups of items, a tree.
create table master_data.item_group (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  code      text not null,
  name      text not null,
  name_bn   text,
  parent_id uuid,
  state     text not null,
  version   integer not null,
  constraint item_group_pk primary key (tenant_id, id),
  constraint item_group_parent foreign key (tenant_id, parent_id) references master_data.item_group (tenant_id, id),
  constraint item_group_code_unique unique (tenant_id, code),
  constraint item_group_own_parent_known check (parent_id <> id),
  constraint item_group_state_known check (state in ('open', 'closed'))
);

create index item_group_by_parent on master_data.item_group (tenant_id, parent_id) where parent_id is not null;

select data.tenant_table('master_data.item_group', 'vextrus_master_data', 'select, insert, update');
