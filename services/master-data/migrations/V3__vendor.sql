-- A party from whom is bought: asked for by one person, approved by another, suspended or blacklisted with a reason.
create table master_data.vendor (
  tenant_id       uuid not null default (current_setting('app.tenant_id'))::uuid,
  id              uuid not null,
  party_id        uuid not null,
  type            text not null,
  category        text,
  enlisted_until  date,
  reference       text,
  note            text,
  raised_by       text not null,
  state           text not null,
  reason          text,
  barred_until    date,
  decision_reason text,
  version         integer not null,
  constraint vendor_pk primary key (tenant_id, id),
  constraint vendor_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint vendor_reference_unique unique (tenant_id, reference),
  constraint vendor_type_known check (type in ('supplier', 'contractor', 'subcontractor', 'service')),
  constraint vendor_state_known check (state in ('applied', 'submitted', 'approved', 'rejected', 'suspended', 'blacklisted',
    'closed')),
  constraint vendor_reason_known check (state not in ('suspended', 'blacklisted') or reason is not null)
);

-- One life at a time; the ones before it stay as history.
create unique index vendor_party_unique on master_data.vendor (tenant_id, party_id) where state not in ('rejected', 'closed');
create index vendor_by_party on master_data.vendor (tenant_id, party_id);
create index vendor_by_state on master_data.vendor (tenant_id, state, id);

select data.tenant_table('master_data.vendor', 'vextrus_master_data', 'select, insert, update');
