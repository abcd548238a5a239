-- Whom one speaks to at a party. At most one open contact is its first one.
create table master_data.party_contact (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  party_id   uuid not null,
  name       text not null,
  name_bn    text,
  position   text,
  mobile     text,
  email      text,
  purpose    text not null,
  is_primary boolean not null,
  state      text not null,
  ended_on   date,
  version    integer not null,
  constraint party_contact_pk primary key (tenant_id, id),
  constraint party_contact_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint party_contact_purpose_known check (purpose in ('general', 'orders', 'payments', 'site', 'legal')),
  constraint party_contact_state_known check (state in ('open', 'closed')),
  constraint party_contact_ended_known check ((state = 'closed') = (ended_on is not null))
);

create index party_contact_by_party on master_data.party_contact (tenant_id, party_id, id);
create unique index party_contact_primary_known on master_data.party_contact (tenant_id, party_id)
  where is_primary and state = 'open';

select data.tenant_table('master_data.party_contact', 'vextrus_master_data', 'select, insert, update');
