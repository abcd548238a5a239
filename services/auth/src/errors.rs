//! How auth refuses: what, why, and what to do.

kernel::errors! {
    USER_NAME_TAKEN = Conflict "auth.user.name-taken",
        "Another user has this name. Choose another.",
        "অন্য একটি user-এর এই নাম আছে। অন্য নাম দিন।";

    ROLE_KEY = Invalid "auth.role.key",
        "A key has 2 to 40 small letters, digits and dashes, such as site-accountant.",
        "কী-তে ২ থেকে ৪০টি ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ থাকে, যেমন site-accountant।";
    ROLE_TAKEN = Conflict "auth.role.taken",
        "There is or was a role of this key. Choose another.",
        "এই কী-র একটি ভূমিকা আছে বা ছিল। অন্য কী দিন।";
    ROLE_LEVEL = Invalid "auth.role.level",
        "The rank of a role is from 1, the highest, to 9.",
        "ভূমিকার স্তর ১ (সর্বোচ্চ) থেকে ৯-এর মধ্যে হয়।";
    ROLE_SHIPPED = Refused "auth.role.shipped",
        "“{role}” comes with Vextrus and cannot be changed. Make a role of your own with the same permissions and change that.",
        "“{role}” ভেক্সট্রাসের নিজস্ব ভূমিকা, পরিবর্তন করা যায় না। একই অনুমতিসহ নিজের একটি ভূমিকা তৈরি করে সেটি পরিবর্তন করুন।";
    ROLE_IN_USE = Refused "auth.role.in-use",
        "Somebody still holds this role ({count}). Take it back from them first.",
        "এখনো কারও এই ভূমিকা আছে ({count})। আগে তাঁদের কাছ থেকে ফিরিয়ে নিন।";
    PERMISSION_NONE = Invalid "auth.permission.none",
        "“{field}” needs at least one permission.",
        "“{field}”-এ অন্তত একটি অনুমতি লাগবে।";
    PERMISSION_UNKNOWN = Invalid "auth.permission.unknown",
        "There is no permission “{name}”. Did you mean “{nearest}”?",
        "“{name}” নামে কোনো অনুমতি নেই। আপনি কি “{nearest}” বোঝাতে চেয়েছেন?";
    PERMISSION_STRANGE = Invalid "auth.permission.strange",
        "There is no permission “{name}”. Choose one from the list of permissions.",
        "“{name}” নামে কোনো অনুমতি নেই। অনুমতির তালিকা থেকে একটি বেছে নিন।";
    PERMISSION_BEYOND = Denied "auth.permission.beyond",
        "You do not hold “{name}” this far yourself, so you cannot give it. Ask somebody who does.",
        "“{name}” আপনার নিজের এতদূর নেই, তাই এটি দিতে পারেন না। যাঁর আছে তাঁকে বলুন।";

    ASSIGNMENT_SELF = Denied "auth.assignment.self",
        "Nobody gives a role to themselves. Ask another administrator.",
        "নিজেকে নিজে ভূমিকা দেওয়া যায় না। অন্য প্রশাসককে বলুন।";
    ASSIGNMENT_OWNER = Denied "auth.assignment.owner",
        "Only an owner of the organization may do this.",
        "কেবল প্রতিষ্ঠানের মালিক এটি করতে পারেন।";
    ASSIGNMENT_LAST_OWNER = Refused "auth.assignment.last-owner",
        "The organization would be left without an owner. Make somebody else an owner first, without an end.",
        "প্রতিষ্ঠানটি মালিকহীন হয়ে যাবে। আগে অন্য কাউকে মেয়াদ ছাড়া মালিক করুন।";
    ASSIGNMENT_PAST = Invalid "auth.assignment.past",
        "A role cannot begin in the past. Leave the day out to let it begin now.",
        "ভূমিকা অতীত থেকে শুরু হতে পারে না। এখন থেকে শুরু করতে তারিখ খালি রাখুন।";
    ASSIGNMENT_DATES = Invalid "auth.assignment.dates",
        "A role cannot end before it begins.",
        "ভূমিকা শুরুর আগে শেষ হতে পারে না।";
    ASSIGNMENT_UNDATED = Invalid "auth.assignment.undated",
        "“{role}” is given for a limited time. Say until which day.",
        "“{role}” সীমিত সময়ের জন্য দেওয়া হয়। কোন দিন পর্যন্ত তা লিখুন।";
    ASSIGNMENT_AMOUNT = Invalid "auth.assignment.amount",
        "A limit must be more than nothing. Leave it out for no limit.",
        "সীমা শূন্যের বেশি হতে হবে। সীমা না থাকলে খালি রাখুন।";
    ASSIGNMENT_HOURS = Invalid "auth.assignment.hours",
        "Hours are two different times such as 09:00 and 17:00, days are numbers from 1 (Monday) to 7 (Sunday).",
        "সময় দুটি ভিন্ন হতে হবে, যেমন 09:00 ও 17:00; দিন ১ (সোমবার) থেকে ৭ (রবিবার)।";
    ASSIGNMENT_ENDED = Refused "auth.assignment.ended",
        "This role is not held now: it has ended or not begun yet.",
        "এই ভূমিকা এখন কার্যকর নয়: শেষ হয়েছে বা এখনো শুরু হয়নি।";
    DELEGATION_AGAIN = Refused "auth.delegation.again",
        "This role was lent to you, so you cannot lend it further. Ask the one who lent it.",
        "এই ভূমিকা আপনাকে সাময়িকভাবে দেওয়া, তাই আপনি অন্যকে দিতে পারেন না। যিনি দিয়েছেন তাঁকে বলুন।";
    DELEGATION_LONG = Invalid "auth.delegation.long",
        "A role is lent until a day, for at most 90 days. Say until when.",
        "ভূমিকা নির্দিষ্ট দিন পর্যন্ত, সর্বোচ্চ ৯০ দিনের জন্য দেওয়া যায়। কবে পর্যন্ত তা লিখুন।";
    DELEGATION_WIDER = Invalid "auth.delegation.wider",
        "“{field}” reaches further than your own role does. Lend what you hold, or less.",
        "“{field}” আপনার নিজের ভূমিকার চেয়ে বেশি। যা আপনার আছে ততটুকু বা কম দিন।";
    DELEGATION_CLOSED = Denied "auth.delegation.closed",
        "In your organization only those who give roles may lend them. Ask an administrator.",
        "আপনার প্রতিষ্ঠানে কেবল যাঁরা ভূমিকা দেন তাঁরাই সাময়িকভাবে দিতে পারেন। প্রশাসককে বলুন।";

    PAIR_KEY = Invalid "auth.duty-pair.key",
        "A key has 2 to 40 small letters, digits and dashes, such as sale-refund.",
        "কী-তে ২ থেকে ৪০টি ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ থাকে, যেমন sale-refund।";
    PAIR_TAKEN = Conflict "auth.duty-pair.taken",
        "There is or was a pair of this key. Choose another.",
        "এই কী-র একটি জোড়া আছে বা ছিল। অন্য কী দিন।";
    PAIR_SHIPPED = Refused "auth.duty-pair.shipped",
        "“{pair}” comes with Vextrus and is always in force. An owner may let one person hold both duties until a day.",
        "“{pair}” ভেক্সট্রাসের নিজস্ব নিয়ম, সবসময় কার্যকর। মালিক নির্দিষ্ট দিন পর্যন্ত একজনকে দুটি দায়িত্বই রাখার অনুমতি দিতে পারেন।";
    PAIR_LOCKOUT = Invalid "auth.duty-pair.lockout",
        "The refused side must not name what pairs and exceptions themselves are changed by, else nobody could undo it.",
        "নিষিদ্ধ অংশে জোড়া ও ব্যতিক্রম পরিবর্তনের অনুমতি রাখা যাবে না, নইলে কেউ আর এটি বদলাতে পারবেন না।";
    OVERRIDE_DATES = Invalid "auth.override.dates",
        "An exception begins today or later and lasts at most a year.",
        "ব্যতিক্রম আজ বা পরে শুরু হয় এবং সর্বোচ্চ এক বছর থাকে।";
    OVERRIDE_ENDED = Refused "auth.override.ended",
        "This exception has ended already.",
        "এই ব্যতিক্রমের মেয়াদ আগেই শেষ হয়েছে।";

    EXPLAIN_ADDRESS = Invalid "auth.explain.address",
        "“{value}” is no address. Write it like 203.0.113.7.",
        "“{value}” কোনো ঠিকানা নয়। 203.0.113.7-এর মতো লিখুন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[
    ("user_name_unique", &USER_NAME_TAKEN, "name"),
    ("role_pk", &ROLE_TAKEN, "key"),
    ("assignment_by_another", &ASSIGNMENT_SELF, "personId"),
    ("duty_pair_pk", &PAIR_TAKEN, "key"),
];
