//! How configuration refuses: what, why, and what to do.

kernel::errors! {
    SETTING_LEVEL = Invalid "configuration.setting.level",
        "This setting cannot be chosen for so small a place. Choose it for what the place lies in.",
        "এই সেটিং এত ছোট পরিসরে ঠিক করা যায় না। এর ওপরের স্তরে ঠিক করুন।";
    SETTING_BRANCH_ALONE = Invalid "configuration.setting.branch-alone",
        "Say which company the branch belongs to.",
        "শাখাটি কোন কোম্পানির তা বলুন।";

    FLAG_KEY = Invalid "configuration.flag.key",
        "A key has small letters, digits and dashes, in parts between points, such as site.photos.",
        "কী-তে ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ থাকে, অংশগুলো বিন্দু দিয়ে আলাদা, যেমন site.photos।";
    FLAG_KEY_TAKEN = Conflict "configuration.flag.key-taken",
        "Another flag has this key. Choose another.",
        "অন্য একটি ফ্ল্যাগের এই কী আছে। অন্য কী দিন।";
    FLAG_PERCENT = Invalid "configuration.flag.percent",
        "A share is 0 to 100 per cent.",
        "অংশ ০ থেকে ১০০ শতাংশ হয়।";
    FLAG_DATES = Invalid "configuration.flag.dates",
        "It cannot end before it begins.",
        "শুরুর আগে শেষ হতে পারে না।";
    FLAG_PEOPLE = Invalid "configuration.flag.people",
        "A flag names at most {limit} people. Give them a role and name the role.",
        "একটি ফ্ল্যাগে সর্বোচ্চ {limit} জনের নাম দেওয়া যায়। তাঁদের একটি ভূমিকা দিয়ে সেই ভূমিকা লিখুন।";
    FLAG_ROLES = Invalid "configuration.flag.roles",
        "Write the keys of at most {limit} roles, one a line, such as accountant.",
        "সর্বোচ্চ {limit}টি ভূমিকার কী লিখুন, প্রতি লাইনে একটি, যেমন accountant।";
    FLAG_VARIANTS = Invalid "configuration.flag.variants",
        "Write two to {limit} ways, one a line, each a word and its weight, such as “blue 1”; at least one weight above 0.",
        "দুই থেকে {limit}টি ধরন লিখুন, প্রতি লাইনে একটি, একটি শব্দ ও তার ওজন, যেমন “blue 1”; অন্তত একটির ওজন ০-র বেশি।";
    FLAG_MANY = Refused "configuration.flag.many",
        "An organization has at most {limit} flags, closed ones counted.",
        "একটি প্রতিষ্ঠানে বন্ধগুলোসহ সর্বোচ্চ {limit}টি ফ্ল্যাগ রাখা যায়।";
    FLAG_SAME = Refused "configuration.flag.same",
        "The flag is switched so already.",
        "ফ্ল্যাগটি আগে থেকেই এই অবস্থায় আছে।";
    FLAG_CLOSED = Refused "configuration.flag.closed",
        "This flag is closed. It cannot be changed any more.",
        "এই ফ্ল্যাগ বন্ধ। এটি আর পরিবর্তন করা যায় না।";
    FLAG_DECLARED = Refused "configuration.flag.declared",
        "The program itself asks for this flag, so it can only be switched off.",
        "প্রোগ্রাম নিজে এই ফ্ল্যাগ ব্যবহার করে, তাই এটি শুধু নিষ্ক্রিয় করা যায়।";

    SERIES_RUNNING = Refused "configuration.series.running",
        "Numbers of this series were given already, so neither its format nor its first number changes.",
        "এই ধারার নম্বর দেওয়া শুরু হয়েছে, তাই লেখার ধরন বা প্রথম নম্বর আর বদলায় না।";
    SERIES_FIRST = Invalid "configuration.series.first",
        "A series begins with a number from 1 to {limit}.",
        "ধারা ১ থেকে {limit} পর্যন্ত কোনো নম্বর দিয়ে শুরু হয়।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("flag_key_unique", &FLAG_KEY_TAKEN, "key")];
