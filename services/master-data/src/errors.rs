//! How master-data refuses: what, why, and what to do.

kernel::errors! {
    // parties
    PARTY_CODE_TAKEN = Conflict "master_data.party.code-taken",
        "Another party has this code. Choose another, or leave it empty for the next number.",
        "অন্য একটি পার্টির এই কোড আছে। অন্য কোড দিন, অথবা পরের নম্বরের জন্য খালি রাখুন।";
    PARTY_TIN = Invalid "master_data.party.tin",
        "A TIN (e-TIN) has 12 digits, not all the same.",
        "টিআইএন (ই-টিআইএন) ১২ অঙ্কের, সব অঙ্ক এক নয়।";
    PARTY_TIN_LEGACY = Invalid "master_data.party.tin-legacy",
        "This is a TIN from before 2013. Ask for the 12-digit e-TIN; the old number belongs under “Old TIN”.",
        "এটি ২০১৩ সালের আগের টিআইএন। ১২ অঙ্কের ই-টিআইএন চেয়ে নিন; পুরোনো নম্বরটি “পুরোনো টিআইএন” ঘরে লিখুন।";
    PARTY_LEGACY_TIN = Invalid "master_data.party.legacy-tin",
        "An old TIN has 9 or 10 digits. A 12-digit number belongs under “e-TIN”.",
        "পুরোনো টিআইএন ৯ বা ১০ অঙ্কের। ১২ অঙ্কের নম্বর “ই-টিআইএন” ঘরে লিখুন।";
    PARTY_BIN = Invalid "master_data.party.bin",
        "A BIN has 13 digits, such as 000123456-0101.",
        "বিআইএন ১৩ অঙ্কের, যেমন 000123456-0101।";
    PARTY_BIN_LEGACY = Invalid "master_data.party.bin-legacy",
        "A BIN of 9 digits lacks the four of the place. Ask for all 13; the short one belongs under “Old BIN”.",
        "৯ অঙ্কের বিআইএনে স্থানের চার অঙ্ক নেই। পুরো ১৩ অঙ্ক চেয়ে নিন; ছোটটি “পুরোনো বিআইএন” ঘরে লিখুন।";
    PARTY_LEGACY_BIN = Invalid "master_data.party.legacy-bin",
        "An old BIN has 9 digits. A 13-digit number belongs under “BIN”.",
        "পুরোনো বিআইএন ৯ অঙ্কের। ১৩ অঙ্কের নম্বর “বিআইএন” ঘরে লিখুন।";
    PARTY_MOBILE = Invalid "master_data.party.mobile",
        "A mobile number of Bangladesh has 11 digits and begins with 013 to 019. Any other number belongs under “Telephone”.",
        "বাংলাদেশের মোবাইল নম্বর ১১ অঙ্কের, শুরু ০১৩ থেকে ০১৯ দিয়ে। অন্য নম্বর “টেলিফোন” ঘরে লিখুন।";
    PARTY_EMAIL = Invalid "master_data.party.email",
        "This e-mail address cannot be right. Write it like name@example.com.",
        "ই-মেইল ঠিকানাটি সঠিক নয়। name@example.com-এর মতো লিখুন।";
    PARTY_CLOSED = Refused "master_data.party.closed",
        "This party is closed. Open it again before anything is changed or begun with it.",
        "এই পার্টি বন্ধ। কিছু বদলানো বা শুরু করার আগে আবার চালু করুন।";
    PARTY_OPEN = Refused "master_data.party.open",
        "This party is open already.",
        "এই পার্টি চালুই আছে।";
    PARTY_MERGED = Refused "master_data.party.merged-away",
        "This party was merged into another, which stands for both. Work with that one.",
        "এই পার্টি অন্যটির সঙ্গে একত্র হয়েছে; এখন সেটিই দুটির হয়ে আছে। সেটি নিয়ে কাজ করুন।";
    PARTY_LIKE = Conflict "master_data.party.like",
        "There is a party like it already: {name}, {count} in all. Use that one; or say below why this is another.",
        "এ রকম পার্টি আগে থেকেই আছে: {name}, মোট {count}টি। সেটিই ব্যবহার করুন; নইলে কেন এটি আলাদা তা নিচে লিখুন।";
    PARTY_MERGE_SELF = Invalid "master_data.party.merge-self",
        "A party cannot be merged into itself. Choose the other one.",
        "কোনো পার্টিকে তার নিজের সঙ্গে একত্র করা যায় না। অন্যটি বেছে নিন।";
    PARTY_MERGE_VENDOR = Refused "master_data.party.merge-vendor",
        "Both are vendors, and the one to be given up is {state}: merging would lose that. Settle it first.",
        "দুটিই ভেন্ডর, আর যেটি বাদ যাবে সেটি {state}: একত্র করলে তা হারিয়ে যাবে। আগে সেটির নিষ্পত্তি করুন।";

    ROLE_TAKEN = Conflict "master_data.party-role.taken",
        "The party is dealt with in this role already.",
        "পার্টিটির এই ভূমিকা আগে থেকেই আছে।";
    ROLE_ENDED = Refused "master_data.party-role.ended",
        "This role has ended already.",
        "এই ভূমিকা আগেই শেষ হয়েছে।";
    ROLE_DATES = Invalid "master_data.party-role.dates",
        "A role cannot end before it begins.",
        "ভূমিকা শুরুর আগে শেষ হতে পারে না।";

    VENDOR_EXISTS = Conflict "master_data.vendor.exists",
        "This party is a vendor already, or waits to become one.",
        "এই পার্টি আগে থেকেই ভেন্ডর, অথবা ভেন্ডর হওয়ার অপেক্ষায়।";
    VENDOR_STATE = Refused "master_data.vendor.state",
        "The vendor is {state}, so this is not possible now.",
        "ভেন্ডরটি {state}, তাই এখন এটি করা যায় না।";
    VENDOR_UNTIL = Invalid "master_data.vendor.until",
        "The last day cannot lie before today. Leave it empty when there is none.",
        "শেষ দিন আজকের আগে হতে পারে না। শেষ দিন না থাকলে খালি রাখুন।";

    PROOF_NUMBER = Invalid "master_data.proof.number",
        "This number cannot be right. An NID has 10, 13 or 17 digits, a passport looks like A01234567 or AB0123456, a TIN has 12 digits, a BIN 13.",
        "নম্বরটি সঠিক নয়। এনআইডি ১০, ১৩ বা ১৭ অঙ্কের, পাসপোর্ট A01234567 বা AB0123456-এর মতো, টিআইএন ১২ অঙ্কের, বিআইএন ১৩ অঙ্কের।";
    PROOF_YEAR = Invalid "master_data.proof.year",
        "A PSR is of an assessment year, such as 2026-27.",
        "পিএসআর একটি করবর্ষের, যেমন ২০২৬-২৭।";
    PROOF_RATE = Invalid "master_data.proof.rate",
        "A rate is between 0 and 100 per cent with two decimals at most, such as 2.5.",
        "হার ০ থেকে ১০০ শতাংশ, দশমিকের পর সর্বোচ্চ দুই অঙ্ক, যেমন ২.৫।";
    PROOF_DATES = Invalid "master_data.proof.dates",
        "A proof cannot end before it begins.",
        "প্রমাণপত্রের মেয়াদ শুরুর আগে শেষ হতে পারে না।";
    PROOF_WITHDRAWN = Refused "master_data.proof.withdrawn",
        "This proof was withdrawn already.",
        "এই প্রমাণপত্র আগেই প্রত্যাহার করা হয়েছে।";
    PROOF_LIKE = Conflict "master_data.proof.like",
        "{name} showed the same number. If it is the same party, use that one; else say below why it is another.",
        "{name} একই নম্বর দেখিয়েছে। একই পার্টি হলে সেটিই ব্যবহার করুন; নইলে কেন আলাদা তা নিচে লিখুন।";

    TERMS_DAYS = Invalid "master_data.party-terms.days",
        "Days to pay are between 0 and {limit}.",
        "পরিশোধের দিন ০ থেকে {limit}।";
    TERMS_CREDIT = Invalid "master_data.party-terms.credit",
        "A credit limit cannot be below zero. Leave it empty when there is none.",
        "বাকির সীমা শূন্যের কম হতে পারে না। সীমা না থাকলে খালি রাখুন।";
    TERMS_WITHHOLDING = Invalid "master_data.party-terms.withholding",
        "A kind of payment is written as the rules name it: small letters and dashes, such as civil-work.",
        "পরিশোধের ধরন নিয়মের নামে লিখুন: ইংরেজি ছোট হাতের অক্ষর ও ড্যাশ, যেমন civil-work।";
    TERMS_EXIST = Conflict "master_data.party-terms.exist",
        "This company has terms with this party already. Change those.",
        "এই পার্টির সঙ্গে এই কোম্পানির শর্ত আগে থেকেই আছে। সেটিই বদলান।";

    TWIN_SETTLED = Refused "master_data.twin.settled",
        "It was said already whether these two are one.",
        "এ দুটি একই কি না তা আগেই বলা হয়েছে।";
    TWIN_MAKER = Denied "master_data.twin.maker",
        "You went on although they look alike, so somebody else says whether they are two.",
        "মিল থাকা সত্ত্বেও আপনি এগিয়েছেন, তাই এ দুটি আলাদা কি না তা অন্য কেউ বলবেন।";
    // items
    // places
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[
    // parties
    ("party_code_unique", &PARTY_CODE_TAKEN, "code"),
    ("party_role_open_unique", &ROLE_TAKEN, "role"),
    ("party_role_dates", &ROLE_DATES, "endsOn"),
    ("vendor_party_unique", &VENDOR_EXISTS, "partyId"),
    ("proof_dates", &PROOF_DATES, "endsOn"),
    ("party_terms_unique", &TERMS_EXIST, "partyId"),
    // items
    // places
];
