-- What the chassis knows of a tenant; organization keeps it true in the same transaction as its own row.
create or replace function data.directory_put(p_tenant uuid, p_slug text, p_name text, p_state text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into data.tenant_directory as d (tenant_id, slug, name, state) values (p_tenant, p_slug, p_name, p_state)
  on conflict (tenant_id) do update
    set slug = excluded.slug, name = excluded.name, state = excluded.state, changed_at = now();
  select pg_notify('vextrus_tenant', p_tenant::text)
$$;
