-- A bit for how each word of a record begins, on every row of it: an index passes over most that lack the other words.
-- Rows from before have all bits: they are looked at one by one, as they were, until their record is written again.
alter table data.search_token add column signature bigint not null default -1;

-- The words of a record are looked up by the record, and records by a word: two orders of the same four columns.
alter table data.search_token drop constraint search_token_pk;
drop index data.search_token_id;
alter table data.search_token add constraint search_token_pk primary key (tenant_id, kind, id, token);
create index search_token_word on data.search_token (tenant_id, kind, token, id) include (signature);
