-- A request to add, replace or close a bank account of a party. It takes effect when a second person approves it.
create table master_data.vendor_bank_change (
  tenant_id       uuid not null default (current_setting('app.tenant_id'))::uuid,
  id              uuid not null,
  party_id        uuid not null,
  what            text not null,
  account_id      uuid,
  branch_id       uuid,
  account_name    text,
  number          bytea,
  tail            text,
  is_shared       boolean not null,
  reason          text not null,
  reference       text,
  raised_by       text not null,
  decided_by      text,
  decision_reason text,
  state           text not null,
  version         integer not null,
  constraint vendor_bank_change_pk primary key (tenant_id, id),
  constraint vendor_bank_change_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint vendor_bank_change_account foreign key (tenant_id, account_id) references master_data.vendor_bank (tenant_id, id),
  constraint vendor_bank_change_branch foreign key (tenant_id, branch_id) references master_data.bank_branch (tenant_id, id),
  constraint vendor_bank_change_reference_unique unique (tenant_id, reference),
  constraint vendor_bank_change_what_known check (what in ('add', 'replace', 'close')),
  constraint vendor_bank_change_account_known check ((what = 'add') = (account_id is null)),
  constraint vendor_bank_change_number_known check ((what = 'close') = (number is null)),
  constraint vendor_bank_change_state_known check (state in ('draft', 'submitted', 'approved', 'rejected')),
  constraint vendor_bank_change_numbered check ((state = 'draft') = (reference is null))
);

create index vendor_bank_change_by_party on master_data.vendor_bank_change (tenant_id, party_id, id);

select data.tenant_table('master_data.vendor_bank_change', 'vextrus_master_data', 'select, insert, update');
