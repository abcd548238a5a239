-- Two parties that may be one: somebody went on all the same and said why, somebody else looks again.
create table master_data.twin (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  first_id  uuid not null,
  second_id uuid not null,
  grounds   text not null,
  despite   text not null,
  raised_by text not null,
  state     text not null,
  reason    text,
  version   integer not null,
  constraint twin_pk primary key (tenant_id, id),
  constraint twin_first foreign key (tenant_id, first_id) references master_data.party (tenant_id, id),
  constraint twin_second foreign key (tenant_id, second_id) references master_data.party (tenant_id, id),
  constraint twin_pair_known unique (tenant_id, first_id, second_id),
  constraint twin_state_known check (state in ('suspected', 'distinct', 'merged'))
);

create index twin_by_second on master_data.twin (tenant_id, second_id);
create index twin_by_state on master_data.twin (tenant_id, state, id);

select data.tenant_table('master_data.twin', 'vextrus_master_data', 'select, insert, update');
