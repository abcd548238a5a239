-- Whoever changes a part of a tenant's configuration holds its row first, so that two never publish halves of each other.
create or replace function data.configuration_hold(p_part text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  held bigint;
begin
  if current_setting('role') <> 'vextrus_configuration' then
    raise exception using errcode = '42501', message = 'only configuration publishes what a tenant configured';
  end if;
  insert into data.configuration (part, version, whole) values (p_part, 0, '[]') on conflict do nothing;
  select c.version into held from data.configuration c where c.part = p_part for update;
  return held;
end
$$;
