//! Master data's documents as people meet them, and the words several of them share.

use kernel::meta::{Document, Field, Kind, Said, Set, Tone, Word, said};

use crate::{party, proof, terms, twin, vendor};

/// Every document, in the order of the sidebar.
pub const DOCUMENTS: &[&Document] = &[
    // parties
    &party::meta::PARTY,
    &vendor::meta::VENDOR,
    &proof::meta::PROOF,
    &terms::meta::TERMS,
    &twin::meta::TWIN,
    // items
    // places
];

/// Whether something is in use.
pub const OPEN_STATE: &[Word] =
    &[Word::new("OPEN", "Open", "চালু").toned(Tone::Good), Word::new("CLOSED", "Closed", "বন্ধ").toned(Tone::Faded)];

/// The way of what is opened and closed.
pub const OPEN_LIFE: &[&str] = &["OPEN", "CLOSED"];

/// The state of what is opened and closed.
pub const STATE: Field =
    Field::new("state", Kind::Words { words: OPEN_STATE }, "State", "অবস্থা").set(Set::Never).wide(96);

/// A line as long as a name.
pub const NAME_KIND: Kind = Kind::Text { limit: kernel::fields::NAME };

/// A name in Bengali.
pub const NAME_BN: Field = Field::new("nameBn", NAME_KIND, "Name in Bengali", "বাংলা নাম")
    .bengali()
    .help("As it is printed on papers in Bengali.", "বাংলা কাগজপত্রে যেভাবে ছাপা হবে।");

/// Why nothing can be done with what is closed.
pub const CLOSED: Said =
    said("It is closed. What is closed is kept to be read.", "এটি বন্ধ। বন্ধ হলে কেবল পড়ার জন্য রাখা হয়।");
