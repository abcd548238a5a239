//! What people may do here.

kernel::permissions! {
    USER_READ = "auth.user.read",
        "See users", "users দেখা", ["viewer", "internal-auditor"];
    USER_CREATE = "auth.user.create",
        "Set up users", "users তৈরি করা", [];
}
