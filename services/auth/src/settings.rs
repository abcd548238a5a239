//! What a tenant may choose about how people come in.

use crate::permissions;

kernel::settings! {
    INVITATION_HOURS: i64 = "auth.link.invitation-hours" at Tenant, Number { least: 1, most: 336 }, "72",
        permissions::LINK_TIME,
        "Hours an invitation is good", "আমন্ত্রণ কত ঘণ্টা কার্যকর থাকে",
        "Whoever is invited chooses a password within so many hours. 72 hours reach over a weekend.",
        "আমন্ত্রিত ব্যক্তি এত ঘণ্টার মধ্যে পাসওয়ার্ড ঠিক করবেন। ৭২ ঘণ্টায় সাপ্তাহিক ছুটি পার হয়।";
}
