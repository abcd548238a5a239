//! How rules-engine refuses: what, why, and what to do. What rules themselves refuse comes from crate `rules`.

kernel::errors! {
    TOO_MANY_FACTS = Invalid "rules_engine.case.too-many-facts",
        "A case has at most {limit} facts.",
        "একটি ক্ষেত্রে সর্বোচ্চ {limit}টি তথ্য দেওয়া যায়।";
    TOO_MANY_PACKS = Invalid "rules_engine.case.too-many-packs",
        "Choose one to {limit} packs to compare.",
        "তুলনার জন্য ১ থেকে {limit}টি প্যাক বেছে নিন।";
    TABLE_UNKNOWN = Invalid "rules_engine.pack.table-unknown",
        "Pack {pack} has no table called “{name}”.",
        "{pack} প্যাকে “{name}” নামে কোনো ছক নেই।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[];
