-- Where things are: divisions, districts, upazilas, unions. The country's list and the tenant's own, side by side.
create table master_data.area (
  tenant_id   uuid not null default (current_setting('app.tenant_id'))::uuid,
  id          uuid not null,
  kind        text not null,
  code        text not null,
  name        text not null,
  name_bn     text,
  geocode     text,
  parent_id   uuid,
  district_id uuid,
  division_id uuid,
  is_own      boolean not null,
  state       text not null,
  version     integer not null,
  constraint area_pk primary key (tenant_id, id),
  constraint area_code_unique unique (tenant_id, code),
  constraint area_parent foreign key (tenant_id, parent_id) references master_data.area (tenant_id, id),
  constraint area_district foreign key (tenant_id, district_id) references master_data.area (tenant_id, id),
  constraint area_division foreign key (tenant_id, division_id) references master_data.area (tenant_id, id),
  constraint area_kind_known check (kind in ('division', 'district', 'upazila', 'union')),
  constraint area_parent_known check ((kind = 'division') = (parent_id is null)),
  constraint area_state_known check (state in ('open', 'closed'))
);

create index area_by_code on master_data.area (tenant_id, code, id);
create index area_by_parent on master_data.area (tenant_id, parent_id, code);
create index area_by_district on master_data.area (tenant_id, district_id, code);
create index area_by_division on master_data.area (tenant_id, division_id, code);

select data.tenant_table('master_data.area', 'vextrus_master_data', 'select, insert, update');
