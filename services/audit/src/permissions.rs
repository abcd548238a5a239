//! What people may do here.

kernel::permissions! {
    ENTRY_READ = "audit.entry.read",
        "See entries", "entries দেখা", ["viewer", "internal-auditor"];
    ENTRY_CREATE = "audit.entry.create",
        "Set up entries", "entries তৈরি করা", [];
}
