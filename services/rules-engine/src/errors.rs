//! How rules-engine refuses: what, why, and what to do. What rules themselves refuse comes from crate `rules`.

kernel::errors! {
    TOO_MANY_FACTS = Invalid "rules_engine.case.too-many-facts",
        "A case has at most {limit} facts.",
        "একটি ক্ষেত্রে সর্বোচ্চ {limit}টি তথ্য দেওয়া যায়।";
    TOO_MANY_PACKS = Invalid "rules_engine.case.too-many-packs",
        "Choose one to {limit} packs to compare.",
        "তুলনার জন্য ১ থেকে {limit}টি প্যাক বেছে নিন।";
    TABLE_UNKNOWN = Invalid "rules_engine.pack.table-unknown",
        "Pack {pack} has no table called “{name}”.",
        "{pack} প্যাকে “{name}” নামে কোনো ছক নেই।";

    DUE_SPAN = Invalid "rules_engine.due.span",
        "The last day comes after the first, {days} days later at most.",
        "শেষ দিন প্রথম দিনের পরে, সর্বোচ্চ {days} দিনের মধ্যে হতে হবে।";

    OWN_PACK_CODE = Invalid "rules_engine.own-pack.code",
        "Packs of the law begin with BD or are called PLAN-DEFAULT. Choose a code of your own, such as ACME-1.",
        "আইনের প্যাকের কোড BD দিয়ে শুরু হয়, অথবা PLAN-DEFAULT। নিজস্ব কোড দিন, যেমন ACME-1।";
    OWN_PACK_CODE_TAKEN = Conflict "rules_engine.own-pack.code-taken",
        "Another own pack has this code. Choose another, such as the next number.",
        "এই কোডে আরেকটি নিজস্ব প্যাক আছে। অন্য কোড দিন, যেমন পরের নম্বর।";
    OWN_PACK_STATE = Refused "rules_engine.own-pack.state",
        "The pack is {state}, so this is not possible now.",
        "প্যাকটির অবস্থা: {state}, তাই এখন এটি সম্ভব নয়।";
    OWN_PACK_AT_ONCE = Conflict "rules_engine.own-pack.at-once",
        "Another pack was put in force on the same law at the same moment. Look again.",
        "একই মুহূর্তে একই আইনের ওপর অন্য একটি প্যাক কার্যকর হয়েছে। আবার দেখুন।";
    OWN_PACK_UNTESTED = Refused "rules_engine.own-pack.untested",
        "The pack has no test. Write at least one [[tests]] with what it should give.",
        "প্যাকটিতে কোনো পরীক্ষা নেই। অন্তত একটি [[tests]] লিখুন, যাতে প্রত্যাশিত ফল থাকে।";
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] =
    &[("own_pack_code_unique", &OWN_PACK_CODE_TAKEN, "code"), ("own_pack_in_force", &OWN_PACK_AT_ONCE, "extends")];
