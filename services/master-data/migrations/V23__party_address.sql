-- Where a party is found. At most one open address is its first one.
create table master_data.party_address (
  tenant_id   uuid not null default (current_setting('app.tenant_id'))::uuid,
  id          uuid not null,
  party_id    uuid not null,
  kind        text not null,
  line        text not null,
  line_bn     text,
  area_id     uuid,
  postal_code text,
  is_primary  boolean not null,
  state       text not null,
  version     integer not null,
  constraint party_address_pk primary key (tenant_id, id),
  constraint party_address_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint party_address_area foreign key (tenant_id, area_id) references master_data.area (tenant_id, id),
  constraint party_address_kind_known check (kind in ('registered', 'billing', 'delivery', 'site', 'other')),
  constraint party_address_state_known check (state in ('open', 'closed'))
);

create index party_address_by_party on master_data.party_address (tenant_id, party_id, id);
create unique index party_address_primary_known on master_data.party_address (tenant_id, party_id)
  where is_primary and state = 'open';

select data.tenant_table('master_data.party_address', 'vextrus_master_data', 'select, insert, update');
