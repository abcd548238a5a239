-- Lists of prices: what is bought and sold at, and schedules of rates.
create table master_data.price_list (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  code       text not null,
  name       text not null,
  name_bn    text,
  kind       text not null,
  zone       text,
  company_id uuid,
  party_id   uuid,
  currency   text not null,
  starts_on  date not null,
  ends_on    date,
  state      text not null,
  version    integer not null,
  constraint price_list_pk primary key (tenant_id, id),
  constraint price_list_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint price_list_code_unique unique (tenant_id, code),
  constraint price_list_kind_known check (kind in ('buying', 'selling', 'schedule')),
  constraint price_list_currency_known check (currency ~ '^[A-Z]{3}$'),
  constraint price_list_days_known check (starts_on <= ends_on),
  constraint price_list_state_known check (state in ('open', 'closed'))
);

create index price_list_by_party on master_data.price_list (tenant_id, party_id) where party_id is not null;

select data.tenant_table('master_data.price_list', 'vextrus_master_data', 'select, insert, update');
