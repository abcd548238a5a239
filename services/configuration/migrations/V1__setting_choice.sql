-- What was chosen of the settings services declare: for the tenant, a company or a branch, from a day on. A choice is never
-- changed: another takes its place, so the rows are the history.
create table configuration.setting_choice (
  tenant_id  uuid not null default (current_setting('app.tenant_id'))::uuid,
  id         uuid not null,
  key        text not null,
  company_id uuid,
  branch_id  uuid,
  starts_on  date not null,
  value      text,
  reason     text not null,
  chosen_by  text not null,
  chosen_at  timestamptz not null,
  constraint setting_choice_pk primary key (tenant_id, id),
  constraint setting_choice_branch_known check (branch_id is null or company_id is not null)
);

create index setting_choice_by_key on configuration.setting_choice (tenant_id, key, company_id, branch_id, id);

select data.tenant_table('configuration.setting_choice', 'vextrus_configuration', 'select, insert');
select data.append_only_table('configuration.setting_choice');
