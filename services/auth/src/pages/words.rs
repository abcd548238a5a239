//! What the pages say, in both languages side by side.

use kernel::Language;

/// A sentence or a label.
#[derive(Clone, Copy)]
pub struct Words {
    en: &'static str,
    bn: &'static str,
}

impl Words {
    /// In this language.
    pub const fn say(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Bn => self.bn,
        }
    }
}

macro_rules! words {
    ($($name:ident = $en:literal, $bn:literal;)+) => {
        $(pub const $name: Words = Words { en: $en, bn: $bn };)+
        #[cfg(test)]
        pub const ALL: &[Words] = &[$($name),+];
    };
}

words! {
    ERROR = "Error", "ত্রুটি";

    SIGN_IN = "Sign in", "সাইন ইন";
    TENANT = "Organization", "প্রতিষ্ঠান";
    TENANT_HELP = "Its short name, such as padma", "সংক্ষিপ্ত নাম, যেমন padma";
    EMAIL = "E-mail address", "ই-মেইল ঠিকানা";
    PASSWORD = "Password", "পাসওয়ার্ড";
    FORGOTTEN = "Forgotten your password?", "পাসওয়ার্ড ভুলে গেছেন?";
    NO_TLS = "This address has no TLS, so your browser will not keep you signed in. Open it with https://, or tell whoever runs the server.",
        "এই ঠিকানায় টিএলএস নেই, তাই ব্রাউজার আপনাকে সাইন ইন করা রাখবে না। https:// দিয়ে খুলুন, অথবা যিনি সার্ভার চালান তাঁকে জানান।";
    TENANT_MISSING = "Say which organization, by its short name.", "কোন প্রতিষ্ঠান, তার সংক্ষিপ্ত নাম লিখুন।";
    EMAIL_MISSING = "Give your e-mail address.", "আপনার ই-মেইল ঠিকানা লিখুন।";
    PASSWORD_MISSING = "Give your password.", "আপনার পাসওয়ার্ড লিখুন।";

    SECOND_STEP = "Second step", "দ্বিতীয় ধাপ";
    SECOND_LEAD = "Your password is right. Now the code of your authenticator app.",
        "পাসওয়ার্ড ঠিক আছে। এবার অথেনটিকেটর অ্যাপের কোড দিন।";
    RECOVERY_LEAD = "Your password is right. Now one of the recovery codes you wrote down; each is good once.",
        "পাসওয়ার্ড ঠিক আছে। এবার লিখে রাখা একটি রিকভারি কোড দিন; প্রতিটি একবারই চলে।";
    CODE = "Six digits", "ছয়টি অঙ্ক";
    RECOVERY_CODE = "Recovery code", "রিকভারি কোড";
    CODE_MISSING = "Give the six digits your app shows now.", "অ্যাপে এখন যে ছয়টি অঙ্ক দেখাচ্ছে তা লিখুন।";
    RECOVERY_MISSING = "Give one of your recovery codes.", "আপনার একটি রিকভারি কোড লিখুন।";
    USE_RECOVERY = "Use a recovery code", "রিকভারি কোড ব্যবহার করুন";
    USE_APP = "Use the app", "অ্যাপ ব্যবহার করুন";
    BEGIN_AGAIN = "Begin again", "আবার শুরু করুন";
    BOTH_LOST = "If telephone and recovery codes are both lost, your administrator can take the second step away.",
        "ফোন ও রিকভারি কোড দুটিই হারালে প্রশাসক দ্বিতীয় ধাপটি বাতিল করে দিতে পারেন।";

    TOLD_OUT = "You are signed out.", "আপনি সাইন আউট করেছেন।";
    TOLD_PASSWORD = "Your password is set. Sign in with it.", "আপনার পাসওয়ার্ড সেট হয়েছে। এটি দিয়ে সাইন ইন করুন।";

    SIGN_OUT = "Sign out", "সাইন আউট";
    SIGNED_IN_AS = "You are signed in as", "আপনি সাইন ইন করা আছেন:";
    NOT_SIGNED_IN = "You are not signed in.", "আপনি সাইন ইন করা নেই।";
    BACK = "Back to work", "কাজে ফিরে যান";

    CHOOSE = "Choose a password", "পাসওয়ার্ড ঠিক করুন";
    WHOSE = "For", "যাঁর জন্য";
    RULES = "What makes a good password", "ভালো পাসওয়ার্ড যেমন হয়";
    RULE_LENGTH = "Ten characters or more. Several words that do not belong together are easy to remember.",
        "অন্তত দশ অক্ষর। একে অন্যের সঙ্গে সম্পর্কহীন কয়েকটি শব্দ মনে রাখা সহজ।";
    RULE_OWN = "Not your name, your address or the name of your organization.",
        "নিজের নাম, ই-মেইল বা প্রতিষ্ঠানের নাম নয়।";
    RULE_COMMON = "Not one that everybody uses. Capital letters and signs are not needed; Bengali is fine.",
        "সবাই যা ব্যবহার করে তেমন নয়। বড় হাতের অক্ষর বা চিহ্ন লাগবে না; বাংলায়ও দেওয়া যায়।";
    NEW_PASSWORD = "New password", "নতুন পাসওয়ার্ড";
    ONCE_MORE = "The same once more", "একই পাসওয়ার্ড আবার";
    NEW_MISSING = "Choose a password.", "একটি পাসওয়ার্ড দিন।";
    DIFFERENT = "The two are not the same. Type both again.", "দুটি এক নয়। দুটিই আবার লিখুন।";
    SET_IT = "Set the password", "পাসওয়ার্ড সেট করুন";
    ENDS_OTHERS = "You will be signed out everywhere else.", "অন্য সব জায়গা থেকে সাইন আউট হয়ে যাবেন।";

    SPENT = "This link is good no more", "এই লিংক আর চলবে না";
    SPENT_WHY = "It was used already, its time is over, or a newer one was made. An invitation is good for the hours your organization chose, a link for a new password for one hour; each once.",
        "এটি আগেই ব্যবহৃত হয়েছে, মেয়াদ শেষ, অথবা নতুন একটি তৈরি হয়েছে। আমন্ত্রণ প্রতিষ্ঠানের ঠিক করা সময় পর্যন্ত এবং নতুন পাসওয়ার্ডের লিংক এক ঘণ্টা চলে; প্রতিটি একবারই।";
    SPENT_USED = "If you have chosen your password with it, sign in.", "এই লিংকে আগেই পাসওয়ার্ড সেট করে থাকলে সাইন ইন করুন।";
    SPENT_ELSE = "If not, ask your administrator for another link, and open the newest one.",
        "না করে থাকলে প্রশাসকের কাছে আরেকটি লিংক চান এবং সবচেয়ে নতুনটি খুলুন।";

    FORGOT = "A new password", "নতুন পাসওয়ার্ড";
    FORGOT_LEAD = "An administrator of your organization gives you a link. Vextrus does not send mail yet.",
        "আপনার প্রতিষ্ঠানের প্রশাসক একটি লিংক দেবেন। ভেক্সট্রাস এখনো ই-মেইল পাঠায় না।";
    FORGOT_ASK = "Ask your administrator, in person or by telephone, for a link for a new password.",
        "সামনাসামনি বা ফোনে প্রশাসকের কাছে নতুন পাসওয়ার্ডের লিংক চান।";
    FORGOT_OPEN = "Open it within an hour and choose a password. It is good once.",
        "এক ঘণ্টার মধ্যে লিংক খুলে পাসওয়ার্ড সেট করুন। লিংকটি একবারই চলে।";
    FORGOT_LOCKED = "If the account was locked after five failed tries, the link opens it again; so does waiting for 30 minutes.",
        "পাঁচবার ভুলের পর অ্যাকাউন্ট বন্ধ হলে লিংকটি তা আবার খুলে দেয়; ৩০ মিনিট অপেক্ষা করলেও খোলে।";
    FORGOT_OWNER = "If you are the administrator and nobody else is, ask whoever runs the server. The command there is",
        "আপনি নিজেই একমাত্র প্রশাসক হলে যিনি সার্ভার চালান তাঁকে বলুন। সেখানকার আদেশ";
    TO_SIGN_IN = "To sign-in", "সাইন ইনে যান";

    REFUSED = "That did not work", "কাজটি হয়নি";
}
