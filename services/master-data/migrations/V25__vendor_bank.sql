-- Bank accounts of parties. The number is sealed; beside it stand its last four digits and what equal numbers have in common.
create table master_data.vendor_bank (
  tenant_id       uuid not null default (current_setting('app.tenant_id'))::uuid,
  id              uuid not null,
  party_id        uuid not null,
  branch_id       uuid not null,
  account_name    text not null,
  number          bytea not null,
  number_blind    bytea not null,
  tail            text not null,
  held_until      timestamptz not null,
  first_paid_on   date,
  state           text not null,
  version         integer not null,
  constraint vendor_bank_pk primary key (tenant_id, id),
  constraint vendor_bank_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint vendor_bank_branch foreign key (tenant_id, branch_id) references master_data.bank_branch (tenant_id, id),
  constraint vendor_bank_state_known check (state in ('open', 'closed'))
);

create index vendor_bank_by_party on master_data.vendor_bank (tenant_id, party_id, id);
create index vendor_bank_by_number on master_data.vendor_bank (tenant_id, number_blind);

select data.tenant_table('master_data.vendor_bank', 'vextrus_master_data', 'select, insert, update');
