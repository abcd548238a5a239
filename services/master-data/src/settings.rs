//! What a tenant may choose about parties and items.

use crate::permissions;

kernel::settings! {
    BANK_HOLD_HOURS: i64 = "master_data.vendor-bank.hold-hours" at Tenant, Number { least: 24, most: 720 }, "24",
        permissions::VENDOR_BANK_HOLD,
        "Hours a new bank account is held", "নতুন ব্যাংক হিসাব কত ঘণ্টা আটকে থাকে",
        "No payment goes to a party's new account for so many hours, so that whoever is told can object. A day at least.",
        "পার্টির নতুন হিসাবে এত ঘণ্টা কোনো টাকা যায় না, যাতে যাঁদের জানানো হয় তাঁরা আপত্তি করতে পারেন। অন্তত এক দিন।";
}
