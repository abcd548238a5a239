-- What a party showed of who and what it is, and from when to when that holds.
create table master_data.proof (
  tenant_id     uuid not null default (current_setting('app.tenant_id'))::uuid,
  id            uuid not null,
  party_id      uuid not null,
  kind          text not null,
  number        text,
  -- A number the law protects: sealed, found by equality, its last four digits to be shown.
  number_sealed bytea,
  number_blind  bytea,
  number_end    text,
  doubt         text,
  issuer        text,
  assessment_year text,
  section       text,
  rate_bp       integer,
  starts_on     date not null,
  ends_on       date,
  state         text not null,
  reason        text,
  version       integer not null,
  constraint proof_pk primary key (tenant_id, id),
  constraint proof_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint proof_kind_known check (kind in ('nid', 'passport', 'trade-licence', 'incorporation', 'tin-certificate',
    'vat-registration', 'psr', 'filer-certificate', 'exemption', 'enlistment', 'other')),
  constraint proof_sealed_known check ((kind in ('nid', 'passport')) = (number_sealed is not null)),
  constraint proof_open_known check (kind not in ('nid', 'passport') or number is null),
  constraint proof_rate_known check (rate_bp between 0 and 10000),
  constraint proof_dates check (ends_on >= starts_on),
  constraint proof_state_known check (state in ('shown', 'withdrawn'))
);

create index proof_by_party on master_data.proof (tenant_id, party_id, kind);
create index proof_by_blind on master_data.proof (tenant_id, number_blind) where number_blind is not null;
create index proof_by_end on master_data.proof (tenant_id, coalesce(ends_on, 'infinity'::date), id);

select data.tenant_table('master_data.proof', 'vextrus_master_data', 'select, insert, update');
