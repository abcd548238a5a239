//! How master-data refuses: what, why, and what to do.

kernel::errors! {
    PARTY_NAME_TAKEN = Conflict "master_data.party.name-taken",
        "Another party has this name. Choose another.",
        "অন্য একটি party-এর এই নাম আছে। অন্য নাম দিন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("party_name_unique", &PARTY_NAME_TAKEN, "name")];
