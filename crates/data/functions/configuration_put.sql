-- Publishes a part of a tenant's configuration; its row is held since the change began.
create or replace function data.configuration_put(p_part text, p_whole jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  raised bigint;
begin
  if current_setting('role') <> 'vextrus_configuration' then
    raise exception using errcode = '42501', message = 'only configuration publishes what a tenant configured';
  end if;
  update data.configuration c set version = c.version + 1, whole = p_whole where c.part = p_part
  returning c.version into raised;
  return raised;
end
$$;
