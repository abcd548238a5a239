//! What audit tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;

kernel::id! {
    /// A entry.
    EntryId,
}

crate::events! { "audit";
    /// A entry was set up.
    EntryCreated "audit.entry.created" v 1 by entry_id, "nobody yet; say for whom" {
        entry_id: EntryId, name: String, on: Date,
    }
}
