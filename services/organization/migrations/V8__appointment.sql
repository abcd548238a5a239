-- Somebody's time in a chair, first and last day inside; a deputy's time always ends.
create table organization.appointment (
  tenant_id   uuid not null default (current_setting('app.tenant_id'))::uuid,
  id          uuid not null,
  position_id uuid not null,
  person_id   uuid not null,
  kind        text not null,
  starts_on   date not null,
  ends_on     date,
  version     integer not null,
  constraint appointment_pk primary key (tenant_id, id),
  constraint appointment_position foreign key (tenant_id, position_id) references organization.position (tenant_id, id),
  constraint appointment_kind_known check (kind in ('holder', 'deputy')),
  constraint appointment_dates check (ends_on >= starts_on),
  constraint appointment_deputy_ends check (kind <> 'deputy' or ends_on is not null)
);

create index appointment_by_position on organization.appointment (tenant_id, position_id, starts_on);

select data.tenant_table('organization.appointment', 'vextrus_organization', 'select, insert, update');
