-- In which role a party is dealt with, from a day on. Vendors have a life of their own.
create table master_data.party_role (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  party_id  uuid not null,
  role      text not null,
  starts_on date not null,
  ends_on   date,
  version   integer not null,
  constraint party_role_pk primary key (tenant_id, id),
  constraint party_role_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint party_role_dates check (ends_on >= starts_on),
  constraint party_role_role_known check (role in ('customer', 'landowner', 'bank', 'insurer', 'government-authority',
    'employee', 'broker', 'other'))
);

create unique index party_role_open_unique on master_data.party_role (tenant_id, party_id, role) where ends_on is null;
create index party_role_by_role on master_data.party_role (tenant_id, role, party_id) where ends_on is null;

select data.tenant_table('master_data.party_role', 'vextrus_master_data', 'select, insert, update');
