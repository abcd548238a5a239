//! The data path's refusals.

kernel::errors! {
    TENANT_UNKNOWN = NotFound "data.tenant-unknown",
        "There is no such organization. Check its short name.",
        "এমন কোনো প্রতিষ্ঠান নেই। সংক্ষিপ্ত নামটি যাচাই করুন।";
    GRANTS_CHANGED = Unavailable "data.grants-changed",
        "What you may do was changed a moment ago. Try again: your roles as they are now then apply.",
        "এইমাত্র আপনার অনুমতি পরিবর্তিত হয়েছে। আবার চেষ্টা করুন: এখনকার ভূমিকা অনুযায়ী কাজ হবে।";
    UNSEALED = Internal "data.unsealed",
        "A protected field could not be opened: it was altered, or its key is not this installation's.",
        "একটি সুরক্ষিত ঘর খোলা যায়নি: এটি পরিবর্তিত হয়েছে, অথবা এর চাবি এই ইনস্টলেশনের নয়।";
    TENANT_CLOSED = Refused "data.tenant-closed",
        "This organization is {state}: it can be read but not changed. Ask the operator to activate it.",
        "এই প্রতিষ্ঠানটি এখন {state}: পড়া যায়, পরিবর্তন করা যায় না। পরিচালককে সক্রিয় করতে বলুন।";
    APPEND_ONLY = Refused "data.append-only",
        "Rows of {table} are written once and never changed. Record a correction instead.",
        "{table}-এর সারি একবারই লেখা হয়, পরিবর্তন করা যায় না। এর বদলে সংশোধনী লিখুন।";
    APPROVAL_MAKER = Refused "data.approval.maker",
        "You wrote or submitted this yourself, so somebody else must decide it.",
        "এটি আপনি নিজে লিখেছেন বা জমা দিয়েছেন, তাই সিদ্ধান্ত অন্য কাউকে নিতে হবে।";
    APPROVAL_NONE = Conflict "data.approval.none",
        "Nothing is waiting for a decision here: it was decided or recalled meanwhile. Load it again.",
        "এখানে সিদ্ধান্তের অপেক্ষায় কিছু নেই: ইতিমধ্যে সিদ্ধান্ত হয়েছে বা প্রত্যাহার করা হয়েছে। আবার খুলুন।";
    APPROVAL_WAITING = Conflict "data.approval.waiting",
        "This document already waits for a decision.",
        "এই নথিটি ইতিমধ্যে সিদ্ধান্তের অপেক্ষায় আছে।";
    APPROVAL_REASON = Invalid "data.approval.reason",
        "Say why you reject it.",
        "প্রত্যাখ্যানের কারণ লিখুন।";
    COMMENT_MENTIONS = Refused "data.comment.mentions",
        "One comment mentions at most {limit} people. Mention the others in another.",
        "একটি মন্তব্যে সর্বোচ্চ {limit} জনকে উল্লেখ করা যায়। বাকিদের আরেকটি মন্তব্যে উল্লেখ করুন।";
    COMMENT_STAYS = Refused "data.comment.stays",
        "A comment can be taken back within 15 minutes. This one stays; write another that corrects it.",
        "মন্তব্য ১৫ মিনিটের মধ্যে ফিরিয়ে নেওয়া যায়। এটি থাকবে; সংশোধন করতে আরেকটি মন্তব্য লিখুন।";
    COMMENT_WITHDRAWN = Conflict "data.comment.withdrawn",
        "This comment was taken back already.",
        "এই মন্তব্যটি আগেই ফিরিয়ে নেওয়া হয়েছে।";
    SLUG_TAKEN = Conflict "data.tenant-slug-taken",
        "Another organization has this short name. Choose a different one.",
        "অন্য প্রতিষ্ঠানের এই সংক্ষিপ্ত নাম আছে। আরেকটি বেছে নিন।";
    NOT_EXPORTED = Refused "data.tenant-not-exported",
        "This organization was not exported since it was archived. Export it first, then erase it.",
        "আর্কাইভের পরে এই প্রতিষ্ঠানের তথ্য রপ্তানি করা হয়নি। আগে রপ্তানি করুন, তারপর মুছুন।";
    SCHEMA_DIFFERS = Refused "data.schema-differs",
        "The tables of “{schema}” were made by another version of this program: {reason}. Start the version that made them, or restore a backup.",
        "“{schema}”-এর টেবিলগুলো এই প্রোগ্রামের অন্য সংস্করণের তৈরি: {reason}। যে সংস্করণ তৈরি করেছে সেটি চালান, অথবা ব্যাকআপ ফিরিয়ে আনুন।";
    READ_ONLY = Internal "data.read-only",
        "A read tried to change something.",
        "পড়ার কাজে কিছু পরিবর্তনের চেষ্টা হয়েছে।";
    AUTHORITY_UNUSABLE = Invalid "data.authority-unusable",
        "The certificate authority in {file} cannot be used: {reason}. Name a PEM file with your provider's certificate.",
        "{file}-এর সার্টিফিকেট কর্তৃপক্ষ ব্যবহার করা যাচ্ছে না: {reason}। সেবাদাতার সার্টিফিকেটসহ একটি PEM ফাইলের নাম দিন।";
    NOT_LET_IN = Unavailable "data.not-let-in",
        "The database {database} at {place} does not let {user} in: {reason}. Check the address, the name and the password.",
        "{place}-এর {database} ডেটাবেস {user}-কে ঢুকতে দিচ্ছে না: {reason}। ঠিকানা, নাম ও পাসওয়ার্ড যাচাই করুন।";
    WRONG_PASSWORD = Unavailable "data.wrong-password",
        "The database does not take this process's password: it was changed. If it lasts, restart the process.",
        "ডেটাবেস এই প্রসেসের পাসওয়ার্ড গ্রহণ করছে না: এটি বদলানো হয়েছে। সমস্যা থেকে গেলে প্রসেসটি আবার চালু করুন।";
    MAY_NOT_INSTALL = Refused "data.may-not-install",
        "The database user {user} must be able to create roles and schemas, and may not: {reason}. As the server's administrator run: alter role {user} createrole; alter database {database} owner to {user}.",
        "ডেটাবেস ব্যবহারকারী {user}-এর রোল ও স্কিমা তৈরির অনুমতি প্রয়োজন, কিন্তু নেই: {reason}। সার্ভারের পরিচালক হিসেবে চালান: alter role {user} createrole; alter database {database} owner to {user}।";
}
