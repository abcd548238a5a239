-- {{Nouns}} of a tenant.
create table {{schema}}.{{noun_}} (
  tenant_id uuid not null default (current_setting('app.tenant_id'))::uuid,
  id        uuid not null,
  name      text not null,
  version   integer not null,
  constraint {{noun_}}_pk primary key (tenant_id, id),
  constraint {{noun_}}_name_unique unique (tenant_id, name)
);

select data.tenant_table('{{schema}}.{{noun_}}', 'vextrus_{{schema}}', 'select, insert, update');
