//! What people may do here.

kernel::permissions! {
    USER_READ = "auth.user.read",
        "See users", "users দেখা", ["viewer", "internal-auditor"];
    USER_CREATE = "auth.user.create",
        "Set up users", "users তৈরি করা", [];

    ROLE_READ = "auth.role.read",
        "See roles, permissions and who holds them", "ভূমিকা, অনুমতি ও কার কোন ভূমিকা আছে তা দেখা",
        ["viewer", "internal-auditor", "hr-manager"];
    ROLE_CREATE = "auth.role.create",
        "Make roles", "ভূমিকা তৈরি করা", [];
    ROLE_UPDATE = "auth.role.update",
        "Change roles", "ভূমিকা পরিবর্তন করা", [];
    ROLE_RETIRE = "auth.role.retire",
        "Retire roles", "ভূমিকা বাতিল করা", [];
    ROLE_ASSIGN = "auth.role.assign",
        "Give roles to people", "ব্যবহারকারীকে ভূমিকা দেওয়া", [];
    ROLE_REVOKE = "auth.role.revoke",
        "Take roles back", "ভূমিকা ফিরিয়ে নেওয়া", [];
    ROLE_DELEGATE = "auth.role.delegate",
        "Lend one's own roles to somebody for a time", "নিজের ভূমিকা সাময়িকভাবে অন্যকে দেওয়া",
        ["project-director", "project-manager", "finance-manager", "accountant", "hr-manager", "procurement-officer",
         "site-engineer", "document-controller"];
    DELEGATION_UPDATE = "auth.delegation.update",
        "Decide whether roles may be lent without an administrator",
        "প্রশাসক ছাড়া ভূমিকা সাময়িকভাবে অন্যকে দেওয়া যাবে কি না তা ঠিক করা", [];
    DUTY_PAIR_READ = "auth.duty-pair.read",
        "See duties that do not go together and who holds both", "পরস্পরবিরোধী দায়িত্ব ও কার দুটিই আছে তা দেখা",
        ["viewer", "internal-auditor", "finance-manager"];
    DUTY_PAIR_CREATE = "auth.duty-pair.create",
        "Keep two duties apart", "দুটি দায়িত্ব আলাদা রাখার নিয়ম তৈরি করা", [];
    DUTY_PAIR_UPDATE = "auth.duty-pair.update",
        "Change which duties are kept apart", "দায়িত্ব আলাদা রাখার নিয়ম পরিবর্তন করা", [];
    DUTY_PAIR_RETIRE = "auth.duty-pair.retire",
        "Let two duties go together again", "দায়িত্ব আলাদা রাখার নিয়ম বাতিল করা", [];
    OVERRIDE_READ = "auth.override.read",
        "See who may hold duties that do not go together", "কে পরস্পরবিরোধী দায়িত্ব রাখতে পারেন তা দেখা",
        ["viewer", "internal-auditor", "finance-manager"];
    OVERRIDE_GIVE = "auth.override.give",
        "Let somebody hold duties that do not go together, as an owner of the organization",
        "প্রতিষ্ঠানের মালিক হিসেবে কাউকে পরস্পরবিরোধী দায়িত্ব রাখার অনুমতি দেওয়া", [], sensitive;
}
