-- Banks, by the code that stands first in their routing numbers.
create table master_data.bank (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  code      text not null,
  name      text not null,
  name_bn   text,
  category  text,
  swift     text,
  is_own    boolean not null,
  state     text not null,
  version   integer not null,
  constraint bank_pk primary key (tenant_id, id),
  constraint bank_code_unique unique (tenant_id, code),
  constraint bank_category_known check (category in ('central', 'state-owned', 'specialized', 'private', 'foreign')),
  constraint bank_state_known check (state in ('open', 'closed'))
);

create index bank_by_name on master_data.bank (tenant_id, name, id);

select data.tenant_table('master_data.bank', 'vextrus_master_data', 'select, insert, update');
