//! What rules-engine tells; what others ask of it comes here as `kernel::contract!`.

#![allow(
    missing_docs,
    reason = "a fact's fields are named so that a sentence would repeat the name; types have theirs"
)]

use jiff::civil::Date;

kernel::id! {
    /// A pack.
    PackId,
}

crate::events! { "rules-engine";
    /// A pack was set up.
    PackCreated "rules_engine.pack.created" v 1 by pack_id, "nobody yet; say for whom" {
        pack_id: PackId, name: String, on: Date,
    }
}
