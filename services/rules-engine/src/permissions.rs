//! What people may do here.

kernel::permissions! {
    PACK_READ = "rules_engine.pack.read",
        "See packs", "packs দেখা", ["viewer", "internal-auditor"];
    PACK_CREATE = "rules_engine.pack.create",
        "Set up packs", "packs তৈরি করা", [];
}
