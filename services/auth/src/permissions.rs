//! What people may do here. The owner and the administrator hold all of it but what only the operator does.

use kernel::{Actor, Cx, Permission, Result};

kernel::permissions! {
    USER_READ = "auth.user.read",
        "See users", "ব্যবহারকারী দেখা", ["viewer", "internal-auditor", "hr-manager"];
    USER_INVITE = "auth.user.invite",
        "Invite people to work here", "নতুন ব্যবহারকারীকে আমন্ত্রণ জানানো", ["hr-manager"];
    LINK_TIME = "auth.link.set-time",
        "Choose how long invitations are good", "আমন্ত্রণ কতক্ষণ কার্যকর থাকবে তা ঠিক করা", [];
    USER_UPDATE = "auth.user.update",
        "Change users' names and addresses", "ব্যবহারকারীর নাম ও ঠিকানা পরিবর্তন করা", ["hr-manager"];
    USER_DISABLE = "auth.user.disable",
        "Disable users and let them in again", "ব্যবহারকারী নিষ্ক্রিয় করা ও আবার চালু করা", ["hr-manager"];
    USER_UNLOCK = "auth.user.unlock",
        "Unlock accounts after failed sign-ins", "ব্যর্থ সাইন ইনের পর অ্যাকাউন্ট খুলে দেওয়া", ["hr-manager"];
    USER_RESET = "auth.user.reset",
        "Let users choose a new password by a link", "লিংকের মাধ্যমে ব্যবহারকারীকে নতুন পাসওয়ার্ড দেওয়ার সুযোগ করে দেওয়া", [], sensitive;
    SESSION_READ = "auth.session.read",
        "See where others are signed in", "অন্যরা কোথায় সাইন ইন করা আছেন তা দেখা", [], sensitive;
    SESSION_REVOKE = "auth.session.revoke",
        "Sign others out", "অন্যদের সাইন আউট করানো", [], sensitive;
    SECOND_FACTOR_RESET = "auth.second-factor.reset",
        "Take away a second factor somebody has lost", "কারও হারানো দ্বিতীয় ধাপের যাচাই বাতিল করা", [], sensitive;
    API_KEY_MANAGE = "auth.api-key.manage",
        "Make keys for programs, which may at most what oneself may", "প্রোগ্রামের জন্য কী তৈরি করা, যার অনুমতি নিজের অনুমতির বেশি নয়", [], sensitive;
    OWNER_ESTABLISH = "auth.owner.establish",
        "Give the owner of a new organization an account", "নতুন প্রতিষ্ঠানের মালিককে অ্যাকাউন্ট দেওয়া", [], operator;
    TOKEN_MINT = "auth.token.mint",
        "Make access tokens for scripts", "স্ক্রিপ্টের জন্য অ্যাক্সেস টোকেন তৈরি করা", [], operator;
    SIGNING_KEY_ROTATE = "auth.signing-key.rotate",
        "Sign access tokens with a new key", "নতুন কী দিয়ে অ্যাক্সেস টোকেন স্বাক্ষর করা", [], operator;

    ROLE_READ = "auth.role.read",
        "See roles, permissions and who holds them", "ভূমিকা, অনুমতি ও কার কোন ভূমিকা আছে তা দেখা",
        ["viewer", "internal-auditor", "hr-manager"];
    ROLE_CREATE = "auth.role.create",
        "Make roles", "ভূমিকা তৈরি করা", [];
    ROLE_UPDATE = "auth.role.update",
        "Change roles", "ভূমিকা পরিবর্তন করা", [];
    ROLE_RETIRE = "auth.role.retire",
        "Retire roles", "ভূমিকা বাতিল করা", [];
    ROLE_ASSIGN = "auth.role.assign",
        "Give roles to people", "ব্যবহারকারীকে ভূমিকা দেওয়া", [];
    ROLE_REVOKE = "auth.role.revoke",
        "Take roles back", "ভূমিকা ফিরিয়ে নেওয়া", [];
    ROLE_DELEGATE = "auth.role.delegate",
        "Lend one's own roles to somebody for a time", "নিজের ভূমিকা সাময়িকভাবে অন্যকে দেওয়া",
        ["project-director", "project-manager", "finance-manager", "accountant", "hr-manager", "procurement-officer",
         "site-engineer", "document-controller"];
    DELEGATION_UPDATE = "auth.delegation.update",
        "Decide whether roles may be lent without an administrator",
        "প্রশাসক ছাড়া ভূমিকা সাময়িকভাবে অন্যকে দেওয়া যাবে কি না তা ঠিক করা", [];
    DUTY_PAIR_READ = "auth.duty-pair.read",
        "See duties that do not go together and who holds both", "পরস্পরবিরোধী দায়িত্ব ও কার দুটিই আছে তা দেখা",
        ["viewer", "internal-auditor", "finance-manager"];
    DUTY_PAIR_CREATE = "auth.duty-pair.create",
        "Keep two duties apart", "দুটি দায়িত্ব আলাদা রাখার নিয়ম তৈরি করা", [];
    DUTY_PAIR_UPDATE = "auth.duty-pair.update",
        "Change which duties are kept apart", "দায়িত্ব আলাদা রাখার নিয়ম পরিবর্তন করা", [];
    DUTY_PAIR_RETIRE = "auth.duty-pair.retire",
        "Let two duties go together again", "দায়িত্ব আলাদা রাখার নিয়ম বাতিল করা", [];
    OVERRIDE_READ = "auth.override.read",
        "See who may hold duties that do not go together", "কে পরস্পরবিরোধী দায়িত্ব রাখতে পারেন তা দেখা",
        ["viewer", "internal-auditor", "finance-manager"];
    OVERRIDE_GIVE = "auth.override.give",
        "Let somebody hold duties that do not go together, as an owner of the organization",
        "প্রতিষ্ঠানের মালিক হিসেবে কাউকে পরস্পরবিরোধী দায়িত্ব রাখার অনুমতি দেওয়া", [], sensitive;
}

/// Refuses everybody but the operator, whatever is granted: an administrator's `*` ends at the own tenant.
pub fn only_operator(cx: &Cx, permission: &Permission) -> Result<()> {
    match cx.actor() {
        Actor::Operator => Ok(()),
        _ => Err(cx.denied(permission)),
    }
}
