-- Takes a delivery away in the transaction that carried it out; false when the lease went to another.
create or replace function data.done(p_id uuid, p_lease uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  delete from data.delivery d where d.id = p_id and d.lease = p_lease and d.state = 'leased';
  return found;
end
$$;
