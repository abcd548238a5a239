-- Not part of an export: a key is of use here only.
comment on table data.tenant_key is 'secret: keys of single fields';
