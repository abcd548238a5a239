-- Which tenants there are. A system table: a tenant sees its own row, vextrus_system sees all.
create table data.tenant_directory (
  tenant_id  uuid not null,
  slug       text not null,
  name       text not null,
  state      text not null,
  changed_at timestamptz not null,
  constraint tenant_directory_pk primary key (tenant_id),
  constraint tenant_directory_slug_unique unique (slug),
  constraint tenant_directory_state_known check (state in ('trial', 'active', 'suspended', 'archived', 'erased'))
);

-- Gives a table its tenant wall and its grants; every migration that makes a table calls it.
-- The policy names its roles, so that vextrus_system sees only tables with a second policy of their own.
create function data.tenant_table(target regclass, service name, rights text) returns void
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant on %s to vextrus_owner, vextrus_service, vextrus_eraser
       using (tenant_id = (select current_setting(''app.tenant_id''))::uuid)
       with check (tenant_id = (select current_setting(''app.tenant_id''))::uuid)', target);
  if rights <> '' then
    execute format('grant %s on %s to %I', rights, target, service);
  end if;
  execute format('grant select, delete on %s to vextrus_eraser', target);
end
$$;

-- A second policy: what begin_system sees of a system table.
create function data.system_table(target regclass, rights text) returns void
  language plpgsql
as $$
begin
  execute format('create policy system on %s to vextrus_system using (true) with check (true)', target);
  execute format('grant %s on %s to vextrus_system', rights, target);
end
$$;

-- Rows that are written once: no grant to change them, and this besides.
create function data.append_only() returns trigger
  language plpgsql
as $$
begin
  if current_user = 'vextrus_eraser' then
    return old;
  end if;
  raise exception using errcode = 'VX001', message = 'data.append-only',
    detail = jsonb_build_object('table', tg_table_schema || '.' || tg_table_name)::text;
end
$$;

create function data.append_only_table(target regclass) returns void
  language plpgsql
as $$
begin
  execute format(
    'create trigger append_only before update or delete on %s for each row execute function data.append_only()', target);
  execute format(
    'create trigger append_only_whole before truncate on %s for each statement execute function data.append_only()', target);
end
$$;

select data.tenant_table('data.tenant_directory', 'vextrus_service', 'select');
select data.system_table('data.tenant_directory', 'select');
