-- Whoever asked may take a request back before it is decided, and says why.
alter table master_data.vendor_bank_change add column recall_reason text;
alter table master_data.vendor_bank_change drop constraint vendor_bank_change_state_known;
alter table master_data.vendor_bank_change
  add constraint vendor_bank_change_state_known check (state in ('draft', 'submitted', 'approved', 'rejected', 'recalled'));
alter table master_data.vendor_bank_change
  add constraint vendor_bank_change_recall_known check ((state = 'recalled') = (recall_reason is not null));
