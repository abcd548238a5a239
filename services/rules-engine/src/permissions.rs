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
}
