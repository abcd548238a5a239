//! What people may do here. All of it is sensitive: who reads the audit sees everybody's work.

kernel::permissions! {
    ENTRY_READ = "audit.entry.read",
        "Search the audit trail and see what was changed", "অডিট ট্রেইল খোঁজা ও কী পরিবর্তন হয়েছে তা দেখা",
        ["internal-auditor", "organization-owner"], sensitive;
    ENTRY_EXPORT = "audit.entry.export",
        "Export entries of the audit trail with their proofs", "প্রমাণসহ অডিট ট্রেইলের এন্ট্রি রপ্তানি করা",
        ["internal-auditor", "organization-owner"], sensitive;
    HOLD_MANAGE = "audit.hold.manage",
        "Hold records for a legal proceeding and release them", "আইনি প্রক্রিয়ার জন্য নথি আটকে রাখা ও ছেড়ে দেওয়া",
        ["organization-owner"], sensitive;
    RETENTION_MANAGE = "audit.retention.manage",
        "Set how long records are kept", "নথি কতদিন রাখা হবে তা নির্ধারণ করা",
        ["organization-owner"], sensitive;
    TRAIL_VERIFY = "audit.trail.verify",
        "Verify the audit trail of an organization on this installation",
        "এই ইনস্টলেশনের কোনো প্রতিষ্ঠানের অডিট ট্রেইল যাচাই করা", [], operator;
}
