//! How audit refuses: what, why, and what to do.

kernel::errors! {
    ENTRY_NAME_TAKEN = Conflict "audit.entry.name-taken",
        "Another entry has this name. Choose another.",
        "অন্য একটি entry-এর এই নাম আছে। অন্য নাম দিন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("entry_name_unique", &ENTRY_NAME_TAKEN, "name")];
