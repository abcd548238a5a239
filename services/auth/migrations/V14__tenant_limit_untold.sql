-- The plan tells the number by an event, which may come a moment after the owner has begun to invite people. Until then
-- it is null, and nobody is refused for it.
alter table auth.tenant_limit alter column max_users drop not null;
