//! A file as people meet it.

use kernel::meta::{Act, Document, Field, Filter, Graph, Kind, Section, Set, Title, Tone, Word, said};

use crate::permissions;

const STATES: &[Word] = &[
    Word::new("WAITING", "Waiting for the virus check", "ভাইরাস পরীক্ষার অপেক্ষায়"),
    Word::new("HELD", "Not checked", "পরীক্ষা হয়নি"),
    Word::new("CLEAN", "Checked", "পরীক্ষিত").toned(Tone::Good),
    Word::new("INFECTED", "Quarantined", "আটকে রাখা").toned(Tone::Bad),
    Word::new("REMOVED", "Removed", "সরানো").toned(Tone::Faded),
];

const FIELDS: &[Field] = &[
    Field::new("name", Kind::Text { limit: 200 }, "Name", "নাম").set(Set::Never),
    Field::new("kind", Kind::Document, "On a document of kind", "যে ধরনের ডকুমেন্টে").set(Set::Never).wide(200),
    Field::new("mediaType", Kind::Text { limit: 100 }, "Type", "ধরন").set(Set::Never).wide(160),
    Field::new("bytes", Kind::Bytes, "Size", "আকার").set(Set::Never).wide(130),
    Field::new("uploadedAt", Kind::Moment, "Uploaded", "আপলোডের সময়").set(Set::Never).wide(170),
    Field::new("state", Kind::Words { words: STATES }, "State", "অবস্থা").set(Set::Never).wide(190),
    Field::new("finding", Kind::Text { limit: 200 }, "What was found", "যা পাওয়া গেছে").set(Set::Never),
    Field::new("removedAt", Kind::Moment, "Removed", "সরানোর সময়").set(Set::Never).wide(170),
    Field::new("removedReason", Kind::Long { limit: 500 }, "Why it was removed", "সরানোর কারণ").set(Set::Never),
    Field::new("digest", Kind::Text { limit: 64 }, "Digest (SHA-256)", "ছাপ (SHA-256)").set(Set::Never),
];

/// A file.
pub const FILE: Document = Document {
    service: "file-storage",
    name: "file",
    path: "files",
    one: said("File", "ফাইল"),
    many: said("Files", "ফাইল"),
    help: said("Papers and pictures that hang on documents.", "ডকুমেন্টের সঙ্গে থাকা কাগজ ও ছবি।"),
    empty: said(
        "Open a document and drop a file on it: it will be here as well.",
        "কোনো ডকুমেন্ট খুলে তাতে ফাইল দিন: এখানেও দেখা যাবে।",
    ),
    graph: Graph { type_name: "File", one: "file", list: "files" },
    title: Title { sign: None, name: "name", name_bn: None },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("File", "ফাইল"), fields: &["name", "mediaType", "bytes", "uploadedAt", "digest"]
        },
        Section { label: said("Virus check", "ভাইরাস পরীক্ষা"), fields: &["finding"] },
        Section { label: said("Removal", "সরানো"), fields: &["removedAt", "removedReason"] },
    ],
    columns: &["name", "kind", "mediaType", "bytes", "uploadedAt", "state"],
    card: &["kind", "uploadedAt"],
    parent: None,
    state: Some("state"),
    life: &["WAITING", "CLEAN"],
    search: Some("listing.text"),
    scope: None,
    filters: &[Filter { field: "state", argument: "listing.state", usual: None, until: None }],
    create: None,
    update: None,
    acts: &[Act {
        name: "remove",
        label: said("Remove", "সরান"),
        says: said(
            "The file is taken off its document. It is kept as long as the law wants papers kept, and who removed it and why stays to be read.",
            "ফাইলটি ডকুমেন্ট থেকে সরানো হবে। আইন অনুযায়ী যত দিন কাগজ রাখতে হয় তত দিন এটি থাকবে; কে কেন সরিয়েছেন তা পড়া যাবে।",
        ),
        mutation: "removeFile",
        permission: &permissions::FILE_REMOVE,
        states: &["WAITING", "HELD", "CLEAN", "INFECTED"],
        otherwise: said("The file was removed already.", "ফাইলটি আগেই সরানো হয়েছে।"),
        asks: &[Field::new("reason", Kind::Long { limit: 500 }, "Reason", "কারণ").required()],
        tells: &[],
        grave: true,
    }],
};
