-- What the chassis knows of a tenant; organization keeps it true in the same transaction as its own row.
-- `changed_at` is when the state changed, by the clock of the act: an export counts only if it is younger.
create or replace function data.directory_put(
  p_tenant uuid, p_slug text, p_name text, p_state text, p_at timestamptz
) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into data.tenant_directory as d (tenant_id, slug, name, state, changed_at)
  values (p_tenant, p_slug, p_name, p_state, p_at)
  on conflict (tenant_id) do update
    set slug = excluded.slug, name = excluded.name, state = excluded.state,
        changed_at = case when d.state = excluded.state then d.changed_at else excluded.changed_at end
$$;
