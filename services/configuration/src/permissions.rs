//! What people may do here. Who may choose a setting is said by the service that declares it.

kernel::permissions! {
    SETTING_READ = "configuration.setting.read",
        "See settings and who chose them", "সেটিংস এবং কে ঠিক করেছেন তা দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager", "project-director"];
    FLAG_READ = "configuration.flag.read",
        "See feature flags and whom they are for", "ফিচার ফ্ল্যাগ এবং সেগুলো কার জন্য তা দেখা",
        ["viewer", "internal-auditor"];
    FLAG_CREATE = "configuration.flag.create",
        "Make feature flags", "ফিচার ফ্ল্যাগ তৈরি করা", [];
    FLAG_UPDATE = "configuration.flag.update",
        "Say whom feature flags are for, and close them", "ফিচার ফ্ল্যাগ কার জন্য তা ঠিক করা ও বন্ধ করা", [];
    FLAG_SWITCH = "configuration.flag.switch",
        "Switch feature flags on and off", "ফিচার ফ্ল্যাগ সক্রিয় ও নিষ্ক্রিয় করা", [];
    SERIES_READ = "configuration.series.read",
        "See number series and where they stand", "নম্বরের ধারা ও তার অবস্থান দেখা",
        ["viewer", "internal-auditor", "accountant", "finance-manager"];
    SERIES_BEGIN = "configuration.series.begin",
        "Choose how numbers are written and where they begin", "নম্বর কীভাবে লেখা হবে ও কোথা থেকে শুরু হবে তা ঠিক করা",
        ["finance-manager"];
}
