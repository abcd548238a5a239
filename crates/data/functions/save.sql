-- The last statement of every command: what is saved together with the change itself.
create or replace function data.save(
  p_now timestamptz, p_actor text, p_request uuid, p_operation text,
  p_events jsonb, p_jobs jsonb, p_audit jsonb, p_tokens jsonb, p_key text, p_answer jsonb,
  p_news jsonb
) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  saved integer := 0;
  indexed record;
begin
  if p_audit is not null then
    insert into data.audit_row (id, at, actor, operation, noun, subject, before, after, request)
    select a.id, p_now, p_actor, p_operation, a.noun, a.subject, a.before, a.after, p_request
    from jsonb_to_recordset(p_audit) as a(id uuid, noun text, subject uuid, before jsonb, after jsonb);
    saved := saved + 1;
  end if;
  if p_events is not null then
    insert into data.outbox (id, name, version, aggregate, payload, actor, request, at)
    select e.id, e.name, e.version, e.aggregate, e.payload, p_actor, p_request, p_now
    from jsonb_to_recordset(p_events) as e(id uuid, name text, version smallint, aggregate uuid, payload jsonb);
    insert into data.delivery (id, consumer, name, aggregate, payload, request, run_at)
    select gen_random_uuid(), s.consumer, e.name, e.aggregate, e.payload, p_request, p_now
    from jsonb_array_elements(p_events) with ordinality as raw(event, n)
    cross join lateral jsonb_to_record(raw.event) as e(name text, aggregate uuid, payload jsonb)
    join data.subscription s on s.event = e.name
    order by raw.n;
    saved := saved + 1;
  end if;
  if p_jobs is not null then
    insert into data.delivery (id, consumer, name, payload, request, run_at, dedupe)
    select j.id, j.consumer, j.consumer, j.payload, p_request, coalesce(j.run_at, p_now), j.dedupe
    from jsonb_to_recordset(p_jobs) as j(id uuid, consumer text, payload jsonb, run_at timestamptz, dedupe text)
    on conflict do nothing;
    saved := saved + 1;
  end if;
  if p_tokens is not null then
    -- One thing after another, for a plan that walks the index: joined with a list whose length it cannot know, the
    -- planner reads every word of the tenant instead.
    for indexed in
      select x.kind, x.id, x.tokens, coalesce(x.signature, -1) as signature
      from jsonb_to_recordset(p_tokens) as x(kind text, id uuid, tokens text[], signature bigint)
    loop
      delete from data.search_token t
      where t.kind = indexed.kind and t.id = indexed.id
        and (t.signature <> indexed.signature or not t.token = any (indexed.tokens));
    end loop;
    insert into data.search_token (kind, token, id, signature)
    select x.kind, w.token, x.id, coalesce(x.signature, -1)
    from jsonb_to_recordset(p_tokens) as x(kind text, id uuid, tokens text[], signature bigint)
    cross join lateral unnest(x.tokens) as w(token)
    on conflict do nothing;
    saved := saved + 1;
  end if;
  if p_key is not null then
    update data.idempotency_key k set answer = p_answer where k.key = p_key;
    saved := saved + 1;
  end if;
  -- For rare changes only (roles, sessions, settings): a NOTIFY makes commits wait for each other.
  if p_news is not null then
    perform pg_notify('vextrus', jsonb_build_object('tenant', current_setting('app.tenant_id'), 'what', n.what, 'subject', n.subject)::text)
    from jsonb_to_recordset(p_news) as n(what text, subject uuid);
    saved := saved + 1;
  end if;
  return saved;
end
$$;
