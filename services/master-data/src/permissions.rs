//! What people may do here.

kernel::permissions! {
    PARTY_READ = "master_data.party.read",
        "See parties", "parties দেখা", ["viewer", "internal-auditor"];
    PARTY_CREATE = "master_data.party.create",
        "Set up parties", "parties তৈরি করা", [];
}
