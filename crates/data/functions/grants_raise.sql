-- The roles of the tenant have changed: commands let in by older ones are refused from this commit on.
create or replace function data.grants_raise() returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into data.grants_version as g (version) values (1)
  on conflict (tenant_id) do update set version = g.version + 1
  returning version
$$;
