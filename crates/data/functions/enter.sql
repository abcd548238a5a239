-- The first statement of every command: the tenant may be written to, and the key is new or already answered.
-- Grants read at another version than the present one are refused, so that a role taken away holds at once.
-- Returns null for a new key, else {"answer": …}.
create or replace function data.enter(p_operator boolean, p_key text, p_fingerprint bytea, p_grants bigint) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant_state text;
  known data.idempotency_key;
begin
  if not p_operator then
    select d.state into tenant_state from data.tenant_directory d;
    if tenant_state is null then
      raise exception using errcode = 'VX001', message = 'data.tenant-unknown';
    end if;
    if tenant_state not in ('trial', 'active') then
      raise exception using errcode = 'VX001', message = 'data.tenant-closed',
        detail = jsonb_build_object('state', tenant_state)::text;
    end if;
  end if;
  if p_grants is not null and p_grants <> coalesce((select g.version from data.grants_version g), 0) then
    raise exception using errcode = 'VX001', message = 'data.grants-changed';
  end if;
  if p_key is null then
    return null;
  end if;
  insert into data.idempotency_key (key, fingerprint) values (p_key, p_fingerprint) on conflict do nothing;
  if found then
    return null;
  end if;
  select * into known from data.idempotency_key k where k.key = p_key;
  if known.fingerprint <> p_fingerprint then
    raise exception using errcode = 'VX001', message = 'kernel.key-reused';
  end if;
  return jsonb_build_object('answer', known.answer);
end
$$;
