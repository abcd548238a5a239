//! How auth refuses: what, why, and what to do.

kernel::errors! {
    SIGN_IN_REFUSED = Unauthenticated "auth.sign-in.refused",
        "The organization, e-mail address or password is not right, or the account may be locked for 30 minutes after five failed tries. Check them, or ask your administrator.",
        "প্রতিষ্ঠান, ই-মেইল বা পাসওয়ার্ড সঠিক নয়, অথবা পাঁচবার ব্যর্থ চেষ্টার পর অ্যাকাউন্টটি ৩০ মিনিটের জন্য বন্ধ থাকতে পারে। মিলিয়ে দেখুন, অথবা প্রশাসককে জানান।";
    TENANT_NEEDED = Invalid "auth.sign-in.tenant",
        "Say which organization you sign in to, by its short name.",
        "কোন প্রতিষ্ঠানে সাইন ইন করবেন তা সংক্ষিপ্ত নামে জানান।";
    SIGN_IN_OVER = Unauthenticated "auth.sign-in.over",
        "Ten minutes have passed since your password. Give it once more.",
        "পাসওয়ার্ড দেওয়ার পর দশ মিনিট পার হয়েছে। আরেকবার দিন।";
    SESSION_ENDED = Unauthenticated "auth.session.ended",
        "This session has ended. Sign in again.",
        "এই সেশন শেষ হয়েছে। আবার সাইন ইন করুন।";
    SESSION_NEEDED = Refused "auth.session.needed",
        "This is done by somebody signed in with a password, not by a program with a key.",
        "এটি পাসওয়ার্ড দিয়ে সাইন ইন করা ব্যক্তিই করতে পারেন, কী ব্যবহার করা কোনো প্রোগ্রাম নয়।";

    PASSWORD_LENGTH = Invalid "auth.password.length",
        "A password has {least} to {most} characters. Several words that do not belong together are easy to remember.",
        "পাসওয়ার্ড {least} থেকে {most} অক্ষরের হয়। একে অন্যের সঙ্গে সম্পর্কহীন কয়েকটি শব্দ মনে রাখা সহজ।";
    PASSWORD_OWN = Invalid "auth.password.own",
        "The password is your name, address or organization, which others guess first. Choose another.",
        "পাসওয়ার্ডটি আপনার নাম, ই-মেইল বা প্রতিষ্ঠানের নাম, যা অন্যরা প্রথমেই অনুমান করে। অন্য পাসওয়ার্ড দিন।";
    PASSWORD_COMMON = Invalid "auth.password.common",
        "Many people use this password, so it is guessed at once. Choose another.",
        "এই পাসওয়ার্ড অনেকেই ব্যবহার করেন, তাই সহজেই অনুমান করা যায়। অন্য পাসওয়ার্ড দিন।";
    PASSWORD_WRONG = Invalid "auth.password.wrong",
        "Your present password is not right, or the account is locked for 30 minutes after five failed tries.",
        "আপনার বর্তমান পাসওয়ার্ড সঠিক নয়, অথবা পাঁচবার ব্যর্থ চেষ্টার পর অ্যাকাউন্টটি ৩০ মিনিটের জন্য বন্ধ আছে।";

    SECOND_FACTOR_REQUIRED = Unauthenticated "auth.second-factor.required",
        "Give the six digits your authenticator app shows now, or one of your recovery codes.",
        "অথেনটিকেটর অ্যাপে এখন দেখানো ছয়টি অঙ্ক, অথবা আপনার একটি রিকভারি কোড দিন।";
    SECOND_FACTOR_WRONG = Unauthenticated "auth.second-factor.wrong",
        "The code is not right, or was used already. Wait for the next one and try again.",
        "কোডটি সঠিক নয়, অথবা আগেই ব্যবহৃত হয়েছে। পরের কোডের জন্য অপেক্ষা করে আবার চেষ্টা করুন।";
    SECOND_FACTOR_CODE = Invalid "auth.second-factor.code",
        "The code is not right, or was used already. Wait for the next one and try again.",
        "কোডটি সঠিক নয়, অথবা আগেই ব্যবহৃত হয়েছে। পরের কোডের জন্য অপেক্ষা করে আবার চেষ্টা করুন।";
    SECOND_FACTOR_ON = Conflict "auth.second-factor.on",
        "A second factor is in use already. Switch it off first.",
        "দ্বিতীয় ধাপের যাচাই আগে থেকেই চালু আছে। আগে বন্ধ করুন।";
    SECOND_FACTOR_OFF = Refused "auth.second-factor.off",
        "No second factor is being set up. Begin with setting one up.",
        "দ্বিতীয় ধাপের যাচাই চালু করার কোনো কাজ চলছে না। আগে চালু করা শুরু করুন।";

    USER_EMAIL = Invalid "auth.user.email",
        "The e-mail address cannot be right. Write it like name@example.com.",
        "ই-মেইল ঠিকানাটি সঠিক নয়। name@example.com-এর মতো লিখুন।";
    USER_EMAIL_TAKEN = Conflict "auth.user.email-taken",
        "Another user of your organization has this e-mail address.",
        "আপনার প্রতিষ্ঠানের অন্য ব্যবহারকারীর এই ই-মেইল ঠিকানা আছে।";
    USER_MOBILE = Invalid "auth.user.mobile",
        "A mobile number is 01 and nine more digits, or with the country's code, such as +8801712345678.",
        "মোবাইল নম্বর ০১ দিয়ে শুরু ১১ অঙ্কের, অথবা দেশের কোডসহ, যেমন +8801712345678।";
    USER_LIMIT = Refused "auth.user.limit",
        "Your plan allows {limit} users, and all are in use. Disable one, or ask the operator for a larger plan.",
        "আপনার প্ল্যানে সর্বোচ্চ {limit} জন ব্যবহারকারী রাখা যায় এবং সবই ব্যবহৃত। একজনকে নিষ্ক্রিয় করুন, অথবা পরিচালকের কাছে বড় প্ল্যান চান।";
    USER_STATE = Refused "auth.user.state",
        "This user is {state}, so that is not possible now.",
        "এই ব্যবহারকারী এখন {state}, তাই এটি এখন সম্ভব নয়।";
    USER_SELF = Refused "auth.user.self",
        "Somebody else must do this to your account.",
        "আপনার অ্যাকাউন্টে এটি অন্য কাউকে করতে হবে।";
    USER_OUTRANKS = Refused "auth.user.outranks",
        "This user may do more than you, so somebody with at least the same roles must do this.",
        "এই ব্যবহারকারীর অনুমতি আপনার চেয়ে বেশি, তাই অন্তত সমান ভূমিকার কাউকে এটি করতে হবে।";

    LINK_SPENT = Refused "auth.link.spent",
        "This link was used, has expired, or a newer one was made. Ask your administrator for another.",
        "এই লিংক ব্যবহৃত হয়েছে, মেয়াদ শেষ, অথবা নতুন লিংক তৈরি হয়েছে। প্রশাসকের কাছে আরেকটি চান।";

    API_KEY_NAMES = Invalid "auth.api-key.names",
        "A key needs 1 to {limit} permissions, each one that you hold. “{name}” is none of them.",
        "একটি কী-তে ১ থেকে {limit}টি অনুমতি লাগে, প্রতিটি আপনার নিজের থাকতে হবে। “{name}” সেগুলোর মধ্যে নেই।";
    API_KEY_EXPIRY = Invalid "auth.api-key.expiry",
        "A key is good for 1 to {days} days.",
        "একটি কী-এর মেয়াদ ১ থেকে {days} দিন।";
    API_KEY_NETWORKS = Invalid "auth.api-key.networks",
        "A key has at most {limit} networks, each written like 203.0.113.0/24.",
        "একটি কী-তে সর্বোচ্চ {limit}টি নেটওয়ার্ক থাকে, প্রতিটি 203.0.113.0/24-এর মতো লেখা।";

    MINT_HOURS = Invalid "auth.token.hours",
        "A token for scripts is good for 1 to {limit} hours.",
        "স্ক্রিপ্টের টোকেনের মেয়াদ ১ থেকে {limit} ঘণ্টা।";

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
    ("user_email_unique", &USER_EMAIL_TAKEN, "email"),
    ("role_pk", &ROLE_TAKEN, "key"),
    ("assignment_by_another", &ASSIGNMENT_SELF, "personId"),
    ("duty_pair_pk", &PAIR_TAKEN, "key"),
];
