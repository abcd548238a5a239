-- The tenant's series as they stand: where each begins, and the last number given (nothing while none was).
create or replace function data.number_list() returns table (series text, scope text, first bigint, last bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select s.series, s.scope, coalesce(s.first, 1), case when s.last >= coalesce(s.first, 1) then s.last end
  from data.number_series s
  order by s.series, s.scope
$$;

-- Says with which number a series begins; false when one was given already. Its row stays locked until the commit.
create or replace function data.number_start(p_series text, p_scope text, p_first bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  changed boolean;
begin
  if current_setting('role') <> 'vextrus_configuration' then
    raise exception using errcode = '42501', message = 'only configuration says where numbers begin';
  end if;
  if p_first < 1 then
    raise exception using errcode = '22023', message = 'numbers begin at one or above';
  end if;
  insert into data.number_series as s (series, scope, first, last) values (p_series, p_scope, p_first, p_first - 1)
  on conflict (tenant_id, series, scope) do update set first = excluded.first, last = excluded.last
  where s.last < coalesce(s.first, 1)
  returning true into changed;
  return coalesce(changed, false);
end
$$;
