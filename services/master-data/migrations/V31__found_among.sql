-- What lists of parties and items are narrowed by beside a text becomes findable for what was written before. The walls are
-- opened for the owner alone, and closed again before anybody else sees the tables.
alter table master_data.party no force row level security;
alter table master_data.party_role no force row level security;
alter table master_data.vendor no force row level security;
alter table master_data.proof no force row level security;
alter table master_data.party_terms no force row level security;
alter table master_data.item no force row level security;
alter table data.search_token no force row level security;

insert into data.search_token (tenant_id, kind, token, id)
select f.tenant_id, k.kind, '#' || f.facet, f.id
from (
  select tenant_id, id, 'kind:' || kind as facet from master_data.party
  union all select tenant_id, id, 'state:' || state from master_data.party
  union all select tenant_id, party_id, 'role:' || role from master_data.party_role where ends_on is null
  union all select tenant_id, party_id, 'vendor' from master_data.vendor
  union all select tenant_id, party_id, 'proof' from master_data.proof
  union all select tenant_id, party_id, 'terms' from master_data.party_terms) f
cross join (values ('master_data.party'), ('master_data.party.sound')) k (kind)
on conflict do nothing;

insert into data.search_token (tenant_id, kind, token, id)
select f.tenant_id, k.kind, '#' || f.facet, f.id
from (
  select tenant_id, id, 'kind:' || kind as facet from master_data.item
  union all select tenant_id, id, 'state:' || state from master_data.item
  union all select tenant_id, id, 'group:' || group_id from master_data.item where group_id is not null) f
cross join (values ('master_data.item'), ('master_data.item.sound')) k (kind)
on conflict do nothing;

alter table master_data.party force row level security;
alter table master_data.party_role force row level security;
alter table master_data.vendor force row level security;
alter table master_data.proof force row level security;
alter table master_data.party_terms force row level security;
alter table master_data.item force row level security;
alter table data.search_token force row level security;
