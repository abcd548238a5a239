-- On what terms one company deals with a party.
create table master_data.party_terms (
  tenant_id          uuid not null default (current_setting('app.tenant_id'))::uuid,
  id                 uuid not null,
  party_id           uuid not null,
  company_id         uuid not null,
  payment_days       integer,
  credit_minor       bigint,
  credit_currency    text,
  withholding        text,
  blocked            boolean not null,
  reason             text,
  version            integer not null,
  constraint party_terms_pk primary key (tenant_id, id),
  constraint party_terms_party foreign key (tenant_id, party_id) references master_data.party (tenant_id, id),
  constraint party_terms_unique unique (tenant_id, party_id, company_id),
  constraint party_terms_days_known check (payment_days between 0 and 365),
  constraint party_terms_credit_known check (credit_minor >= 0 and (credit_minor is null) = (credit_currency is null)),
  constraint party_terms_reason_known check (not blocked or reason is not null)
);

create index party_terms_by_company on master_data.party_terms (tenant_id, company_id, party_id);

select data.tenant_table('master_data.party_terms', 'vextrus_master_data', 'select, insert, update');
