//! Duties that do not go together in any company. A tenant adds its own and switches none of these off; the owner's
//! dated override lets one person hold both.

/// A pair of the program.
pub struct Shipped {
    /// What overrides call it.
    pub key: &'static str,
    /// English name.
    pub name: &'static str,
    /// Bengali name.
    pub name_bn: &'static str,
    /// Why, in English.
    pub sentence: &'static str,
    /// Why, in Bengali.
    pub sentence_bn: &'static str,
    /// Whoever holds any of these …
    pub left: &'static [&'static str],
    /// … may use none of these. Acts only, never reading: whoever may not do a thing may still look at it.
    pub right: &'static [&'static str],
}

macro_rules! shipped {
    ($($key:literal, $name:literal, $name_bn:literal, $sentence:literal, $sentence_bn:literal,
       [$($left:literal),+ $(,)?], [$($right:literal),+ $(,)?];)+) => {
        /// Every shipped pair.
        pub static ALL: &[Shipped] = &[$(Shipped {
            key: $key, name: $name, name_bn: $name_bn, sentence: $sentence, sentence_bn: $sentence_bn,
            left: &[$($left),+], right: &[$($right),+],
        }),+];
    };
}

shipped! {
    "vendor-payment", "Vendors and payment", "ভেন্ডর ও অর্থ ছাড়",
        "Whoever sets up vendors or their bank accounts does not release payments: else one person can pay an invented vendor.",
        "যিনি ভেন্ডর বা তাঁর ব্যাংক হিসাব তৈরি করেন, তিনি অর্থ ছাড় করেন না: নইলে একজনই কাল্পনিক ভেন্ডরকে টাকা দিতে পারেন।",
        ["master_data.vendor.create", "master_data.vendor-bank.create", "master_data.vendor-bank.update"],
        ["finance.payment.release"];
    "order-receipt", "Ordering and receiving", "ক্রয়াদেশ ও মাল গ্রহণ",
        "Whoever orders goods does not confirm that they came.",
        "যিনি মালের আদেশ দেন, তিনি মাল পাওয়ার স্বীকৃতি দেন না।",
        ["scm.order.create", "scm.order.update", "scm.order.approve", "scm.order.issue"],
        ["scm.receipt.create", "scm.receipt.update", "scm.receipt.submit", "scm.receipt.approve", "scm.receipt.post"];
    "receipt-bill", "Receiving and approving bills", "মাল গ্রহণ ও বিল অনুমোদন",
        "Whoever confirms that goods came does not approve the bill for them.",
        "যিনি মাল পাওয়ার স্বীকৃতি দেন, তিনি সেই মালের বিল অনুমোদন করেন না।",
        ["scm.receipt.create", "scm.receipt.approve", "scm.receipt.post"],
        ["finance.bill.approve"];
    "bill-payment", "Bills and payment", "বিল ও অর্থ ছাড়",
        "Whoever enters bills does not release the money for them.",
        "যিনি বিল এন্ট্রি করেন, তিনি তার অর্থ ছাড় করেন না।",
        ["finance.bill.create", "finance.bill.update", "finance.bill.submit"],
        ["finance.payment.release"];
    "payment-reconciliation", "Payment and bank reconciliation", "অর্থ প্রদান ও ব্যাংক মিলকরণ",
        "Whoever pays does not reconcile the bank: else a wrong payment stays hidden.",
        "যিনি অর্থ প্রদান করেন, তিনি ব্যাংক মিলকরণ করেন না: নইলে ভুল প্রদান লুকানো থাকতে পারে।",
        ["finance.payment.prepare", "finance.payment.release"],
        ["finance.bank-reconciliation.create", "finance.bank-reconciliation.update",
         "finance.bank-reconciliation.complete", "finance.bank-reconciliation.approve"];
    "issue-count", "Issuing and counting stock", "মাল বিতরণ ও মজুত গণনা",
        "Whoever issues goods does not decide what a stock count corrects; counting along is allowed.",
        "যিনি মাল বিতরণ করেন, তিনি মজুত গণনার সংশোধনে সিদ্ধান্ত দেন না; গণনায় অংশ নেওয়া যায়।",
        ["scm.issue.create", "scm.issue.approve", "scm.issue.post"],
        ["scm.count.approve", "scm.count.post"];
    "user-finance", "User administration and finance approvals", "ব্যবহারকারী প্রশাসন ও আর্থিক অনুমোদন",
        "Whoever sets up users or gives roles approves no money: else one person can invent the second pair of eyes.",
        "যিনি ব্যবহারকারী তৈরি করেন বা ভূমিকা দেন, তিনি আর্থিক অনুমোদন দেন না: নইলে একজনই দ্বিতীয় অনুমোদনকারী বানাতে পারেন।",
        ["auth.user.invite", "auth.user.update", "auth.user.disable", "auth.user.reset", "auth.role.create",
         "auth.role.update", "auth.role.assign"],
        ["finance.*.approve", "finance.payment.release"];
}
