-- Branches of banks by routing number. The district is named by its code, so that banks can be there before places are.
create table master_data.bank_branch (
  tenant_id      uuid not null default (current_setting('app.tenant_id'))::uuid,
  id             uuid not null,
  bank_id        uuid not null,
  name           text not null,
  name_bn        text,
  routing_number text not null,
  doubt          text,
  district_code  text,
  is_own         boolean not null,
  state          text not null,
  version        integer not null,
  constraint bank_branch_pk primary key (tenant_id, id),
  constraint bank_branch_bank foreign key (tenant_id, bank_id) references master_data.bank (tenant_id, id),
  constraint bank_branch_routing_unique unique (tenant_id, routing_number),
  constraint bank_branch_doubt_known check (doubt in ('leading-zero', 'check-digit', 'unknown-bank')),
  constraint bank_branch_state_known check (state in ('open', 'closed'))
);

create index bank_branch_by_routing on master_data.bank_branch (tenant_id, routing_number, id);
create index bank_branch_by_bank on master_data.bank_branch (tenant_id, bank_id, routing_number);
create index bank_branch_by_district on master_data.bank_branch (tenant_id, district_code, routing_number);

select data.tenant_table('master_data.bank_branch', 'vextrus_master_data', 'select, insert, update');
