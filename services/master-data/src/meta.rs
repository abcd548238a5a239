//! Master data's documents as people meet them, and the words several of them share.

use kernel::meta::{Act, Document, Field, Kind, Said, Set, Tone, Word, said};

use crate::{
    area, bank, bank_branch, conversion, dimension, item, item_group, measure, party, permissions, price, price_list,
    proof, terms, twin, vendor, vendor_bank, vendor_bank_change,
};

/// Every document, in the order of the sidebar.
pub const DOCUMENTS: &[&Document] = &[
    // parties
    &party::meta::PARTY,
    &vendor::meta::VENDOR,
    &proof::meta::PROOF,
    &terms::meta::TERMS,
    &twin::meta::TWIN,
    // items
    &dimension::meta::DIMENSION,
    &item::meta::ITEM,
    &item_group::meta::ITEM_GROUP,
    &conversion::meta::CONVERSION,
    &measure::meta::MEASURE,
    &price_list::meta::PRICE_LIST,
    &price::meta::PRICE,
    // places
    &area::meta::AREA,
    &bank::meta::BANK,
    &bank_branch::meta::BANK_BRANCH,
    &vendor_bank::meta::VENDOR_BANK,
    &vendor_bank_change::meta::VENDOR_BANK_CHANGE,
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

/// Why what is open is not opened.
pub const OPEN: Said = said("It is open already.", "এটি আগে থেকেই চালু।");

/// Opening again; mutation and permission are the document's.
pub const REOPEN: Act = Act {
    name: "reopen",
    label: said("Open again", "আবার চালু করুন"),
    says: said("It can be used again at once.", "সঙ্গে সঙ্গেই আবার ব্যবহার করা যাবে।"),
    mutation: "reopenItem",
    permission: &permissions::ITEM_CLOSE,
    states: &["CLOSED"],
    otherwise: OPEN,
    asks: &[],
    tells: &[],
    grave: false,
};

/// What a code of many may be made of.
pub const SIGN_HELP: Said = said(
    "Capital letters and digits, with dashes, points and strokes between them: CEM-OPC, 03.1.2.",
    "ইংরেজি বড় হাতের অক্ষর ও অঙ্ক, মাঝে ড্যাশ, ডট ও স্ল্যাশ: CEM-OPC, 03.1.2।",
);
