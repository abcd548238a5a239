//! How auth refuses: what, why, and what to do.

kernel::errors! {
    SIGN_IN_REFUSED = Unauthenticated "auth.sign-in.refused",
        "The organization, e-mail address or password is not right, or the account may be locked for 30 minutes after five failed tries. Check them, or ask your administrator.",
        "প্রতিষ্ঠান, ই-মেইল বা পাসওয়ার্ড সঠিক নয়, অথবা পাঁচবার ব্যর্থ চেষ্টার পর অ্যাকাউন্টটি ৩০ মিনিটের জন্য বন্ধ থাকতে পারে। মিলিয়ে দেখুন, অথবা প্রশাসককে জানান।";
    TENANT_NEEDED = Invalid "auth.sign-in.tenant",
        "Say which organization you sign in to, by its short name.",
        "কোন প্রতিষ্ঠানে সাইন ইন করবেন তা সংক্ষিপ্ত নামে জানান।";
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
}

/// Each constraint a person can run into, its sentence and the field it speaks of.
pub static CONSTRAINTS: &[(&str, &kernel::Code, &str)] = &[("user_email_unique", &USER_EMAIL_TAKEN, "email")];
