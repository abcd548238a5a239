-- A pack of a tenant's own, on top of one of the law's. At most one on each is in force.
create table rules_engine.own_pack (
  tenant_id       uuid not null default (current_setting('app.tenant_id'))::uuid,
  id              uuid not null,
  code            text not null,
  name            text not null,
  name_bn         text,
  extends         text not null,
  as_of           date not null,
  reason          text not null,
  rules           text not null,
  state           text not null,
  tests           integer,
  digest          text,
  raised_by       text not null,
  decision_reason text,
  ended_reason    text,
  version         integer not null,
  constraint own_pack_pk primary key (tenant_id, id),
  constraint own_pack_code_unique unique (tenant_id, code),
  constraint own_pack_state_known check (
    state in ('draft', 'tested', 'submitted', 'approved', 'rejected', 'in-force', 'superseded', 'withdrawn')),
  constraint own_pack_tested_known check (state in ('draft', 'rejected', 'withdrawn') or digest is not null)
);

create unique index own_pack_in_force on rules_engine.own_pack (tenant_id, extends) where state = 'in-force';
create index own_pack_by_code on rules_engine.own_pack (tenant_id, code, id);

select data.tenant_table('rules_engine.own_pack', 'vextrus_rules_engine', 'select, insert, update');
