-- What waits is told in the reader's language: what it is about by its names, and what it would change, field by field.
-- `summary` keeps the name alone, for a release that reads nothing else.
alter table data.approval add column about jsonb;
