-- The life of one thing of one service, the newest first, from its audit rows. What was said about it and taken back is
-- said to be withdrawn.
create or replace function data.timeline(p_service text, p_noun text, p_subject uuid, p_before uuid, p_limit bigint)
returns table (id uuid, at timestamptz, actor text, operation text, before text, after text, withdrawn boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select r.id, r.at, r.actor, r.operation, r.before::text, r.after::text,
         r.operation = p_service || '.comment.write' and exists (
           select from data.audit_row w
           where w.noun = p_noun and w.subject = p_subject and w.id > r.id
             and w.operation = p_service || '.comment.withdraw' and w.after ->> 'withdraws' = r.id::text)
  from data.audit_row r
  where r.noun = p_noun and r.subject = p_subject and r.id < p_before
    and starts_with(r.operation, p_service || '.') and r.operation <> p_service || '.comment.withdraw'
  order by r.id desc
  limit p_limit
$$;
