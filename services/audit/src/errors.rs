//! How audit refuses: what, why, and what to do.

kernel::errors! {
    KEY_UNUSABLE = Internal "audit.key-unusable",
        "The key that signs the audit trail cannot be used. The operator must make a new one.",
        "অডিট ট্রেইলে স্বাক্ষরের চাবিটি ব্যবহার করা যাচ্ছে না। পরিচালককে নতুন চাবি তৈরি করতে হবে।";
    HEAD_UNREADABLE = Invalid "audit.head-unreadable",
        "This is no head of an audit trail: {reason}. Give a file that a backup or an export wrote.",
        "এটি কোনো অডিট ট্রেইলের হেড নয়: {reason}। ব্যাকআপ বা রপ্তানি থেকে পাওয়া ফাইল দিন।";
    RETENTION_BELOW_FLOOR = Refused "audit.retention.below-floor",
        "Records of the kind “{kind}” are kept for at least {floor} years, because the law asks for it. Choose {floor} or more.",
        "আইন অনুযায়ী “{kind}” ধরনের নথি কমপক্ষে {floor} বছর রাখতে হয়। {floor} বা তার বেশি দিন।";
    RETENTION_SHORTER = Refused "audit.retention.shorter",
        "Records of this kind are kept for {now} years already. That can be lengthened, never shortened.",
        "এই ধরনের নথি ইতিমধ্যে {now} বছর রাখা হচ্ছে। মেয়াদ বাড়ানো যায়, কমানো যায় না।";
    RETENTION_TOO_LONG = Invalid "audit.retention.too-long",
        "Records can be kept for at most {limit} years. To keep some for longer, place a hold on them.",
        "নথি সর্বোচ্চ {limit} বছর রাখা যায়। কিছু নথি আরও বেশি দিন রাখতে সেগুলো আটকে রাখুন।";
    HOLD_PERIOD = Invalid "audit.hold.period",
        "The period ends before it begins. Correct its days.",
        "মেয়াদ শুরুর আগেই শেষ হয়েছে। তারিখ ঠিক করুন।";
    HOLD_RELEASED = Conflict "audit.hold.released",
        "This hold was released already. Place a new one if the records must be kept.",
        "এই হোল্ডটি আগেই ছেড়ে দেওয়া হয়েছে। নথি রাখতে হলে নতুন হোল্ড দিন।";
    NOT_SEALED = Conflict "audit.entry.not-sealed",
        "This entry has no proof: it was removed when its time had come, or it is not sealed yet.",
        "এই এন্ট্রির কোনো প্রমাণ নেই: মেয়াদ শেষে এটি মুছে ফেলা হয়েছে, অথবা এখনো সিল করা হয়নি।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("hold_period", &HOLD_PERIOD, "untilOn")];
