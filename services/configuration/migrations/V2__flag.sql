-- Feature flags: who has something that not everybody has yet. One that a service declares gets its row when somebody
-- first touches it.
create table configuration.flag (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  key        text not null,
  name       text not null,
  name_bn    text,
  enabled    boolean not null,
  percent    integer not null,
  people     uuid[] not null,
  roles      text[] not null,
  starts_on  date,
  ends_on    date,
  variants   jsonb not null,
  reason     text,
  state      text not null,
  version    integer not null,
  constraint flag_pk primary key (tenant_id, id),
  constraint flag_key_unique unique (tenant_id, key),
  constraint flag_percent_known check (percent between 0 and 100),
  constraint flag_state_known check (state in ('open', 'closed'))
);

select data.tenant_table('configuration.flag', 'vextrus_configuration', 'select, insert, update');
