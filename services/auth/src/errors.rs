//! How auth refuses: what, why, and what to do.

kernel::errors! {
    USER_NAME_TAKEN = Conflict "auth.user.name-taken",
        "Another user has this name. Choose another.",
        "অন্য একটি user-এর এই নাম আছে। অন্য নাম দিন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("user_name_unique", &USER_NAME_TAKEN, "name")];
