//! How master-data refuses: what, why, and what to do.

kernel::errors! {
    PARTY_NAME_TAKEN = Conflict "master_data.party.name-taken",
        "Another party has this name. Choose another.",
        "অন্য একটি party-এর এই নাম আছে। অন্য নাম দিন।";

    // places
    AREA_CODE_TAKEN = Conflict "master_data.area.code-taken",
        "Another place has this code. Choose another.",
        "অন্য একটি এলাকার এই কোড আছে। অন্য কোড দিন।";
    AREA_PLACE = Invalid "master_data.area.place",
        "A {kind} lies in: {parent}. Choose such a place.",
        "{kind} যার অন্তর্গত হবে: {parent}। সে রকম এলাকা বেছে নিন।";
    AREA_GEOCODE = Invalid "master_data.area.geocode",
        "A geocode has digits only.",
        "জিওকোডে কেবল অঙ্ক থাকে।";
    AREA_LIST = Invalid "master_data.area.list",
        "The row {code} ({name}) of the list lies in no place of the kind above it, or its name or code cannot be read. Nothing was taken.",
        "তালিকার {code} ({name}) সারিটি উপযুক্ত কোনো এলাকার অন্তর্গত নয়, অথবা এর নাম বা কোড পড়া যায় না। কিছুই নেওয়া হয়নি।";
    AREA_IN_USE = Refused "master_data.area.in-use",
        "{count} open places lie in this one. Close them first.",
        "এর ভেতরে {count}টি খোলা এলাকা আছে। আগে সেগুলো বন্ধ করুন।";
    AREA_CLOSED = Refused "master_data.area.closed",
        "This place is closed. Choose another.",
        "এই এলাকা বন্ধ। অন্য একটি বেছে নিন।";
    BANK_CODE = Invalid "master_data.bank.code",
        "A bank's code has three digits: those that stand first in its routing numbers.",
        "ব্যাংকের কোড তিন অঙ্কের: রাউটিং নম্বরের প্রথম তিনটি অঙ্ক।";
    BANK_CODE_TAKEN = Conflict "master_data.bank.code-taken",
        "Another bank has this code. Choose another.",
        "অন্য একটি ব্যাংকের এই কোড আছে। অন্য কোড দিন।";
    BANK_SWIFT = Invalid "master_data.bank.swift",
        "A SWIFT code has 8 or 11 letters and digits, such as SONABDDH.",
        "সুইফট কোডে ৮ বা ১১টি ইংরেজি অক্ষর ও অঙ্ক থাকে, যেমন SONABDDH।";
    BANK_IN_USE = Refused "master_data.bank.in-use",
        "{count} branches of this bank are open. Close them first.",
        "এই ব্যাংকের {count}টি শাখা খোলা আছে। আগে সেগুলো বন্ধ করুন।";
    BANK_CLOSED = Refused "master_data.bank.closed",
        "This bank is closed. Choose another.",
        "এই ব্যাংক বন্ধ। অন্য একটি বেছে নিন।";
    ROUTING_INVALID = Invalid "master_data.bank-branch.routing",
        "A routing number has nine digits: three of the bank, two of the district, three of the branch and one to check them.",
        "রাউটিং নম্বর নয় অঙ্কের: ব্যাংকের তিনটি, জেলার দুটি, শাখার তিনটি ও যাচাইয়ের একটি।";
    ROUTING_BANK = Invalid "master_data.bank-branch.bank",
        "No open bank has the code {code}, with which this routing number begins. Set up the bank, or look at the number again.",
        "এই রাউটিং নম্বরের শুরুর {code} কোডে কোনো খোলা ব্যাংক নেই। ব্যাংকটি তৈরি করুন, অথবা নম্বরটি আবার দেখুন।";
    ROUTING_TAKEN = Conflict "master_data.bank-branch.routing-taken",
        "Another branch has this routing number. Look for it in the list.",
        "অন্য একটি শাখার এই রাউটিং নম্বর আছে। তালিকায় খুঁজে দেখুন।";
    BANK_LIST = Invalid "master_data.bank-branch.list",
        "The row {number} ({name}) of the list has no routing number of nine digits, or no bank, or no name. Nothing was taken.",
        "তালিকার {number} ({name}) সারিতে নয় অঙ্কের রাউটিং নম্বর, ব্যাংক বা নাম নেই। কিছুই নেওয়া হয়নি।";
    BANK_BRANCH_CLOSED = Refused "master_data.bank-branch.closed",
        "This branch is closed. Choose another.",
        "এই শাখা বন্ধ। অন্য একটি বেছে নিন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[
    ("party_name_unique", &PARTY_NAME_TAKEN, "name"),
    // places
    ("area_code_unique", &AREA_CODE_TAKEN, "code"),
    ("bank_code_unique", &BANK_CODE_TAKEN, "code"),
    ("bank_branch_routing_unique", &ROUTING_TAKEN, "routingNumber"),
];
