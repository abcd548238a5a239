//! What people may do here. Who may choose a setting is said by the service that declares it.

kernel::permissions! {
    SETTING_READ = "configuration.setting.read",
        "See settings and who chose them", "সেটিংস এবং কে ঠিক করেছেন তা দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "project-director"];
}
