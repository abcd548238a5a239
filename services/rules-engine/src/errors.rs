//! How rules-engine refuses: what, why, and what to do.

kernel::errors! {
    PACK_NAME_TAKEN = Conflict "rules_engine.pack.name-taken",
        "Another pack has this name. Choose another.",
        "অন্য একটি pack-এর এই নাম আছে। অন্য নাম দিন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("pack_name_unique", &PACK_NAME_TAKEN, "name")];
