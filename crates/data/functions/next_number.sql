-- The next number of a series. The row stays locked until the commit, so no number is ever skipped.
create or replace function data.next_number(p_series text, p_scope text) returns bigint
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into data.number_series as s (series, scope, last) values (p_series, p_scope, 1)
  on conflict (tenant_id, series, scope) do update set last = s.last + 1
  returning last
$$;
