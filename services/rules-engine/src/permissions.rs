//! What people may do here.

kernel::permissions! {
    RULE_READ = "rules_engine.rule.read",
        "See rule packs and try cases", "নিয়মের প্যাক দেখা ও উদাহরণ যাচাই করা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "accounts-payable", "tax-officer", "procurement-officer",
         "hr-manager", "project-manager"];
    EVALUATION_READ = "rules_engine.evaluation.read",
        "See evaluations that were kept", "সংরক্ষিত মূল্যায়ন দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "accounts-payable", "tax-officer"];
    EVALUATION_CREATE = "rules_engine.evaluation.create",
        "Keep evaluations", "মূল্যায়ন সংরক্ষণ করা",
        ["accountant", "finance-manager", "accounts-payable"];
    OWN_PACK_READ = "rules_engine.own-pack.read",
        "See the organization's own rule packs", "প্রতিষ্ঠানের নিজস্ব নিয়মের প্যাক দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "tax-officer"];
    OWN_PACK_CREATE = "rules_engine.own-pack.create",
        "Write, test and submit own rule packs", "নিজস্ব নিয়মের প্যাক লেখা, পরীক্ষা করা ও জমা দেওয়া",
        ["finance-manager", "accountant"];
    OWN_PACK_DECIDE = "rules_engine.own-pack.decide",
        "Decide on own rule packs others wrote", "অন্যের লেখা নিজস্ব নিয়মের প্যাকে সিদ্ধান্ত দেওয়া",
        ["finance-manager"];
    OWN_PACK_ENFORCE = "rules_engine.own-pack.enforce",
        "Put own rule packs in force and take them out of use", "নিজস্ব নিয়মের প্যাক কার্যকর ও প্রত্যাহার করা",
        ["finance-manager"];
}
