//! How organization refuses: what, why, and what to do.

kernel::errors! {
    LIMIT_REACHED = Refused "organization.limit.reached",
        "The plan “{plan}” allows {limit} of these ({what}), and all are in use. Close one, or ask the operator for a larger plan.",
        "“{plan}” প্ল্যানে এগুলো ({what}) সর্বোচ্চ {limit}টি রাখা যায় এবং সবই ব্যবহৃত। একটি বন্ধ করুন, অথবা পরিচালকের কাছে বড় প্ল্যান চান।";

    TENANT_SLUG = Invalid "organization.tenant.slug",
        "A short name has 2 to 31 small letters, digits and dashes and begins with a letter, such as acme-builders.",
        "সংক্ষিপ্ত নামে ২ থেকে ৩১টি ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ থাকে এবং অক্ষর দিয়ে শুরু হয়, যেমন acme-builders।";
    TENANT_SLUG_RESERVED = Invalid "organization.tenant.slug-reserved",
        "“{slug}” is kept for the installation itself. Choose another short name.",
        "“{slug}” ইনস্টলেশনের নিজের জন্য সংরক্ষিত। অন্য সংক্ষিপ্ত নাম বেছে নিন।";
    TENANT_EMAIL = Invalid "organization.tenant.email",
        "The owner's e-mail address cannot be right. Write it like owner@example.com.",
        "মালিকের ই-মেইল ঠিকানা সঠিক নয়। owner@example.com-এর মতো লিখুন।";
    TENANT_REGION = Invalid "organization.tenant.region",
        "A data region is the two capital letters of a country, such as BD.",
        "ডেটা অঞ্চল দেশের দুটি ইংরেজি বড় হাতের অক্ষর, যেমন BD।";
    TENANT_LIMIT = Invalid "organization.tenant.limit",
        "“{field}” must be between 0 and {limit}.",
        "“{field}” ০ থেকে {limit}-এর মধ্যে হতে হবে।";
    TENANT_TRIAL_END = Invalid "organization.tenant.trial-end",
        "The trial cannot end before tomorrow. Suspend the organization instead.",
        "ট্রায়াল আগামীকালের আগে শেষ হতে পারে না। এর বদলে প্রতিষ্ঠানটি স্থগিত করুন।";
    TENANT_EXISTS = Conflict "organization.tenant.exists",
        "This organization was already founded with another short name or owner.",
        "এই প্রতিষ্ঠান আগেই অন্য সংক্ষিপ্ত নাম বা মালিকসহ স্থাপিত হয়েছে।";
    TENANT_STEP = Refused "organization.tenant.step",
        "The organization is {state}, so the step “{step}” is not possible now.",
        "প্রতিষ্ঠানটি এখন {state}, তাই “{step}” ধাপটি এখন সম্ভব নয়।";
    TENANT_NOT_EXPORTED = Refused "organization.tenant.not-exported",
        "Nothing was exported since the organization was archived. Export it first, then erase it.",
        "আর্কাইভের পর প্রতিষ্ঠানের তথ্য রপ্তানি করা হয়নি। আগে রপ্তানি করুন, তারপর মুছুন।";

    TIN_INVALID = Invalid "organization.company.tin",
        "A TIN (e-TIN) has 12 digits, not all the same.",
        "টিআইএন (ই-টিআইএন) ১২ অঙ্কের, সব অঙ্ক একই নয়।";
    TIN_LEGACY = Invalid "organization.company.tin-legacy",
        "This is a TIN from before 2013. Give the 12-digit e-TIN; the old number belongs in “legacyTin”.",
        "এটি ২০১৩ সালের আগের টিআইএন। ১২ অঙ্কের ই-টিআইএন দিন; পুরোনো নম্বর “legacyTin” ঘরে লিখুন।";
    TIN_NOT_LEGACY = Invalid "organization.company.legacy-tin",
        "An old TIN has 9 or 10 digits. A 12-digit number belongs in “tin”.",
        "পুরোনো টিআইএন ৯ বা ১০ অঙ্কের। ১২ অঙ্কের নম্বর “tin” ঘরে লিখুন।";
    TIN_TAKEN = Conflict "organization.company.tin-taken",
        "Another company of yours has this TIN. A TIN belongs to one legal entity.",
        "আপনার অন্য একটি কোম্পানির এই টিআইএন আছে। একটি টিআইএন একটি আইনি সত্তার।";
    BIN_INVALID = Invalid "organization.company.bin",
        "A BIN has 13 digits, such as 000123456-0101; numbers of 11 digits ended in 2019.",
        "বিআইএন ১৩ অঙ্কের, যেমন 000123456-0101; ১১ অঙ্কের নম্বর ২০১৯ সালে বাতিল হয়েছে।";
    BIN_LEGACY = Invalid "organization.company.bin-legacy",
        "This is an old BIN of 9 digits. Give all 13; the old number belongs in “legacyBin”.",
        "এটি ৯ অঙ্কের পুরোনো বিআইএন। ১৩ অঙ্কই দিন; পুরোনো নম্বর “legacyBin” ঘরে লিখুন।";
    BIN_NOT_LEGACY = Invalid "organization.company.legacy-bin",
        "An old BIN has 9 digits. A 13-digit number belongs in “bin”.",
        "পুরোনো বিআইএন ৯ অঙ্কের। ১৩ অঙ্কের নম্বর “bin” ঘরে লিখুন।";
    BIN_TAKEN = Conflict "organization.company.bin-taken",
        "Another company of yours has this BIN.",
        "আপনার অন্য একটি কোম্পানির এই বিআইএন আছে।";
    COMPANY_CLOSED = Refused "organization.company.closed",
        "This company is closed. Nothing more can be set up or changed in it.",
        "এই কোম্পানি বন্ধ। এতে আর কিছু তৈরি বা পরিবর্তন করা যায় না।";
    COMPANY_IN_USE = Refused "organization.company.in-use",
        "This company still has open branches, units, positions or requests ({count}). Close them first.",
        "এই কোম্পানির এখনো খোলা শাখা, বিভাগ, পদ বা অনুরোধ আছে ({count})। আগে সেগুলো বন্ধ করুন।";

    MONTH_INVALID = Invalid "organization.fiscal-year.month",
        "A fiscal year begins with a month from 1 (January) to 12; July is 7.",
        "অর্থবছর ১ (জানুয়ারি) থেকে ১২-এর কোনো মাসে শুরু হয়; জুলাই ৭।";
    FISCAL_YEAR_DATES = Invalid "organization.fiscal-year.dates",
        "The fiscal year must end with a month, after it begins, and cover at most 15 months (Companies Act 1994, s.183(4)).",
        "অর্থবছর শুরুর পরে কোনো মাসের শেষ দিনে শেষ হতে হবে এবং সর্বোচ্চ ১৫ মাসের হবে (কোম্পানি আইন ১৯৯৪, ধারা ১৮৩(৪))।";
    FISCAL_YEAR_TAKEN = Conflict "organization.fiscal-year.taken",
        "This fiscal year was opened meanwhile, or another one has its label. Load the list again.",
        "এই অর্থবছর ইতিমধ্যে খোলা হয়েছে, অথবা অন্যটির একই নাম আছে। তালিকাটি আবার খুলুন।";

    BRANCH_CODE_TAKEN = Conflict "organization.branch.code-taken",
        "Another branch of this company has this code.",
        "এই কোম্পানির অন্য শাখার এই কোড আছে।";
    BRANCH_BIN_REQUIRED = Invalid "organization.branch.bin-required",
        "The company is registered for VAT per branch, so every branch needs its own BIN.",
        "কোম্পানিটি শাখাভিত্তিক ভ্যাট নিবন্ধিত, তাই প্রতিটি শাখার নিজস্ব বিআইএন লাগবে।";
    BRANCH_BIN_TAKEN = Conflict "organization.branch.bin-taken",
        "Another branch has this BIN.",
        "অন্য শাখার এই বিআইএন আছে।";
    BRANCH_CLOSED = Refused "organization.branch.closed",
        "This branch is closed. Nothing more can be set up or changed in it.",
        "এই শাখা বন্ধ। এতে আর কিছু তৈরি বা পরিবর্তন করা যায় না।";
    BRANCH_IN_USE = Refused "organization.branch.in-use",
        "This branch still has open units or positions ({count}). Close or move them first.",
        "এই শাখায় এখনো খোলা বিভাগ বা পদ আছে ({count})। আগে সেগুলো বন্ধ বা স্থানান্তর করুন।";

    UNIT_CODE_TAKEN = Conflict "organization.unit.code-taken",
        "Another unit of the same kind in this company has this code.",
        "এই কোম্পানির একই ধরনের অন্য বিভাগের এই কোড আছে।";
    UNIT_PARENT = Invalid "organization.unit.parent",
        "A {kind} cannot stand under a {parent}. Divisions stand alone, departments under a division or department, cost centres under any.",
        "{parent}-এর অধীনে {kind} থাকতে পারে না। ডিভিশন স্বতন্ত্র, ডিপার্টমেন্ট থাকে ডিভিশন বা ডিপার্টমেন্টের অধীনে, ব্যয়কেন্দ্র যেকোনোটির অধীনে।";
    UNIT_ELSEWHERE = Invalid "organization.unit.elsewhere",
        "“{field}” belongs to another company.",
        "“{field}” অন্য কোম্পানির।";
    UNIT_CYCLE = Refused "organization.unit.cycle",
        "A unit cannot stand under itself or under one of its own units.",
        "কোনো বিভাগ নিজের বা নিজের অধীন বিভাগের অধীনে থাকতে পারে না।";
    UNIT_DEEP = Refused "organization.unit.deep",
        "Units may stand at most {limit} levels deep.",
        "বিভাগ সর্বোচ্চ {limit} স্তর গভীর হতে পারে।";
    UNIT_CLOSED = Refused "organization.unit.closed",
        "This unit is closed. Nothing more can be set up or changed in it.",
        "এই বিভাগ বন্ধ। এতে আর কিছু তৈরি বা পরিবর্তন করা যায় না।";
    UNIT_IN_USE = Refused "organization.unit.in-use",
        "Open units or positions still stand under this unit ({count}). Close or move them first.",
        "এই বিভাগের অধীনে এখনো খোলা বিভাগ বা পদ আছে ({count})। আগে সেগুলো বন্ধ বা স্থানান্তর করুন।";

    POSITION_KEY = Invalid "organization.position.key",
        "A key has 2 to 40 small letters, digits and dashes, such as finance-manager.",
        "কী-তে ২ থেকে ৪০টি ইংরেজি ছোট হাতের অক্ষর, অঙ্ক ও ড্যাশ থাকে, যেমন finance-manager।";
    POSITION_TAKEN = Conflict "organization.position.taken",
        "This position already exists there. Appoint a second holder instead of making a second position.",
        "এই পদ সেখানে আগেই আছে। দ্বিতীয় পদ না বানিয়ে দ্বিতীয় একজনকে নিয়োগ দিন।";
    POSITION_CLOSED = Refused "organization.position.closed",
        "This position is closed. Nobody can be appointed to it.",
        "এই পদ বন্ধ। এতে কাউকে নিয়োগ দেওয়া যায় না।";
    POSITION_IN_USE = Refused "organization.position.in-use",
        "Somebody still fills this position ({count}). Release them first.",
        "এই পদে এখনো কেউ আছেন ({count})। আগে অব্যাহতি দিন।";
    APPOINTMENT_DATES = Invalid "organization.appointment.dates",
        "An appointment cannot end before it begins.",
        "নিয়োগ শুরুর আগে শেষ হতে পারে না।";
    APPOINTMENT_DEPUTY = Invalid "organization.appointment.deputy",
        "A deputy is appointed until a day. Say until when.",
        "প্রতিনিধি নির্দিষ্ট দিন পর্যন্ত নিযুক্ত হন। কবে পর্যন্ত তা লিখুন।";
    APPOINTMENT_OVERLAP = Conflict "organization.appointment.overlap",
        "This person already fills this position in that time, from {from}.",
        "এই ব্যক্তি ওই সময়ে আগে থেকেই এই পদে আছেন, {from} থেকে।";
    APPOINTMENT_ENDED = Refused "organization.appointment.ended",
        "This appointment ends on {on} already; releasing can only end it earlier.",
        "এই নিয়োগ {on} তারিখেই শেষ; অব্যাহতি কেবল আরও আগে শেষ করতে পারে।";

    CHANGE_EMPTY = Invalid "organization.company-change.empty",
        "The request changes nothing. Give at least one value that differs from the company's.",
        "অনুরোধে কোনো পরিবর্তন নেই। কোম্পানির বর্তমান তথ্য থেকে ভিন্ন অন্তত একটি মান দিন।";
    CHANGE_STATE = Refused "organization.company-change.state",
        "The request is {state}, so this is not possible any more.",
        "অনুরোধটি এখন {state}, তাই এটি আর সম্ভব নয়।";
    CHANGE_BRANCH_BIN = Refused "organization.company-change.branch-bin",
        "Open branches have no BIN yet ({count}). Give each its BIN before the company registers per branch.",
        "খোলা শাখাগুলোর এখনো বিআইএন নেই ({count})। শাখাভিত্তিক নিবন্ধনের আগে প্রতিটিকে বিআইএন দিন।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[
    ("tenant_limits_positive", &TENANT_LIMIT, "plan"),
    ("company_tin_unique", &TIN_TAKEN, "tin"),
    ("company_tin_digits", &TIN_INVALID, "tin"),
    ("company_bin_unique", &BIN_TAKEN, "bin"),
    ("company_bin_digits", &BIN_INVALID, "bin"),
    ("company_month_known", &MONTH_INVALID, "fiscalYearStartMonth"),
    ("fiscal_year_start_unique", &FISCAL_YEAR_TAKEN, "startsOn"),
    ("fiscal_year_label_unique", &FISCAL_YEAR_TAKEN, "label"),
    ("fiscal_year_length", &FISCAL_YEAR_DATES, "endsOn"),
    ("branch_code_unique", &BRANCH_CODE_TAKEN, "code"),
    ("branch_bin_unique", &BRANCH_BIN_TAKEN, "bin"),
    ("branch_bin_digits", &BIN_INVALID, "bin"),
    ("org_unit_code_unique", &UNIT_CODE_TAKEN, "code"),
    ("org_unit_not_own_parent", &UNIT_CYCLE, "parentId"),
    ("position_open_unique", &POSITION_TAKEN, "key"),
    ("appointment_dates", &APPOINTMENT_DATES, "endsOn"),
    ("appointment_deputy_ends", &APPOINTMENT_DEPUTY, "endsOn"),
];
