-- The number a series begins with at go-live; nothing is one. Until it is given, it can still be another.
alter table data.number_series add column first bigint;
