-- Whoever the tenant deals with: once, however many roles and companies.
create table master_data.party (
  tenant_id     uuid not null default (current_setting('app.tenant_id'))::uuid,
  id            uuid not null,
  code          text not null,
  kind          text not null,
  name          text not null,
  name_bn       text,
  tin           text,
  bin           text,
  legacy_tin    text,
  legacy_bin    text,
  mobile        text,
  phone         text,
  email         text,
  residency     text not null,
  taxed_as      text,
  vat_status    text,
  supplier_kind text,
  psr_otherwise text,
  -- The name as it sounds, in either script: what duplicates are found by.
  sound         text,
  sound_bn      text,
  state         text not null,
  merged_into   uuid,
  version       integer not null,
  constraint party_pk primary key (tenant_id, id),
  constraint party_code_unique unique (tenant_id, code),
  constraint party_merged_into foreign key (tenant_id, merged_into) references master_data.party (tenant_id, id),
  constraint party_kind_known check (kind in ('person', 'proprietorship', 'partnership', 'private-limited', 'public-limited',
    'joint-venture', 'association', 'ngo', 'government', 'foreign-company')),
  constraint party_residency_known check (residency in ('resident', 'non-resident')),
  constraint party_taxed_as_known check (taxed_as in ('person', 'company')),
  constraint party_vat_status_known check (vat_status in ('registered', 'enlisted', 'none', 'exempt')),
  constraint party_supplier_kind_known check (supplier_kind in ('manufacturer', 'trader', 'service-provider', 'start-up')),
  constraint party_psr_otherwise_known check (psr_otherwise in ('exempt', 'none')),
  constraint party_state_known check (state in ('open', 'closed', 'merged')),
  constraint party_merged_known check ((state = 'merged') = (merged_into is not null))
);

create index party_by_name on master_data.party (tenant_id, name, id);
create index party_by_merged on master_data.party (tenant_id, merged_into) where merged_into is not null;
create index party_by_tin on master_data.party (tenant_id, tin) where tin is not null;
create index party_by_bin on master_data.party (tenant_id, bin) where bin is not null;
create index party_by_mobile on master_data.party (tenant_id, mobile) where mobile is not null;
create index party_by_sound on master_data.party (tenant_id, sound) where sound is not null;
create index party_by_sound_bn on master_data.party (tenant_id, sound_bn) where sound_bn is not null;

select data.tenant_table('master_data.party', 'vextrus_master_data', 'select, insert, update');
