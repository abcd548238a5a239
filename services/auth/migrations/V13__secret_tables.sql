-- Not part of an export: hashes of what people sign in with are of use here only, and to whoever would try them out.
comment on table auth.credential is 'secret: hashes of passwords';
comment on table auth.session is 'secret: hashes of tokens';
comment on table auth.link is 'secret: hashes of links';
comment on table auth.api_key is 'secret: hashes of keys';
comment on table auth.second_factor is 'secret: sealed seeds of codes';
comment on table auth.recovery_code is 'secret: hashes of codes';
