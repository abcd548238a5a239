//! An area as people meet it.

use kernel::meta::{Act, Create, Document, Field, Filter, Graph, Kind, Section, Set, Title, Update, Word, said};

use crate::meta::{CLOSED, NAME_BN, NAME_KIND, OPEN_LIFE, STATE};
use crate::permissions;

const KINDS: &[Word] = &[
    Word::new("DIVISION", "Division", "বিভাগ"),
    Word::new("DISTRICT", "District", "জেলা"),
    Word::new("UPAZILA", "Upazila or thana", "উপজেলা বা থানা"),
    Word::new("UNION", "Union or ward", "ইউনিয়ন বা ওয়ার্ড"),
];

const FIELDS: &[Field] = &[
    Field::new("kind", Kind::Words { words: KINDS }, "Kind", "ধরন")
        .required()
        .usual("UNION")
        .once("What a place is never changes.", "এলাকার ধরন কখনো বদলায় না।")
        .wide(140),
    Field::new("parentId", Kind::Link { to: "area", reads: "parent", within: None }, "Lies in", "যার অন্তর্গত")
        .once("It stays where it lies.", "এলাকা যেখানে আছে সেখানেই থাকে।")
        .help(
            "A union lies in an upazila, an upazila in a district, a district in a division.",
            "ইউনিয়ন উপজেলার, উপজেলা জেলার, জেলা বিভাগের অন্তর্গত।",
        )
        .wide(180),
    Field::new("districtId", Kind::Link { to: "area", reads: "district", within: None }, "District", "জেলা")
        .set(Set::Never)
        .wide(150),
    Field::new("divisionId", Kind::Link { to: "area", reads: "division", within: None }, "Division", "বিভাগ")
        .set(Set::Never)
        .wide(140),
    Field::new("code", Kind::Code, "Code", "কোড")
        .required()
        .once("Lists are compared by it, so it never changes.", "তালিকা এটি দিয়ে মেলানো হয়, তাই কখনো বদলায় না।")
        .help(
            "The code of what it lies in, a dash and a sign of its own, such as 06-47-GUL.",
            "যার অন্তর্গত তার কোড, ড্যাশ ও নিজের একটি চিহ্ন, যেমন 06-47-GUL।",
        )
        .wide(150),
    Field::new("name", NAME_KIND, "Name", "নাম").required(),
    NAME_BN,
    Field::new("geocode", Kind::Digits { limit: 9 }, "Geocode", "জিওকোড")
        .help("The bureau of statistics' code, where a paper asks for it.", "পরিসংখ্যান ব্যুরোর কোড, কোনো কাগজে চাইলে।"),
    Field::new("isOwn", Kind::Flag, "Changed by hand", "নিজেদের বদলানো")
        .set(Set::Never)
        .help("Taking the country's list leaves it alone.", "দেশের তালিকা নিলেও এটি যেমন আছে তেমনই থাকবে।")
        .wide(130),
    STATE,
];

/// A division, district, upazila or union.
pub const AREA: Document = Document {
    service: "master-data",
    name: "area",
    path: "areas",
    one: said("Place", "এলাকা"),
    many: said("Places", "এলাকা"),
    help: said(
        "Divisions, districts, upazilas and unions: what addresses are made of.",
        "বিভাগ, জেলা, উপজেলা ও ইউনিয়ন: ঠিকানা যা দিয়ে তৈরি।",
    ),
    empty: said(
        "Take the country's list: 8 divisions, 64 districts, 494 upazilas and 4,540 unions come in one go. Add thanas and wards of cities by hand.",
        "দেশের তালিকা নিন: ৮টি বিভাগ, ৬৪টি জেলা, ৪৯৪টি উপজেলা ও ৪,৫৪০টি ইউনিয়ন একবারে আসবে। শহরের থানা ও ওয়ার্ড নিজে যোগ করুন।",
    ),
    graph: Graph { type_name: "Area", one: "area", list: "areas" },
    title: Title { sign: None, name: "name", name_bn: Some("nameBn") },
    fields: FIELDS,
    sections: &[
        Section {
            label: said("Place", "এলাকা"), fields: &["kind", "parentId", "code", "name", "nameBn", "geocode"]
        },
        Section {
            label: said("Where it lies", "অবস্থান"), fields: &["districtId", "divisionId", "isOwn"]
        },
    ],
    columns: &["name", "kind", "parentId", "districtId", "divisionId", "code", "state"],
    card: &["kind", "parentId", "districtId"],
    parent: None,
    state: Some("state"),
    life: OPEN_LIFE,
    search: Some("listing.text"),
    scope: None,
    filters: &[
        Filter { field: "state", argument: "listing.state", usual: Some("OPEN"), until: None },
        Filter { field: "kind", argument: "listing.kind", usual: None, until: None },
        Filter { field: "districtId", argument: "listing.within", usual: None, until: None },
        Filter { field: "parentId", argument: "listing.parentId", usual: None, until: None },
    ],
    create: Some(Create {
        label: said("New place", "নতুন এলাকা"),
        mutation: "createArea",
        permission: &permissions::AREA_CREATE,
    }),
    update: Some(Update {
        mutation: "updateArea",
        permission: &permissions::AREA_UPDATE,
        states: &["OPEN"],
        otherwise: CLOSED,
    }),
    acts: &[Act {
        name: "close",
        label: said("Close", "বন্ধ করুন"),
        says: said(
            "A closed place is not offered any more and cannot be opened again. What lies in it must be closed before.",
            "বন্ধ এলাকা আর বেছে নেওয়া যায় না, আবার খোলাও যায় না। এর ভেতরের সবকিছু আগে বন্ধ করতে হয়।",
        ),
        mutation: "closeArea",
        permission: &permissions::AREA_CLOSE,
        states: &["OPEN"],
        otherwise: CLOSED,
        asks: &[],
        tells: &[],
        grave: true,
    }],
};
