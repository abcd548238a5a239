//! What people may do here. The owner and the administrator hold all of it but what only the operator does.

use kernel::{Actor, Cx, Permission, Result};

kernel::permissions! {
    TENANT_READ = "organization.tenant.read",
        "See the organization, its plan and how much of it is used",
        "প্রতিষ্ঠান, এর প্ল্যান ও ব্যবহারের পরিমাণ দেখা", ["viewer", "internal-auditor", "project-director"];
    TENANT_UPDATE = "organization.tenant.update",
        "Change the organization's name and data region",
        "প্রতিষ্ঠানের নাম ও ডেটা অঞ্চল পরিবর্তন করা", [];
    TENANT_EXPORT = "organization.tenant.export",
        "Export everything the organization has",
        "প্রতিষ্ঠানের সব তথ্য রপ্তানি করা", ["organization-owner"], sensitive;
    TENANT_FOUND = "organization.tenant.found",
        "Found an organization on this installation",
        "এই ইনস্টলেশনে প্রতিষ্ঠান স্থাপন করা", [], operator;
    TENANT_GOVERN = "organization.tenant.govern",
        "Activate, suspend, resume and archive organizations and change their plans",
        "প্রতিষ্ঠান সক্রিয়, স্থগিত, পুনরায় চালু ও আর্কাইভ করা এবং প্ল্যান পরিবর্তন করা", [], operator;
    TENANT_ERASE = "organization.tenant.erase",
        "Erase an archived organization for good",
        "আর্কাইভ করা প্রতিষ্ঠান চিরতরে মুছে ফেলা", [], operator;

    COMPANY_READ = "organization.company.read",
        "See companies", "কোম্পানি দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "hr-manager", "procurement-officer",
         "project-director", "project-manager", "site-engineer", "document-controller"];
    COMPANY_CREATE = "organization.company.create",
        "Set up companies", "কোম্পানি তৈরি করা", [];
    COMPANY_UPDATE = "organization.company.update",
        "Change companies", "কোম্পানির তথ্য পরিবর্তন করা", [];
    COMPANY_CLOSE = "organization.company.close",
        "Close companies", "কোম্পানি বন্ধ করা", [];

    FISCAL_YEAR_READ = "organization.fiscal-year.read",
        "See fiscal years", "অর্থবছর দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "hr-manager", "procurement-officer",
         "project-director", "project-manager", "tax-officer"];
    FISCAL_YEAR_OPEN = "organization.fiscal-year.open",
        "Open the next fiscal year", "পরবর্তী অর্থবছর খোলা", ["finance-manager"];

    BRANCH_READ = "organization.branch.read",
        "See branches", "শাখা দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "hr-manager", "procurement-officer",
         "project-director", "project-manager", "site-engineer", "document-controller"];
    BRANCH_CREATE = "organization.branch.create",
        "Set up branches", "শাখা তৈরি করা", [];
    BRANCH_UPDATE = "organization.branch.update",
        "Change branches", "শাখার তথ্য পরিবর্তন করা", [];
    BRANCH_CLOSE = "organization.branch.close",
        "Close branches", "শাখা বন্ধ করা", [];

    UNIT_READ = "organization.unit.read",
        "See divisions, departments and cost centres", "ডিভিশন, ডিপার্টমেন্ট ও কস্ট সেন্টার দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "hr-manager", "procurement-officer",
         "project-director", "project-manager", "site-engineer", "document-controller"];
    UNIT_CREATE = "organization.unit.create",
        "Set up divisions, departments and cost centres", "ডিভিশন, ডিপার্টমেন্ট ও কস্ট সেন্টার তৈরি করা", ["hr-manager"];
    UNIT_UPDATE = "organization.unit.update",
        "Change and move divisions, departments and cost centres",
        "ডিভিশন, ডিপার্টমেন্ট ও কস্ট সেন্টার পরিবর্তন ও স্থানান্তর করা", ["hr-manager"];
    UNIT_CLOSE = "organization.unit.close",
        "Close divisions, departments and cost centres", "ডিভিশন, ডিপার্টমেন্ট ও কস্ট সেন্টার বন্ধ করা", ["hr-manager"];

    POSITION_READ = "organization.position.read",
        "See positions and who fills them", "পদ ও পদে কে আছেন তা দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "hr-manager", "procurement-officer",
         "project-director", "project-manager"];
    POSITION_CREATE = "organization.position.create",
        "Set up positions", "পদ তৈরি করা", ["hr-manager"];
    POSITION_UPDATE = "organization.position.update",
        "Change positions", "পদের তথ্য পরিবর্তন করা", ["hr-manager"];
    POSITION_CLOSE = "organization.position.close",
        "Close positions", "পদ বন্ধ করা", ["hr-manager"];
    POSITION_APPOINT = "organization.position.appoint",
        "Appoint people to positions and release them", "পদে নিয়োগ ও অব্যাহতি দেওয়া", ["hr-manager"];

    COMPANY_CHANGE_READ = "organization.company-change.read",
        "See requests to change a company's legal identity", "কোম্পানির আইনি পরিচয় পরিবর্তনের অনুরোধ দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager"];
    COMPANY_CHANGE_CREATE = "organization.company-change.create",
        "Ask for a change of a company's legal identity", "কোম্পানির আইনি পরিচয় পরিবর্তনের অনুরোধ করা",
        ["accountant", "finance-manager"];
    COMPANY_CHANGE_DECIDE = "organization.company-change.decide",
        "Decide changes of a company's legal identity that somebody else asked for",
        "অন্যের করা কোম্পানির আইনি পরিচয় পরিবর্তনের অনুরোধে সিদ্ধান্ত দেওয়া", ["finance-manager"];
}

/// Refuses everybody but the operator, whatever is granted: an administrator's `*` ends at the own tenant.
pub fn only_operator(cx: &Cx, permission: &Permission) -> Result<()> {
    match cx.actor() {
        Actor::Operator => Ok(()),
        _ => Err(cx.denied(permission)),
    }
}
